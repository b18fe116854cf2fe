// The documentation as `npm start` serves it: readable on a phone, accessible, searched by keyboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { serve } from '../../scripts/server.mjs';
import { forEachEngine } from './engines.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve({ root });
});
after(() => server.close());

forEachEngine(({ open }) => {
  for (const [width, colorScheme] of /** @type {const} */ ([
    [320, 'dark'],
    [1280, 'light'],
  ])) {
    test(`at ${width} px, ${colorScheme}, pages fit and axe finds nothing`, async () => {
      for (const name of ['', 'protection.html', 'weights.html']) {
        const page = await open(`${server.url}/docs/${name}`, { width, height: 800, colorScheme });
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, name);
        await page.evaluate(`(() => {${axe}\n})()`);
        const found = await page.evaluate(async () => {
          const { violations } = await /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'] });
          return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
        });
        assert.deepEqual(found, [], name);
        assert.deepEqual(await page.consoleErrors(), []);
        await page.close();
      }
    });
  }

  test('the search answers while one types, Enter goes to the first answer, and Escape clears it', async () => {
    const page = await open(`${server.url}/docs/plans.html`, { width: 1000, height: 800 });
    await page.type('#site-search', 'no such wrod');
    await page.waitFor(() => document.querySelector('#site-status')?.textContent?.startsWith('Nothing found'));
    await page.press('Escape');
    await page.waitFor(() => document.querySelector('#site-found')?.hasAttribute('hidden'));
    await page.type('#site-search', 'oEmbed');
    await page.waitFor(() => document.querySelectorAll('#site-results mark').length > 0);
    const first = await page.evaluate(() => document.querySelector('#site-results a')?.getAttribute('href'));
    assert.deepEqual(await page.consoleErrors(), []);
    await page.press('Enter');
    await page.waitFor((href) => location.href.endsWith(`/docs/${href}`), first);
    await page.close();
  });
});
