// The examples for pages of one's own: each shows what it says, without an error, and accessibly.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/server.mjs';
import { root } from '../../scripts/run.mjs';
import { forEachEngine } from './engines.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const examples = readdirSync(join(root, 'www', 'examples')).filter((name) => name.endsWith('.html'));

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve({ root });
});
after(() => server.close());

/** Runs in the page: whether the reports that are near have their charts. */
function ready() {
  const hosts = [...document.querySelectorAll('hotline-report')];
  const scopes = [document, ...hosts.flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const canvases = scopes.flatMap((scope) => [...scope.querySelectorAll('canvas')]);
  const holdsReport = hosts.length > 0 || document.querySelector('#report') !== null;
  return !holdsReport || (canvases.length > 0 && canvases.every(({ style }) => style.height !== ''));
}

forEachEngine(({ open }) => {
  test('boxes to tick are as large as a finger needs them', async () => {
    const page = await open(`${server.url}/examples/element.html`, { width: 320, height: 700 });
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll('input[type="checkbox"]')].map((box) => {
        const { width, height } = box.getBoundingClientRect();
        return Math.min(width, height) >= 24;
      }),
    );
    assert.deepEqual(sizes, [true, true]);
    await page.close();
  });

  for (const example of examples) {
    test(`${example}: it shows its reports without an error, and axe finds nothing`, async () => {
      const page = await open(`${server.url}/examples/${example}`, { width: 1000, height: 800 });
      await page.waitFor(ready);
      // What stands in an iframe is an example of its own.
      await page.evaluate(`(() => {${axe}\n})()`);
      const found = await page.evaluate(async () => {
        const options = { resultTypes: ['violations'], iframes: false };
        const { violations } = await /** @type {any} */ (window).axe.run(document, options);
        return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
      });
      assert.deepEqual(found, []);
      assert.deepEqual(await page.consoleErrors(), []);
      await page.close();
    });
  }
});
