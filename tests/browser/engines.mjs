// The three engines behind one small API, so that a test of a page is written once. See engines/common.mjs for it.
import { after, afterEach, before, describe } from 'node:test';
import { chromium } from './engines/chromium.mjs';
import { firefox } from './engines/firefox.mjs';
import { webkit } from './engines/webkit.mjs';

/** @import {Browser, Engine, Page} from './engines/common.mjs' */

/** All three, or the one that `npm test` names. */
export const engines = [chromium, firefox, webkit].filter(({ name }) => name === (process.env.HOTLINE_ENGINE ?? name));

/** The running browsers, by the name of the engine. @type {Map<string, Promise<Browser>>} */
const running = new Map();

/**
 * Starts the engine's browser, once for all files of this process; each page has storage of its own.
 * @param {Engine} engine
 */
export function browserOf({ name, launch }) {
  const browser = running.get(name) ?? launch();
  running.set(name, browser);
  return browser;
}

after(async () => {
  for (const browser of running.values()) await (await browser).close();
});

/**
 * Registers the same tests for every engine. In a test, `await engine.open(url, {width, height})` gives a page.
 * @param {(engine: Pick<Engine, 'name' | 'capabilities'>
 *   & Pick<Browser, 'open'>) => void} register
 */
export function forEachEngine(register) {
  for (const engine of engines) {
    const { name, capabilities } = engine;
    describe(name, () => {
      /** @type {Browser | undefined} */
      let browser;
      /** @type {Page[]} */
      let pages = [];
      before(async () => {
        browser = await browserOf(engine);
      });
      // What a failed test left open would run beside all others. Closed ones refuse, which is no fault.
      afterEach(async () => {
        await Promise.allSettled(pages.map((page) => page.close()));
        pages = [];
      });
      register({
        name,
        capabilities,
        async open(url, options) {
          if (!browser) throw new Error(`${name} is not running`);
          const page = await browser.open(url, options);
          pages.push(page);
          return page;
        },
      });
    });
  }
}
