// A page in Chromium or Firefox, through puppeteer-core.
import { findElement, patience, waitFor } from './common.mjs';
import { clickOn, pointAt } from './pointing.mjs';

/** @import {Media, Page, Semantics, Target} from './common.mjs' */

/** @typedef {import('puppeteer-core').Page} PuppeteerPage */

/** @implements {Page} */
export class PuppeteerDrivenPage {
  /** @type {string[]} */
  #errors = [];
  /** @type {string[]} */
  #requests = [];
  #page;

  /** @param {PuppeteerPage} page */
  constructor(page) {
    this.#page = page;
    page.setDefaultTimeout(patience);
    page.on('console', (message) => message.type() === 'error' && this.#errors.push(message.text()));
    page.on('pageerror', (error) => this.#errors.push(error instanceof Error ? error.message : String(error)));
    page.on('request', (request) => this.#requests.push(request.url()));
  }

  /** @param {string | ((...args: any[]) => any)} fn @param {any[]} args @returns {Promise<any>} */
  evaluate(fn, ...args) {
    return this.#page.evaluate(fn, ...args);
  }

  /** @param {string | ((...args: any[]) => any)} fn @param {any[]} args @returns {Promise<any>} */
  waitFor(fn, ...args) {
    return waitFor(this, fn, args);
  }

  /** @param {number} width @param {number} height @param {{dpr?: number}} [options] */
  async setViewport(width, height, { dpr } = {}) {
    const deviceScaleFactor = dpr ?? this.#page.viewport()?.deviceScaleFactor ?? 1;
    await this.#page.setViewport({ width, height, deviceScaleFactor });
  }

  /** @param {string} keys such as `Tab` or `Shift+Tab` */
  async press(keys) {
    const names = /** @type {import('puppeteer-core').KeyInput[]} */ (keys.split('+'));
    const last = names.pop() ?? 'Enter';
    for (const name of names) await this.#page.keyboard.down(name);
    await this.#page.keyboard.press(last);
    for (const name of names.toReversed()) await this.#page.keyboard.up(name);
  }

  /** @param {Target} target */
  async hover(target) {
    const { x, y } = await pointAt(this, target);
    await this.#page.mouse.move(x, y);
  }

  /** @param {Target} target */
  async click(target) {
    await clickOn(this, target, ({ x, y }) => this.#page.mouse.click(x, y));
  }

  /** @param {string} selector @param {string} text */
  async type(selector, text) {
    await this.click(selector);
    await this.#page.keyboard.type(text);
  }

  /** @param {string} selector of a file input @param {string} path */
  async upload(selector, path) {
    await this.waitFor(`(${findElement})(${JSON.stringify(selector)}) !== null`);
    const handle = await this.#page.evaluateHandle(`(${findElement})(${JSON.stringify(selector)})`);
    const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (handle);
    await input.uploadFile(path);
  }

  /** @param {string} path @param {{fullPage?: boolean}} [options] */
  async screenshot(path, { fullPage = false } = {}) {
    await this.#page.screenshot({ path: /** @type {`${string}.png`} */ (path), fullPage });
  }

  /** @param {string} path @param {{paper?: 'letter' | 'a4'}} [options] */
  async pdf(path, { paper = 'letter' } = {}) {
    await this.#page.pdf({ path, format: paper, preferCSSPageSize: true });
  }

  /** @param {boolean} offline */
  async setOffline(offline) {
    await this.#page.setOfflineMode(offline);
  }

  async requests() {
    return [...this.#requests];
  }

  async consoleErrors() {
    // Violations of the policy are reported a moment after they happen.
    await this.#page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    return [...this.#errors];
  }

  /** @param {Media} _media */
  async emulate(_media) {
    throw new Error('Firefox takes these when it opens a page, not later');
  }

  /** @param {string} selector @param {Semantics[]} expected @returns {Promise<Semantics[]>} */
  async semantics(selector, expected) {
    const count = await this.evaluate((all) => document.querySelectorAll(all).length, selector);
    const found = Array.from({ length: count }, () => ({ role: '', name: '' }));
    for (const [at, { role, name }] of expected.entries()) {
      if (role === '' || at >= count) continue;
      const query = `::-p-aria([name="${name.replaceAll('"', String.raw`\"`)}"][role="${role}"])`;
      for (const handle of await this.#page.$$(query)) {
        const isIt = (/** @type {Element} */ element, /** @type {string} */ all, /** @type {number} */ index) =>
          document.querySelectorAll(all)[index] === element;
        if (await handle.evaluate(isIt, selector, at)) found[at] = { role, name };
        await handle.dispose();
      }
    }
    return found;
  }

  async close() {
    await this.#page.browserContext().close();
  }
}
