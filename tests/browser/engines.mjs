// The three engines behind one small API, so that a test of a page is written once. See engines/common.mjs for it.
import { after, before, describe } from 'node:test';
import { chromium } from './engines/chromium.mjs';
import { firefox } from './engines/firefox.mjs';
import { webkit } from './engines/webkit.mjs';

/** @import {Browser, Engine} from './engines/common.mjs' */

/** All three, or the one that `npm test` names. */
export const engines = [chromium, firefox, webkit].filter(({ name }) => name === (process.env.HOTLINE_ENGINE ?? name));

/**
 * Registers the same tests for every engine; each browser starts once per file. In a test,
 * `await engine.open(url, {width, height})` gives a page.
 * @param {(engine: Pick<Engine, 'name' | 'capabilities'>
 *   & Pick<Browser, 'open'>) => void} register
 */
export function forEachEngine(register) {
  for (const { name, capabilities, launch } of engines) {
    describe(name, () => {
      /** @type {Browser | undefined} */
      let browser;
      before(async () => {
        browser = await launch();
      });
      after(() => browser?.close());
      register({
        name,
        capabilities,
        open(url, options) {
          if (!browser) throw new Error(`${name} is not running`);
          return browser.open(url, options);
        },
      });
    });
  }
}
