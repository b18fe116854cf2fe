// A PDF of a published report, dropped on the page: both samples, as Chromium prints them, come back whole.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/server.mjs';
import { root } from '../../scripts/run.mjs';
import { chromium } from './engines/chromium.mjs';
import { browserOf, forEachEngine } from './engines.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hotline-report-pdf-'));
const size = { width: 1280, height: 900 };
const samples = ['missouri-2020', 'missouri-2017'];

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** What the pages show that were printed. @type {Map<string, unknown>} */
const shown = new Map();

/** Runs in the page: its title, its figures, and the rows of its tables, with their levels and marks. */
function figuresOnPage() {
  const text = (/** @type {Element | null | undefined} */ element) => {
    const copy = /** @type {Element | undefined} */ (element?.cloneNode(true));
    copy?.querySelectorAll('.hr-low, .hr-sr').forEach((part) => part.remove());
    return copy?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
  };
  const all = (/** @type {string} */ selector) => [...document.querySelectorAll(`.hr-report ${selector}`)];
  return {
    title: text(all('h1')[0]),
    figures: all('.hr-figure').map((figure) => [
      text(figure.querySelector('dt')),
      text(figure.querySelector('.hr-big')),
    ]),
    rows: all('tbody tr, tfoot tr').map((row) => [
      row.getAttribute('data-level'),
      ...[...row.querySelectorAll('th, td:not(.hr-bar)')].map(text),
    ]),
  };
}

before(async () => {
  server = await serve({ root });
  const browser = await browserOf(chromium);
  for (const sample of samples) {
    const page = await browser.open(`${server.url}/#${sample}`, size);
    await page.waitFor(() => document.querySelectorAll('.hr-report .hr-block, .hr-report .hr-map').length > 1);
    await page.waitFor(() => document.querySelectorAll('canvas').length > 1);
    shown.set(sample, await page.evaluate(figuresOnPage));
    await page.pdf(join(folder, `${sample}.pdf`));
    await page.close();
  }
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

forEachEngine(({ open }) => {
  for (const sample of samples) {
    test(`${sample}: every figure, label, level and mark comes back from its PDF`, async () => {
      const page = await open(`${server.url}/#make`, size);
      await page.waitFor(() => document.querySelector('.drop input[type=file]') !== null);
      await page.upload('.drop input[type=file]', join(folder, `${sample}.pdf`));
      await page.waitFor(() =>
        document.querySelector('#maker')?.textContent?.includes('The report that the text amounts to'),
      );
      await page.waitFor(() => document.querySelectorAll('.hr-report table').length > 1);
      assert.deepEqual(await page.evaluate(figuresOnPage), shown.get(sample));
      assert.deepEqual(await page.consoleErrors(), []);
      await page.close();
    });
  }

  test('what only calls itself a PDF is refused in words, and the page goes on', async () => {
    const page = await open(`${server.url}/#make`, size);
    await page.waitFor(() => document.querySelector('.drop input[type=file]') !== null);
    const path = join(folder, 'broken.pdf');
    writeFileSync(path, '%PDF-1.7\nnothing of a PDF');
    await page.upload('.drop input[type=file]', path);
    await page.waitFor(() => document.querySelector('#maker')?.textContent?.includes('The PDF could not be read.'));
    assert.ok(await page.evaluate(() => document.querySelector('.drop input[type=file]') !== null));
    await page.close();
  });
});
