// WebKitGTK's MiniBrowser, through WebDriver, on an invisible X screen. Its driver allows one session, so each page
// is a browser of its own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../../../scripts/browsers.mjs';
import { findElement, patience, waitFor } from './common.mjs';
import { clickOn, pointAt } from './pointing.mjs';
import { sleep, spawnGuarded } from './process.mjs';
import { elementKey, keys, startSession } from './webdriver.mjs';

/** @import {Engine, OpenOptions, Page, Point, Semantics, Target} from './common.mjs' */

/** @typedef {Awaited<ReturnType<typeof startSession>>} Session */

/** Without a window manager the keys go to the window under the pointer, which rests in the middle of the screen. */
const underPointer = { x: 780, y: 580 };

/** @implements {Page} */
class WebKitPage {
  #session;

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
  }

  /** @param {string | ((...args: any[]) => any)} fn @param {any[]} args @returns {Promise<any>} */
  async evaluate(fn, ...args) {
    const call = typeof fn === 'string' ? `() => (${fn})` : String(fn);
    // Errors are passed as values, or their text would be lost.
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${call})(...arguments[0])).then(
        (value) => done(JSON.stringify({ value })),
        (error) => done(JSON.stringify({ error: String(error) })))`;
    const answer = JSON.parse(await this.#session.send('POST', '/execute/async', { script, args: [args] }));
    if ('error' in answer) throw new Error(answer.error);
    return answer.value;
  }

  /** @param {string | ((...args: any[]) => any)} fn @param {any[]} args @returns {Promise<any>} */
  waitFor(fn, ...args) {
    return waitFor(this, fn, args);
  }

  /** @param {number} width @param {number} height */
  async setViewport(width, height) {
    await this.#session.send('POST', '/window/rect', { ...underPointer, width, height });
    await this.waitFor((w, h) => innerWidth === w && innerHeight === h, width, height);
  }

  /** @param {string} names such as `Tab` or `Shift+Tab` */
  async press(names) {
    const values = names.split('+').map((name) => keys[name] ?? name);
    await this.#keyboard([
      ...values.map((value) => ({ type: 'keyDown', value })),
      ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
    ]);
  }

  /** @param {object[]} actions */
  async #keyboard(actions) {
    await this.#session.send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** @param {object[]} actions */
  async #pointer(...actions) {
    const source = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
    await this.#session.send('POST', '/actions', { actions: [source] });
  }

  /** @param {Point} at */
  async #point({ x, y }) {
    await this.#pointer({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) });
  }

  /** @param {Target} target */
  async hover(target) {
    await this.#point(await pointAt(this, target));
  }

  /** @param {Target} target */
  async click(target) {
    await clickOn(this, target, async (at) => {
      await this.#point(at);
      await this.#pointer({ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 });
    });
  }

  /** @param {string} selector @param {string} text */
  async type(selector, text) {
    await this.click(selector);
    await this.#keyboard(
      [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    );
  }

  /** @param {string} selector of a file input @param {string} path */
  async upload(selector, path) {
    await this.waitFor(`(${findElement})(${JSON.stringify(selector)}) !== null`);
    const script = `return (${findElement})(arguments[0])`;
    const element = await this.#session.send('POST', '/execute/sync', { script, args: [selector] });
    await this.#session.send('POST', `/element/${element[elementKey]}/value`, { text: path });
  }

  /**
   * WebDriver shows the window only, so for the whole page the window grows for a moment.
   * @param {string} path @param {{fullPage?: boolean}} [options]
   */
  async screenshot(path, { fullPage = false } = {}) {
    const [width, height, whole] = await this.evaluate(() => [
      innerWidth,
      innerHeight,
      document.documentElement.scrollHeight,
    ]);
    if (fullPage) await this.setViewport(width, whole);
    const picture = await this.#session.send('GET', '/screenshot');
    writeFileSync(path, Buffer.from(picture, 'base64'));
    if (fullPage) await this.setViewport(width, height);
  }

  /** @param {string} selector @returns {Promise<Semantics[]>} */
  async semantics(selector) {
    const elements = await this.#session.send('POST', '/elements', { using: 'css selector', value: selector });
    const found = [];
    for (const element of elements) {
      const path = `/element/${element[elementKey]}`;
      const role = await this.#session.send('GET', `${path}/computedrole`);
      found.push({ role, name: await this.#session.send('GET', `${path}/computedlabel`) });
    }
    return found;
  }

  async pdf() {
    throw new Error('WebKitWebDriver cannot print');
  }

  async setOffline() {
    throw new Error('WebKitWebDriver cannot go offline');
  }

  /** @returns {Promise<string[]>} */
  async requests() {
    throw new Error('WebKitWebDriver does not tell what a page requests');
  }

  async consoleErrors() {
    await sleep(50);
    return /** @type {string[]} */ (await this.evaluate('window.__errors'));
  }

  async emulate() {
    throw new Error('WebKitGTK takes these when it opens a page, not later');
  }

  async close() {
    await this.#session.stop();
  }

  /** @param {string} url */
  async load(url) {
    await this.#session.send('POST', '/url', { url });
    await this.waitFor(watch);
    await this.waitFor(() => document.readyState === 'complete');
  }
}

/**
 * Runs in the page as soon as there is one. WebDriver has no way to run it before the page's own scripts, so what
 * goes wrong in the first milliseconds is seen in the other engines only.
 */
function watch() {
  if (location.href === 'about:blank') return false;
  /** @type {string[]} */
  const errors = [];
  Object.assign(window, { __errors: errors });
  const target = (/** @type {any} */ event) => event.target?.src ?? event.target?.href;
  addEventListener('error', (event) => errors.push(event.message ?? `not loaded: ${target(event)}`), true);
  addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));
  document.addEventListener('securitypolicyviolation', (event) =>
    errors.push(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`),
  );
  const { error } = console;
  console.error = (...args) => {
    errors.push(args.join(' '));
    error.apply(console, args);
  };
  return true;
}

