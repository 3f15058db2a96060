// The policy that is shipped, as an evaluator reads it, and the licences of what is shipped. That every page works
// under the policy is what the other scenarios show: `make preview` and the tests send it, with pages that a test edits
// too, and the few scenarios that take it away say why.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseHeaders, startStaticServer } from '../../scripts/static-server.mjs';
import { siteFolder } from './support/site.mjs';

const require = createRequire(import.meta.url);
const { CspEvaluator } = require('csp_evaluator/dist/evaluator.js');
const { CspParser } = require('csp_evaluator/dist/parser.js');
const { Severity } = require('csp_evaluator/dist/finding.js');

/** What the evaluator says and why it stays as it is. */
const EXPLAINED = [
  // It warns of 'self' where the host also serves what others upload, or JSONP. The guide's files are a build.
  { directive: 'script-src', value: "'self'" },
];

test('a site in a sub-folder is sent with its policy', async () => {
  const server = await startStaticServer({ root: siteFolder('dist-guide'), prefix: '/guide/' });
  try {
    for (const path of ['', 'treatments/microneedling/plan/', 'no-such-page/']) {
      const { headers } = await fetch(server.url + path);
      assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; script-src 'self'/, path);
    }
    const { headers } = await fetch(`${server.url}content/v1/index.json`);
    assert.equal(headers.get('access-control-allow-origin'), '*');
  } finally {
    await server.close();
  }
});

test('an evaluator finds nothing in the policy that is not explained', () => {
  const rules = parseHeaders(readFileSync(join(siteFolder(), '_headers'), 'utf8'));
  const [[, policy]] = rules.flatMap(({ headers }) => headers).filter(([name]) => name === 'Content-Security-Policy');
  const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
  const serious = findings.filter(({ severity }) => severity <= Severity.MEDIUM_MAYBE);
  const left = serious.filter(({ directive, value }) =>
    !EXPLAINED.some((it) => it.directive === directive && it.value === value));
  assert.deepEqual(left, []);
  for (const { directive, value } of EXPLAINED) {
    assert.ok(serious.some((it) => it.directive === directive && it.value === value), `${directive} ${value} is no finding any more`);
  }
  console.log(`figure: row 30: the policy has ${left.length} findings of medium or high severity that are not explained, ${EXPLAINED.length} explained (${policy})`);
});
