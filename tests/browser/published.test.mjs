// Both publications on the page, figure by figure, in every engine.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/server.mjs';
import { root } from '../../scripts/run.mjs';
import { missouri2017, missouri2020 } from '../page/publications.mjs';
import { forEachEngine } from './engines.mjs';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve({ root });
});
after(() => server.close());

/** Runs in the page: what its tables show, as a reader of the page's own structure finds it. */
function tablesOnPage() {
  /** @param {Element | null | undefined} element */
  const markers = (element) => [...(element?.querySelectorAll('.hr-ref a') ?? [])].map((link) => link.textContent);
  /** The text without markers, signs and what is only heard. @param {Element | null | undefined} element */
  const text = (element) => {
    const copy = /** @type {Element | undefined} */ (element?.cloneNode(true));
    copy?.querySelectorAll('.hr-ref, .hr-low, .hr-sr').forEach((part) => part.remove());
    return copy?.textContent?.trim() ?? '';
  };
  return [...document.querySelectorAll('.hr-block')].map((block) => ({
    heading: text(block.querySelector('h2, h3')),
    headingNotes: markers(block.querySelector('h2, h3')),
    rows: [...block.querySelectorAll('tbody tr, tfoot tr')].map((row) => ({
      label: text(row.querySelector('.hr-label')),
      level: Number(row.getAttribute('data-level')),
      count: text(row.querySelector('td:not(.hr-percent)')),
      percent: text(row.querySelector('.hr-percent')),
      notes: markers(row.querySelector('th')),
      valueNotes: [...row.querySelectorAll('td')].flatMap(markers),
    })),
  }));
}

forEachEngine(({ open }) => {
  test('Missouri 2020: every label, count, percentage, level and note marker, in order', async () => {
    const page = await open(`${server.url}/#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(() => document.querySelectorAll('.hr-block').length === 4);
    /** @type {ReturnType<typeof tablesOnPage>} */
    const shown = await page.evaluate(tablesOnPage);
    const published = missouri2020();
    assert.deepEqual(
      shown.map(({ heading }) => heading.toUpperCase()),
      published.map(({ heading }) => heading.toUpperCase()),
    );
    assert.deepEqual(
      shown.map(({ rows }) => rows.length),
      [18, 5, 18, 8],
    );
    shown.forEach((table, index) => {
      assert.deepEqual(table.headingNotes, published[index]?.headingNotes);
      assert.deepEqual(table.rows, published[index]?.rows);
    });
    await page.close();
  });

  test('Missouri 2020: the headline, the rank and the date', async () => {
    const page = await open(`${server.url}/#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(() => document.querySelector('.hr-headline') !== null);
    const headline = await page.evaluate(() => document.querySelector('.hr-headline')?.textContent);
    assert.match(headline, /750/);
    assert.match(headline, /13th highest signal volume of all 50 states and Washington, D\.C\./);
    const dateline = await page.evaluate(() => document.querySelector('.hr-dateline')?.textContent);
    assert.match(dateline, /January 1, 2020 – December 31, 2020/);
    assert.match(dateline, /July 1, 2021/);
    await page.close();
  });

  test('Missouri 2017: every figure of the Spotlight, with its label', async () => {
    const page = await open(`${server.url}/#missouri-2017`, { width: 1280, height: 900 });
    await page.waitFor(() => document.querySelector('.hr-map') !== null);
    const shown = await page.evaluate(() => {
      const figures = [...document.querySelectorAll('.hr-figure')].map((figure) => [
        figure.querySelector('dt')?.textContent,
        figure.querySelector('.hr-big')?.textContent,
      ]);
      const rows = [...document.querySelectorAll('tbody tr')].map((row) => [
        row.querySelector('.hr-label')?.textContent,
        row.querySelector('td')?.textContent,
      ]);
      return [...figures, ...rows];
    });
    assert.deepEqual(shown, missouri2017());
    const total = await page.evaluate(() => document.querySelector('tfoot td')?.textContent);
    assert.equal(total, '144');
    const map = await page.evaluate(() => document.querySelector('.hr-map .hr-summary')?.textContent);
    assert.match(map, /no counts by place/);
    await page.close();
  });
});
