// Chromium, through the DevTools protocol.
import puppeteer from 'puppeteer-core';
import { program } from '../../../scripts/browsers.mjs';
import { patience } from './common.mjs';
import { guard } from './process.mjs';
import { PuppeteerDrivenPage } from './puppeteer.mjs';

/** @import {Engine, Media, OpenOptions, Semantics} from './common.mjs' */

const args = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--force-color-profile=srgb',
  '--lang=en-US',
  // Suggestions below the address bar, which nobody sees: each window would load their pages, most of the work of opening it.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
];

class ChromiumPage extends PuppeteerDrivenPage {
  #devtools;
  /** @type {Media} */
  #media = {};

  /** @param {import('puppeteer-core').Page} page @param {import('puppeteer-core').CDPSession} devtools */
  constructor(page, devtools) {
    super(page);
    this.#devtools = devtools;
  }

  /**
   * Not puppeteer's own method, which does not know forced colours.
   * @override @param {Media} media
   */
  async emulate(media) {
    this.#media = { ...this.#media, ...media };
    const { media: type = '', colorScheme, forcedColors, reducedMotion } = this.#media;
    await this.#devtools.send('Emulation.setEmulatedMedia', {
      media: type === 'screen' ? '' : type,
      features: [
        { name: 'prefers-color-scheme', value: colorScheme ?? 'light' },
        { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
        { name: 'forced-colors', value: forcedColors ? 'active' : 'none' },
      ],
    });
  }

  /** @override @param {string} selector @returns {Promise<Semantics[]>} */
  async semantics(selector) {
    const { root } = await this.#devtools.send('DOM.getDocument');
    const { nodeIds } = await this.#devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
    const found = [];
    for (const nodeId of nodeIds) {
      const asked = { nodeId, fetchRelatives: false };
      const { nodes } = await this.#devtools.send('Accessibility.getPartialAXTree', asked);
      const { ignored, role, name } = nodes[0] ?? { ignored: true };
      found.push(
        ignored ? { role: '', name: '' } : { role: String(role?.value ?? ''), name: String(name?.value ?? '') },
      );
    }
    return found;
  }
}

/** @type {Engine} */
export const chromium = {
  name: 'chromium',
  capabilities: {
    dpr: true,
    colorScheme: true,
    reducedMotion: true,
    forcedColors: true,
    emulate: true,
    pdf: true,
    requests: true,
    offline: true,
    noScript: true,
  },
  async launch() {
    const browser = await puppeteer.launch({
      executablePath: program('chromium'),
      // Its sandbox refuses to run as root.
      args: process.getuid?.() === 0 ? [...args, '--no-sandbox'] : args,
      pipe: true,
      timeout: patience,
      protocolTimeout: patience,
    });
    const stop = guard(browser.process()?.pid);
    return {
      /** @param {string} url @param {OpenOptions} options */
      async open(url, { width, height, dpr = 1, script = true, ...media }) {
        const context = await browser.createBrowserContext();
        const tab = await context.newPage();
        const page = new ChromiumPage(tab, await tab.createCDPSession());
        await page.setViewport(width, height, { dpr });
        await page.emulate(media);
        await tab.setJavaScriptEnabled(script);
        await tab.goto(url);
        return page;
      },
      async close() {
        await browser.close();
        stop();
      },
    };
  },
};
