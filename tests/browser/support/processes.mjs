// Programs that a test run starts: on free ports, waited for, and gone with the run however it ends.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const groups = new Set();
const folders = new Set();

process.on('exit', () => {
  for (const pid of groups) killGroup(pid, 'SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** A port that nothing uses at this moment. */
export function freePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A folder of its own that vanishes with the run. */
export function scratchFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `treatment-guide-${name}-`));
  folders.add(folder);
  return folder;
}

/**
 * Starts a program in a process group of its own, so that what it starts goes with it. `output()` gives what
 * it has printed, for messages; `stop()` ends the group.
 */
export function start(command, args, { env = {}, cwd, stdio = ['ignore', 'pipe', 'pipe'] } = {}) {
  const child = spawn(command, args, { detached: true, stdio, cwd, env: { ...process.env, ...env } });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => chunks.push(chunk));
    stream?.unref();
  }
  // A program that still runs does not keep the test run from ending; the exit handler above ends it.
  child.unref();
  const state = { failure: null };
  child.on('error', (error) => (state.failure = `could not be started: ${error.message}`));
  const ended = new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      state.failure ??= `ended with ${signal ?? code}`;
      resolve();
    });
    child.on('error', resolve);
  });
  if (child.pid) groups.add(child.pid);
  return {
    child,
    state,
    output: () => Buffer.concat(chunks).toString().slice(-2000),
    async stop() {
      if (!child.pid) return;
      killGroup(child.pid, 'SIGTERM');
      const patience = new AbortController();
      const grace = pause(2000, undefined, { signal: patience.signal }).catch(() => {});
      await Promise.race([ended, grace]);
      patience.abort();
      killGroup(child.pid, 'SIGKILL');
      groups.delete(child.pid);
    },
  };
}

/** Waits until `probe` gives something truthy or the program has ended; says which program, and why. */
export async function until(what, program, probe, timeoutMs = 30_000) {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    if (program.state.failure) {
      throw new Error(`${what} ${program.state.failure}\n${program.output()}`);
    }
    const answer = await probe();
    if (answer) return answer;
    await pause(25);
  }
  throw new Error(`${what} was not ready after ${timeoutMs / 1000} s\n${program.output()}`);
}
