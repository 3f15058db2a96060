// The three browser engines: how each is found, started and given conditions (no JavaScript, no WebAssembly,
// no storage, dark, forced colours, reduced motion, a time zone), and which of these it does not have.
// It knows nothing of pages or of the site under test.
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { outsideProxy } from './outside-proxy.mjs';
import { freePort, scratchFolder, start, until } from './processes.mjs';
import { Session } from './webdriver.mjs';

const MAC = process.platform === 'darwin';
const ROOT = process.getuid?.() === 0;

/** The first of these programs that exists (names are looked up on PATH), or an error that says what to do. */
function findProgram(what, candidates) {
  for (const candidate of candidates) {
    const places = candidate.includes('/')
      ? [candidate]
      : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, candidate));
    for (const place of places) {
      try {
        accessSync(place, constants.X_OK);
        return place;
      } catch {
        // not here: the next place
      }
    }
  }
  throw new Error(`${what} is missing (looked for ${candidates.join(', ')}): run scripts/setup test`);
}

async function startDriver(what, command, args, port, env) {
  const program = start(command, args, { env });
  const base = `http://127.0.0.1:${port}`;
  const answers = () => fetch(`${base}/status`).then((response) => response.ok, () => false);
  await until(what, program, answers);
  return { base, program };
}

/** One session with the processes that belong to it. */
async function launch({ what, command, args, port, env = {}, capabilities, also = [], onStart }) {
  const driver = await startDriver(what, command, args, port, env);
  const stop = async () => {
    await driver.program.stop();
    for (const program of also) await program.stop();
  };
  try {
    const session = await Session.start(driver.base, capabilities);
    await session.post('/timeouts', { script: 30_000, pageLoad: 60_000, implicit: 0 });
    await onStart?.(session);
    return {
      session,
      async close() {
        await session.quit().catch(() => {});
        await stop();
      },
    };
  } catch (error) {
    error.message = `${what}: ${error.message}\n${driver.program.output()}`;
    await stop();
    throw error;
  }
}

const without = (conditions, what) => conditions.without?.includes(what) ?? false;

// ------------------------------------------------------------------ another day

/** The day that it is in all pages (`2027-04-26`), to see that no scenario passes on some days only; Chromium alone. */
const TODAY = process.env.TODAY;
if (TODAY && Number.isNaN(Date.parse(`${TODAY}T00:00Z`))) throw new Error(`TODAY=${TODAY}: not a day such as 2027-04-26`);

/** Runs in a page before anything of it: it is another day, at the real hour, and time passes. */
const onAnotherDay = (iso) => {
  const Real = Date;
  const day = iso.split('-').map(Number);
  const moved = new Real();
  moved.setFullYear(day[0], day[1] - 1, day[2]);
  const ahead = moved.getTime() - Real.now();
  window.Date = class extends Real {
    constructor(...given) {
      super(...(given.length ? given : [Real.now() + ahead]));
    }
    static now() {
      return Real.now() + ahead;
    }
  };
};

// ------------------------------------------------------------------ Chromium

/** Where Chromium or Chrome lies. Chromium's driver finds it by itself on macOS; who starts it without one has to ask. */
export const chromiumProgram = () => findProgram(
  'Chromium',
  MAC
    ? ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
    : ['chromium', 'google-chrome', 'chromium-browser'],
);

