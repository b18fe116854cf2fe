// Firefox, through WebDriver BiDi. How it likes colours and motion is a preference of the whole browser, so there
// is one Firefox for each combination that the tests ask for.
import puppeteer from 'puppeteer-core';
import { program } from '../../../scripts/browsers.mjs';
import { patience } from './common.mjs';
import { guard } from './process.mjs';
import { PuppeteerDrivenPage } from './puppeteer.mjs';

/** @import {Engine, Media, OpenOptions} from './common.mjs' */

/** @param {Media} media */
function preferences({ colorScheme, reducedMotion, forcedColors }) {
  return {
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
    'browser.display.document_color_use': forcedColors ? 2 : 1,
    // Scrollbars that take no room, as in the other two, so that widths are the same.
    'ui.useOverlayScrollbars': 1,
    'intl.accept_languages': 'en-US',
    // Otherwise automation lets file:// pages read their neighbours, which users' browsers do not.
    'security.fileuri.strict_origin_policy': true,
  };
}

/** @type {Engine} */
export const firefox = {
  name: 'firefox',
  capabilities: {
    dpr: true,
    colorScheme: true,
    reducedMotion: true,
    forcedColors: true,
    emulate: false,
    pdf: true,
    requests: true,
    offline: true,
    noScript: false,
  },
  async launch() {
    /** @type {Map<string, {browser: Promise<import('puppeteer-core').Browser>, stop: () => void}>} */
    const running = new Map();
    /** @param {Media} media */
    const browserFor = async (media) => {
      const extraPrefsFirefox = preferences(media);
      const key = JSON.stringify(extraPrefsFirefox);
      const found = running.get(key);
      if (found) return found.browser;
      const browser = puppeteer.launch({
        browser: 'firefox',
        executablePath: program('firefox'),
        extraPrefsFirefox,
        timeout: patience,
        protocolTimeout: patience,
      });
      const entry = { browser, stop: () => {} };
      running.set(key, entry);
      entry.stop = guard((await browser).process()?.pid);
      return browser;
    };
    await browserFor({});
    return {
      /** @param {string} url @param {OpenOptions} options */
      async open(url, { width, height, dpr = 1, ...media }) {
        const browser = await browserFor(media);
        const context = await browser.createBrowserContext();
        const tab = await context.newPage();
        const page = new PuppeteerDrivenPage(tab);
        await page.setViewport(width, height, { dpr });
        await tab.goto(url);
        return page;
      },
      async close() {
        for (const { browser, stop } of running.values()) {
          await (await browser).close();
          stop();
        }
      },
    };
  },
};
