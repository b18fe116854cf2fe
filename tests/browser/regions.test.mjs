// Maps of countries and of an office's own districts: drawn, met by pointer and keyboard, and saved into one file.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { geometryOf } from '../../pkg/geometry.js';
import { toSingleFile } from '../../pkg/node/save.js';
import { root } from '../../scripts/run.mjs';
import { forEachEngine } from './engines.mjs';
import { around, startSite } from './site.mjs';

/** @type {import('./site.mjs').Site} */
let site;
const folder = mkdtempSync(join(tmpdir(), 'hotline-report-regions-'));
const size = { width: 1280, height: 900 };
const address = { page: '', saved: '' };

/** @param {string} id @param {[number, number][]} ring */
const district = (id, ring) => ({
  type: 'Feature',
  properties: { NO: id, NAME: `District ${id}` },
  geometry: { type: 'Polygon', coordinates: [ring] },
});

const districts = geometryOf(
  {
    type: 'FeatureCollection',
    features: [
      district('1', [
        [10, 50],
        [11, 50],
        [11, 51],
        [10, 51],
        [10, 50],
      ]),
      district('2', [
        [11, 50],
        [12, 50],
        [12, 51],
        [11, 51],
        [11, 50],
      ]),
      district('3', [
        [10, 51],
        [12, 51],
        [12, 51.6],
        [10, 51.6],
        [10, 51],
      ]),
    ],
  },
  { code: 'districts', id: 'NO', name: 'NAME' },
);

const report = {
  version: 1,
  language: 'en-US',
  title: 'Calls',
  publisher: 'Nobody',
  jurisdiction: { name: 'Nowhere' },
  period: { start: '2020' },
  sections: [
    {
      map: {
        id: 'districts',
        title: 'Calls by district',
        region: 'districts',
        unit: 'calls',
        locations: [
          { code: '1', name: 'Harbour', value: 31 },
          { code: '2', name: 'Hill', value: { masked: 'few' } },
          { code: '3', name: 'Lake', value: 12 },
        ],
      },
    },
    {
      tables: [
        {
          id: 'countries',
          title: 'Nationalities of callers',
          kind: 'ranking',
          unit: 'callers',
          base: 'none',
          chart: 'map',
          region: 'world',
          rows: [
            { label: 'Brasil', value: 40 },
            { label: 'Argentina', value: 22 },
            { label: 'Russia', value: 9 },
            { label: 'Stateless', value: 2 },
          ],
        },
      ],
    },
  ],
};

before(async () => {
  site = await startSite();
  const maps = join(root, 'pkg/maps/world.json');
  site.file('/geometry/world.json', readFileSync(maps));
  site.file('/geometry/districts.json', JSON.stringify(districts));
  site.file('/report.json', JSON.stringify(report));
  address.page = site.page(
    '/regions.html',
    around('<hotline-report src="/report.json" geometry="/geometry/"></hotline-report>'),
  );
  const path = join(folder, 'saved.html');
  const geometry = { districts, world: JSON.parse(readFileSync(maps, 'utf8')) };
  writeFileSync(path, await toSingleFile(JSON.stringify(report), { geometry }));
  address.saved = pathToFileURL(path).href;
});
after(async () => {
  rmSync(folder, { recursive: true });
  await site.close();
});

/** Runs in the page: whether both maps are painted. */
function painted() {
  const within = document.querySelector('hotline-report')?.shadowRoot ?? document;
  const canvases = [...within.querySelectorAll('canvas')];
  return canvases.length === 2 && canvases.every((canvas) => canvas.style.height !== '');
}

/** Runs in the page: what the tip of a chart says. @param {string} id */
function tip(id) {
  const within = document.querySelector('hotline-report')?.shadowRoot ?? document;
  const shown = within.querySelector(`[data-hr-chart="${id}"] .hr-tip`);
  return shown instanceof HTMLElement && !shown.hidden ? shown.textContent : '';
}

/** Runs in the page: a place of a canvas, by its shares of the width and the height. @param {string} id @param {number} x @param {number} y */
function spot(id, x, y) {
  const within = document.querySelector('hotline-report')?.shadowRoot ?? document;
  const canvas = within.querySelector(`[data-hr-chart="${id}"] canvas`);
  canvas?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left = 0, top = 0, width = 0, height = 0 } = canvas?.getBoundingClientRect() ?? {};
  return { x: left + width * x, y: top + height * y };
}

/** Runs in the page: gives a chart the focus. @param {string} id */
function focus(id) {
  const within = document.querySelector('hotline-report')?.shadowRoot ?? document;
  const canvas = within.querySelector(`[data-hr-chart="${id}"] canvas`);
  if (canvas instanceof HTMLElement) canvas.focus();
}

forEachEngine(({ capabilities, open }) => {
  for (const [name, at] of /** @type {const} */ ([
    ['in an element', 'page'],
    ['in a saved file', 'saved'],
  ])) {
    test(`${name}, the keyboard steps through the places of both maps`, async () => {
      const page = await open(address[at], size);
      await page.waitFor(painted);
      await page.evaluate(focus, 'districts');
      await page.press('Home');
      assert.match(await page.evaluate(tip, 'districts'), /Harbour.*31/);
      await page.press('ArrowDown');
      assert.match(await page.evaluate(tip, 'districts'), /Hill.*few/);
      await page.evaluate(focus, 'countries');
      await page.press('End');
      assert.match(await page.evaluate(tip, 'countries'), /Russia.*9/);
      await page.close();
    });

    test(`${name}, the pointer meets a place`, async () => {
      const page = await open(address[at], size);
      await page.waitFor(painted);
      await page.hover(await page.evaluate(spot, 'districts', 0.1, 0.75));
      await page.waitFor((id) => {
        const within = document.querySelector('hotline-report')?.shadowRoot ?? document;
        return within.querySelector(`[data-hr-chart="${id}"] .hr-tip:not([hidden])`) !== null;
      }, 'districts');
      assert.match(await page.evaluate(tip, 'districts'), /Harbour.*31/);
      await page.close();
    });

    test(`${name}, nothing overflows at 320 px`, async () => {
      const page = await open(address[at], { width: 320, height: 900 });
      await page.waitFor(painted);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `${overflow} px`);
      await page.close();
    });
  }

  test('a saved file with maps of regions asks for nothing', async () => {
    const page = await open(address.saved, size);
    await page.waitFor(painted);
    assert.deepEqual(await page.consoleErrors(), []);
    if (capabilities.requests) {
      const others = (await page.requests()).filter((one) => one !== address.saved && !one.startsWith('data:'));
      assert.deepEqual(others, []);
    }
    await page.close();
  });

  test('a report without a map loads no geometry', async () => {
    const plain = site.page(
      '/plain.html',
      around('<hotline-report src="/reports/missouri-2020.json"></hotline-report>'),
    );
    const earlier = site.asked().length;
    const page = await open(plain, size);
    await page.waitFor(() => document.querySelector('hotline-report')?.shadowRoot?.querySelector('table') !== null);
    assert.deepEqual(
      site
        .asked()
        .slice(earlier)
        .filter((path) => /maps|geometry/.test(path)),
      [],
    );
    await page.close();
  });
});