const chromium = {
  name: 'chromium',
  lacks: [],
  async launch(conditions) {
    const port = await freePort();
    const profile = scratchFolder('chromium');
    const args = [
      '--headless=new',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-extensions',
      '--disable-dev-shm-usage',
      '--hide-scrollbars',
      `--user-data-dir=${profile}`,
      `--proxy-server=${(await outsideProxy()).address}`,
      '--lang=en-US',
    ];
    // Chromium refuses its sandbox to root, which is what containers run as.
    if (ROOT) args.push('--no-sandbox');
    if (without(conditions, 'wasm')) args.push('--js-flags=--jitless');
    if (without(conditions, 'storage')) args.push('--disable-local-storage');
    const prefs = { 'intl.accept_languages': 'en-US,en' };
    if (without(conditions, 'js')) prefs['profile.default_content_setting_values.javascript'] = 2;
    const options = { args, prefs };
    if (!MAC) options.binary = chromiumProgram();
    const media = [];
    if (conditions.colorScheme) {
      media.push({ name: 'prefers-color-scheme', value: conditions.colorScheme });
    }
    if (conditions.forcedColors) media.push({ name: 'forced-colors', value: 'active' });
    if (conditions.reducedMotion) media.push({ name: 'prefers-reduced-motion', value: 'reduce' });
    return launch({
      what: 'Chromium',
      command: findProgram('chromedriver', ['chromedriver']),
      args: [`--port=${port}`],
      port,
      env: conditions.timeZone ? { TZ: conditions.timeZone } : {},
      capabilities: {
        browserName: 'chrome',
        pageLoadStrategy: 'normal',
        unhandledPromptBehavior: 'ignore',
        'goog:chromeOptions': options,
      },
      async onStart(session) {
        if (media.length) await cdp(session, 'Emulation.setEmulatedMedia', { features: media });
        if (TODAY) {
          const source = `(${onAnotherDay})(${JSON.stringify(TODAY)});`;
          await cdp(session, 'Page.addScriptToEvaluateOnNewDocument', { source });
        }
      },
    });
  },
  /** The inside of the window, in CSS pixels; any size. */
  async resize(session, width, height) {
    await cdp(session, 'Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    });
    return true;
  },
};

/** A command of Chromium's own protocol. */
export function cdp(session, cmd, params = {}) {
  return session.post('/goog/cdp/execute', { cmd, params });
}

// ------------------------------------------------------------------ Firefox

const firefox = {
  name: 'firefox',
  lacks: [],
  // On a machine that does much else its driver takes a key or a click, and no event of it reaches the page (seen in 153:
  // keys for up to a second after a link to a place on the page was followed, in the driver's own log both dispatched and
  // heard by nobody; and 4 of 75 clicks beside three busy loops, none of which the page heard in 20 seconds).
  losesInput: true,
  async launch(conditions) {
    const port = await freePort();
    const proxy = await outsideProxy();
    const prefs = {
      'app.normandy.enabled': false,
      'app.update.enabled': false,
      'browser.safebrowsing.downloads.remote.enabled': false,
      'browser.safebrowsing.malware.enabled': false,
      'browser.safebrowsing.phishing.enabled': false,
      'captivedetect.canonicalURL': '',
      'datareporting.healthreport.uploadEnabled': false,
      'extensions.getAddons.cache.enabled': false,
      'intl.accept_languages': 'en-US, en',
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'network.proxy.type': 1,
      'network.proxy.http': proxy.host,
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': proxy.host,
      'network.proxy.ssl_port': proxy.port,
      'services.settings.server': '',
      'toolkit.telemetry.server': '',
    };
    if (without(conditions, 'js')) prefs['javascript.enabled'] = false;
    if (without(conditions, 'wasm')) prefs['javascript.options.wasm'] = false;
    if (without(conditions, 'storage')) prefs['dom.storage.enabled'] = false;
    if (conditions.colorScheme) {
      prefs['layout.css.prefers-color-scheme.content-override'] =
        conditions.colorScheme === 'dark' ? 0 : 1;
    }
    if (conditions.forcedColors) {
      prefs['browser.display.document_color_use'] = 2;
      prefs['browser.display.use_system_colors'] = true;
    }
    if (conditions.reducedMotion) prefs['ui.prefersReducedMotion'] = 1;
    const options = { args: ['-headless'], prefs };
    options.binary = findProgram(
      'Firefox',
      MAC ? ['/Applications/Firefox.app/Contents/MacOS/firefox'] : ['firefox-esr', 'firefox'],
    );
    return launch({
      what: 'Firefox',
      command: findProgram('geckodriver', ['geckodriver']),
      args: [
        `--port=${port}`,
        `--websocket-port=${await freePort()}`,
        `--profile-root=${scratchFolder('firefox')}`,
      ],
      port,
      env: {
        MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
        ...(conditions.timeZone ? { TZ: conditions.timeZone } : {}),
      },
      capabilities: {
        browserName: 'firefox',
        pageLoadStrategy: 'normal',
        unhandledPromptBehavior: 'ignore',
        'moz:firefoxOptions': options,
      },
    });
  },
  resize: resizeWindow,
};

// ------------------------------------------------------------------ WebKitGTK (on macOS: Safari)

const webkit = MAC
  ? {
      name: 'webkit',
      // Safari has no switches for these: the other two engines run those cases.
      lacks: ['js', 'wasm', 'storage', 'colorScheme', 'forcedColors', 'reducedMotion', 'timeZone', 'print'],
      async launch() {
        const port = await freePort();
        return launch({
          what: 'Safari',
          command: findProgram('safaridriver', ['safaridriver']),
          args: ['--port', String(port)],
          port,
          capabilities: { browserName: 'safari' },
        });
      },
      resize: resizeWindow,
    }
  : {
      name: 'webkit',
      // WebKit has no forced colours at all, and its driver cannot print.
      lacks: ['forcedColors', 'print'],
      async launch(conditions) {
        const port = await freePort();
        const proxy = await outsideProxy();
        const libraries = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((triple) =>
          ['4.1', '6.0', '4.0'].map((api) => `/usr/lib/${triple}/webkit2gtk-${api}/MiniBrowser`),
        );
        const binary = findProgram('WebKitGTK’s MiniBrowser', [
          ...libraries.filter((path) => existsSync(path)),
          '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
        ]);
        const args = [
          '--automation',
          `--proxy=${proxy.address}`,
          '--ignore-host=127.0.0.1',
          '--ignore-host=127.0.0.2',
          '--ignore-host=localhost',
        ];
        if (without(conditions, 'js')) args.push('--enable-javascript=false');
        if (without(conditions, 'storage')) args.push('--enable-html5-local-storage=false');
        if (conditions.colorScheme === 'dark') args.push('--dark-mode');
        if (conditions.timeZone) args.push(`--time-zone=${conditions.timeZone}`);
        const home = scratchFolder('webkit');
        const screen = await startScreen();
        if (conditions.reducedMotion) {
          mkdirSync(join(home, 'gtk-3.0'));
          writeFileSync(join(home, 'gtk-3.0/settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
        }
        const env = {
          DISPLAY: screen.display,
          XDG_CONFIG_HOME: home,
          XDG_DATA_HOME: home,
          XDG_CACHE_HOME: home,
          GDK_BACKEND: 'x11',
          LIBGL_ALWAYS_SOFTWARE: '1',
          // With no graphics card the buffers that are shared with one are filled by the processor: half of its whole work.
          WEBKIT_DISABLE_DMABUF_RENDERER: '1',
          // Its sandbox needs privileges that containers do not give.
          WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
          LANG: 'en_US.UTF-8',
        };
        if (without(conditions, 'wasm')) env.JSC_useWasm = 'false';
        return launch({
          what: 'WebKitGTK',
          command: findProgram('dbus-run-session', ['dbus-run-session']),
          args: ['--', findProgram('WebKitWebDriver', ['WebKitWebDriver']), `--port=${port}`],
          port,
          env,
          also: [screen.program],
          capabilities: { 'webkitgtk:browserOptions': { binary, args } },
        });
      },
      resize: resizeWindow,
    };

/**
 * A virtual screen for one browser. Where several share one, with nobody to manage windows, opening and closing some can
 * leave another without the keyboard.
 */
async function startScreen() {
  const program = start(
    findProgram('Xvfb', ['Xvfb']),
    ['-displayfd', '3', '-screen', '0', '1600x1400x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  let number = '';
  program.child.stdio[3].on('data', (chunk) => (number += chunk)).unref();
  await until('Xvfb', program, () => /\d+\n/.test(number));
  return { program, display: `:${number.trim()}` };
}

/**
 * Windows have frames, bars and a smallest size, and take a new size when they please: ask, wait for what
 * comes, ask again. True when the inside came out right.
 */
async function resizeWindow(session, width, height) {
  const inside = () => session.run(() => ({ width: innerWidth, height: innerHeight }));
  const right = (size) => size.width === width && size.height === height;
  let ask = { width, height };
  for (let round = 0; round < 3; round += 1) {
    await session.windowRect({ ...ask, x: 0, y: 0 });
    let got = await inside();
    for (let look = 0; look < 20 && !right(got); look += 1) {
      const next = await inside();
      // A few looks alike: this is what there is.
      if (look > 5 && next.width === got.width && next.height === got.height) break;
      got = next;
      await pause(20);
    }
    if (right(got)) return true;
    ask = {
      width: Math.max(1, ask.width + width - got.width),
      height: Math.max(1, ask.height + height - got.height),
    };
  }
  return false;
}

export const ENGINES = [chromium, firefox, webkit];

/** The conditions that this engine cannot give; empty when it can give all. */
export function missingConditions(engine, conditions) {
  const asked = [
    ...(conditions.without ?? []),
    ...['colorScheme', 'forcedColors', 'reducedMotion', 'timeZone', 'print'].filter((key) => conditions[key]),
  ];
  const lacking = asked.filter((condition) => engine.lacks.includes(condition));
  return TODAY && engine !== chromium ? [...lacking, 'another day'] : lacking;
}