/**
 * GTK is configured by files: windows narrower than its widgets want them to be, and motion.
 * @param {string} folder @param {boolean} reducedMotion
 */
function configure(folder, reducedMotion) {
  const settings = join(folder, String(reducedMotion), 'gtk-3.0');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'gtk.css'), '* { min-width: 0; min-height: 0; padding: 0; margin: 0 }');
  writeFileSync(join(settings, 'settings.ini'), `[Settings]\ngtk-enable-animations=${reducedMotion ? 0 : 1}\n`);
  return join(folder, String(reducedMotion));
}

/** Xvfb picks a free display and writes its number to the stream it is told, and a line end when it is ready. */
async function startDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'];
  const { child, stop } = spawnGuarded(program('display'), args);
  const stream = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
  let number = '';
  for await (const text of stream) {
    number += text;
    if (number.endsWith('\n')) break;
  }
  if (!number) throw new Error('Xvfb did not start');
  return { display: `:${number.trim()}`, stop };
}

/** A pop-up, because it has no toolbar, and so its size is the page's. @param {Session} session */
async function openPopUp(session) {
  const first = await session.send('GET', '/window');
  await session.send('POST', '/execute/sync', {
    script: "window.open('about:blank', '', 'popup')",
    args: [],
  });
  const handles = /** @type {string[]} */ (await session.send('GET', '/window/handles'));
  await session.send('POST', '/window', { handle: handles.find((handle) => handle !== first) });
}

/** @type {Engine} */
export const webkit = {
  name: 'webkit',
  capabilities: {
    dpr: true,
    colorScheme: true,
    reducedMotion: true,
    forcedColors: false,
    emulate: false,
    pdf: false,
    requests: false,
    offline: false,
    noScript: false,
  },
  async launch() {
    const driver = program('webkitDriver');
    const binary = program('miniBrowser');
    const screen = await startDisplay();
    const folder = mkdtempSync(join(tmpdir(), 'hotline-report-webkit-'));
    /** @type {Set<WebKitPage>} */
    const pages = new Set();
    return {
      /** @param {string} url @param {OpenOptions} options */
      async open(url, { width, height, dpr = 1, colorScheme, reducedMotion = false, optimizing = false }) {
        const args = ['--automation', '--javascript-can-open-windows-automatically=true'];
        if (colorScheme === 'dark') args.push('--dark-mode');
        const session = await startSession(
          driver,
          { pageLoadStrategy: 'none', timeouts: { script: patience }, 'webkitgtk:browserOptions': { binary, args } },
          {
            DISPLAY: screen.display,
            GDK_SCALE: String(dpr),
            JSC_useOMGJIT: String(Number(optimizing)),
            XDG_CONFIG_HOME: configure(folder, reducedMotion),
          },
        );
        await openPopUp(session);
        const page = new WebKitPage(session);
        pages.add(page);
        await page.setViewport(width, height);
        await page.load(url);
        return page;
      },
      async close() {
        for (const page of pages) await page.close().catch(() => {});
        screen.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};
