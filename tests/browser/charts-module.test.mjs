// The module of charts loads only where a report has charts beside its tables, and nothing else waits for it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { forEachEngine } from './engines.mjs';
import { around, startSite } from './site.mjs';

const size = { width: 900, height: 800 };

/** @type {import('./site.mjs').Site} */
let site;
/** @type {string} */
let address;
before(async () => {
  site = await startSite();
  site.file('/every-kind.json', readFileSync(join(root, 'tests/fixtures/documents/every-kind.json')));
  address = site.page(
    '/charts.html',
    around('<div id="report"></div>', '<link rel="stylesheet" href="/pkg/report.css">'),
  );
});
after(() => site.close());

/** Runs in the page: mounts a report, and says what was drawn. @param {{source: string, script: string, viewer?: string}} how */
async function drawn({ source, script, viewer }) {
  const { init, mount } = await import(script);
  if (viewer) await init(new URL(viewer, document.baseURI));
  await mount('#report', source);
  const until = (/** @type {() => boolean} */ isSo) =>
    new Promise((resolve) => {
      const look = () => (isSo() ? resolve(undefined) : setTimeout(look, 20));
      look();
    });
  const figures = [...document.querySelectorAll('figure[data-hr-chart]')];
  const lists = [...document.querySelectorAll('[data-hr-rows]')];
  await until(() => lists.every((list) => list.matches('.hr-drawn')));
  await until(() => figures.every((figure) => figure.querySelector('canvas')?.style.height));
  const loaded = performance.getEntriesByType('resource').some(({ name }) => name.includes('hotline_charts'));
  return { figures: figures.length, lists: lists.length, tables: document.querySelectorAll('table').length, loaded };
}

forEachEngine(({ open }) => {
  test('a report of lists draws its bars without the module of charts', async () => {
    const page = await open(address, size);
    const found = await page.evaluate(drawn, { source: '/reports/missouri-2020.json', script: '/pkg/index.js' });
    assert.deepEqual(found, { figures: 0, lists: 4, tables: 4, loaded: false });
  });

  test('a report with a map, columns and nested bars loads it, and draws them', async () => {
    const page = await open(address, size);
    const found = await page.evaluate(drawn, { source: '/every-kind.json', script: '/pkg/index.js' });
    assert.ok(found.loaded && found.figures >= 3 && found.lists >= 1, JSON.stringify(found));
  });

  test('without that module such a report has its tables and the bars in their rows', async () => {
    const page = await open(address, size);
    const viewer = '/pkg/hotline_report_bg.wasm';
    const found = await page.evaluate(drawn, { source: '/every-kind.json', script: '/pkg/slim.js', viewer });
    assert.ok(found.figures === 0 && found.lists >= 1 && found.tables >= 6 && !found.loaded, JSON.stringify(found));
  });
});
