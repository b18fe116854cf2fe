// A report whose place is taken out of the page without `unmount` is let go of, in the DevTools of Chromium; and one that
// comes back is live again, in every engine.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { program } from '../../scripts/browsers.mjs';
import { forEachEngine } from './engines.mjs';
import { around, startSite } from './site.mjs';

const size = { width: 900, height: 800 };

/** @type {import('./site.mjs').Site} */
let site;
/** @type {string} */
let address;
before(async () => {
  site = await startSite();
  const head = '<link rel="stylesheet" href="/pkg/report.css"><script type="module" src="/pkg/index.js"></script>';
  address = site.page('/leaving.html', around('<main><div id="report"></div></main>', head));
});
after(() => site.close());

/**
 * Runs in the page: shows a report in so many places, each of which then goes, with something around it or by itself, at once
 * or after the page was painted. @param {{turns: number, options: object}} how
 */
async function comeAndGo({ turns, options }) {
  const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
  for (let turn = 0; turn < turns; turn += 1) {
    const [outer, place] = [document.createElement('section'), document.createElement('div')];
    outer.append(place);
    document.querySelector('main')?.append(outer);
    await mount(place, '/reports/missouri-2020.json', { permalink: `of${turn}`, ...options });
    if (turn % 4 === 0) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    (turn % 2 === 0 ? outer : place).remove();
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
}

forEachEngine(({ name: engine, open }) => {
  test('a report that is taken out of the page and put back is live again', async () => {
    const page = await open(address, size);
    await page.evaluate(async () => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      const shown = await mount('#report', '/reports/missouri-2020.json', { permalink: 'there', charts: 'canvas' });
      Object.assign(window, { shown });
    });
    const painted = () =>
      [...document.querySelectorAll('canvas')].every((canvas) => {
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return canvas.width > 0 && pixels.some((level) => level > 0);
      });
    await page.waitFor(painted);
    await page.evaluate(async () => {
      const main = document.querySelector('main');
      main?.remove();
      await new Promise((resolve) => setTimeout(resolve, 200));
      // Meanwhile the page got dark, and has another address.
      document.body.style.background = '#111';
      history.replaceState(null, '', '#there.sort=demographics.1.descending');
      document.body.append(main ?? '');
    });
    await page.waitFor(() => document.querySelector('article')?.dataset.hrTheme === 'dark');
    await page.waitFor(painted);
    await page.waitFor(() => document.querySelector('#hr1-table-demographics [aria-sort="descending"]') !== null);
    // It follows the page again.
    await page.evaluate(() => void (document.body.style.background = '#fff'));
    await page.waitFor(() => document.querySelector('article')?.dataset.hrTheme === 'light');
    await page.evaluate(async () => /** @type {any} */ (window).shown.update({ notes: false }));
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('a report that is put back before the page was painted is live again', async () => {
    const page = await open(address, size);
    await page.evaluate(async () => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      await mount('#report', '/reports/missouri-2020.json', { charts: 'canvas' });
      // Its size is seen.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const main = document.querySelector('main');
      main?.remove();
      // Those who watch for removals hear of it before the next step.
      await Promise.resolve();
      document.body.style.background = '#111';
      document.body.append(main ?? '');
    });
    await page.waitFor(() => document.querySelector('article')?.dataset.hrTheme === 'dark');
    await page.evaluate(() => void (document.body.style.background = '#fff'));
    await page.waitFor(() => document.querySelector('article')?.dataset.hrTheme === 'light');
    await page.close();
  });

  if (engine !== 'chromium') return;
  // Counting nodes and listeners takes its DevTools, in a browser of its own.
  test('a hundred reports that go without a word, and a hundred updates, leave no more nodes and listeners than one', async () => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const browser = await puppeteer.launch({ executablePath: program('chromium'), args: sandbox, pipe: true });
    try {
      const page = await browser.newPage();
      await page.goto(address);
      const devtools = await page.createCDPSession();
      const count = async () => {
        await devtools.send('HeapProfiler.collectGarbage');
        await devtools.send('HeapProfiler.collectGarbage');
        const { Nodes: nodes = 0, JSEventListeners: listeners = 0, JSHeapUsedSize: heap = 0 } = await page.metrics();
        return { nodes, listeners, heap };
      };
      for (const options of [{}, { charts: 'svg', theme: 'dark' }]) {
        await page.evaluate(comeAndGo, { turns: 4, options });
        const few = await count();
        await page.evaluate(comeAndGo, { turns: 100, options });
        const many = await count();
        assert.ok(many.nodes < few.nodes + 1000, `${few.nodes} nodes became ${many.nodes}`);
        assert.ok(many.listeners < few.listeners + 50, `${few.listeners} listeners became ${many.listeners}`);
      }
      await page.evaluate(async () => {
        const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
        Object.assign(window, { shown: await mount('#report', '/reports/missouri-2020.json') });
      });
      const updated = (/** @type {number} */ times) =>
        page.evaluate(async (often) => {
          const { shown } = /** @type {any} */ (window);
          for (let turn = 0; turn < often; turn += 1) await shown.update({ language: turn % 2 ? 'en-US' : 'en-GB' });
          await new Promise((resolve) => setTimeout(resolve, 500));
        }, times);
      await updated(2);
      const few = await count();
      await updated(100);
      const many = await count();
      assert.ok(many.nodes < few.nodes + 50, `${few.nodes} nodes became ${many.nodes} by a hundred updates`);
      assert.ok(many.listeners <= few.listeners + 5, `${few.listeners} listeners became ${many.listeners}`);
    } finally {
      await browser.close();
    }
  });
});
