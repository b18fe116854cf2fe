// Palettes of reports in every engine: canvases, bars in rows, tints, pictures, and the choice in the page that makes reports.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { init, parseReport } from '../../pkg/node/index.js';
import { root } from '../../scripts/run.mjs';
import { begin, csvOf, forget, isReady, press, rowsOf } from './editing.mjs';
import { element, pageOn, ready, size } from './elements.mjs';
import { forEachEngine } from './engines.mjs';
import { groundFor } from './ground.mjs';
import { startSite } from './site.mjs';

const ground = groundFor('palettes');
/** @type {import('./site.mjs').Site} */
let site;
before(async () => {
  await init();
  site = await startSite();
});
after(() => site.close());

/** @param {string} path */
const documentAt = (path) => JSON.parse(readFileSync(join(root, 'tests/fixtures', path), 'utf8'));
const kinds = documentAt('documents/chart-kinds.json');
const list = {
  id: 'list',
  title: 'A list',
  kind: 'non-cumulative',
  unit: 'calls',
  base: 'none',
  rows: [
    { label: 'Friend', value: 40 },
    { label: 'Police', value: 25 },
  ],
};
/** Bars in rows, tints, and charts by themselves. */
const sections = [{ tables: [list] }, ...documentAt('layout/heat.json').sections, ...kinds.sections];

/** A report with such an imprint, as the text of its document. @param {Record<string, string>} imprint */
const colored = (imprint) => JSON.stringify({ ...kinds, sections, imprint });

let documents = 0;

/** A page with the element that shows it. @param {Record<string, string>} imprint @param {string} [head] */
function live(imprint, head = '') {
  const path = `/palettes/${(documents += 1)}.json`;
  site.file(path, colored(imprint));
  const script = '<script type="module" src="/pkg/element.js"></script><meta name="color-scheme" content="light dark">';
  return pageOn(site, element(`src="${path}"`), script + head);
}

/** Runs in the page: the opaque colours of the canvases of the element, those in rows first. */
function painted() {
  const scope = document.querySelector('hotline-report')?.shadowRoot;
  const colors = (/** @type {string} */ selector) => {
    const found = new Set();
    for (const canvas of scope?.querySelectorAll(selector) ?? []) {
      if (!(canvas instanceof HTMLCanvasElement)) continue;
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255) found.add(data.slice(at, at + 3).join());
    }
    return [...found];
  };
  const tint = scope?.querySelector('[data-tint="4"]');
  return {
    rows: colors('.hr-bars canvas'),
    charts: colors('.hr-chart canvas'),
    tint: tint && getComputedStyle(tint).backgroundColor,
  };
}

forEachEngine(({ open, capabilities }) => {
  for (const [name, imprint, colorScheme, accent, lighter, tint] of /** @type {const} */ ([
    ['teal', {}, 'light', '18,97,122', '91,155,175', 'rgb(84, 158, 180)'],
    ['plum', { palette: 'plum' }, 'light', '130,54,101', '180,125,156', 'rgb(186, 124, 159)'],
    ['plum', { palette: 'plum' }, 'dark', '218,153,190', '153,98,130', 'rgb(137, 87, 115)'],
    ['indigo', { palette: 'indigo' }, 'light', '48,60,139', '126,141,198', 'rgb(126, 142, 206)'],
    ['accent', { palette: 'accent', accent: '#8a1c1c' }, 'light', '138,28,28', undefined, undefined],
  ])) {
    test(`charts, bars in rows and tints are ${name} on ${colorScheme} ground`, async () => {
      const page = await open(live(imprint), { ...size, colorScheme });
      await page.waitFor(ready);
      const found = await page.evaluate(painted);
      for (const colors of [found.rows, found.charts]) assert.ok(colors.includes(accent), `${accent}: ${colors}`);
      if (name !== 'teal') assert.ok(![...found.rows, ...found.charts].includes('18,97,122'), 'no mark is teal');
      if (lighter) assert.ok(found.rows.includes(lighter), `${lighter}: ${found.rows}`);
      if (tint) assert.equal(found.tint, tint);
      await page.close();
    });
  }

  test('a page’s own mark wins over the palette of a report', async () => {
    const own = '<style>hotline-report { --hr-mark: rgb(0, 90, 60) }</style>';
    const page = await open(live({ palette: 'plum' }, own), size);
    await page.waitFor(ready);
    const { rows, charts } = await page.evaluate(painted);
    for (const colors of [rows, charts]) {
      assert.ok(colors.includes('0,90,60') && !colors.includes('130,54,101'), `${colors}`);
    }
    await page.close();
  });

  if (capabilities.forcedColors) {
    test('colours that a reader forces win over the palette of a report', async () => {
      const page = await open(live({ palette: 'plum' }), { ...size, forcedColors: true });
      await page.waitFor(ready);
      const { rows, charts } = await page.evaluate(painted);
      assert.ok(![...rows, ...charts].includes('130,54,101'));
      await page.close();
    });
  }

  for (const [colorScheme, mark, expected] of /** @type {const} */ ([
    ['light', '', 'rgb(130, 54, 101)'],
    ['dark', '', 'rgb(218, 153, 190)'],
    ['light', 'rgb(0, 90, 60)', 'own'],
  ])) {
    test(`pictures of a plum report without script are ${expected} on ${colorScheme} ground`, async () => {
      const html = parseReport(colored({ palette: 'plum' })).html({ charts: 'svg' });
      const own = mark && `<style>.hr-report { --hr-mark: ${mark} }</style>`;
      const head = `<link rel="stylesheet" href="/pkg/report.css"><meta name="color-scheme" content="light dark">${own}`;
      const page = await open(pageOn(site, html, head), { ...size, colorScheme });
      const [picture, bar] = await page.evaluate(() =>
        ['.hr-chart rect[fill="#12617A"]', '.hr-bar svg:not([class])'].map((one) => {
          const shape = document.querySelector(one);
          return shape && getComputedStyle(shape).fill;
        }),
      );
      if (mark) assert.ok(picture !== 'rgb(130, 54, 101)' && picture === bar, `${picture} ${bar}`);
      else assert.deepEqual([picture, bar], [expected, expected]);
      await page.close();
    });
  }

  test('a palette is chosen by keyboard, refused beside the choice with the reason, and taken back', async () => {
    const page = await open(`${ground.url}/#make`, { width: 1280, height: 900 });
    await page.evaluate(forget);
    await begin(page, ground.file('calls.csv', csvOf(rowsOf(2025, 400))));
    await page.waitFor(press, 'Words');
    await page.waitFor(() => {
      const choice = document.querySelector('[data-about="palette-teal"]');
      if (!(choice instanceof HTMLElement)) return false;
      choice.focus();
      return document.activeElement === choice;
    });
    const isNamed = (/** @type {string | null} */ name) =>
      (document.querySelector('.hr-report')?.getAttribute('data-hr-palette') ?? null) === name;
    await page.press('ArrowDown');
    await page.waitFor(isNamed, 'plum');
    await page.waitFor(isReady);
    // Nobody can choose their own colour before there is one.
    const own = () => document.querySelector('[data-about="palette-accent"]')?.matches(':disabled');
    assert.equal(await page.evaluate(own), true);
    await page.evaluate(() => {
      const field = document.querySelector('[data-about="imprint-accent"]');
      if (!(field instanceof HTMLInputElement)) return;
      field.value = '#005ea2';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.waitFor(() => document.querySelector('[data-about="palette-accent"]')?.matches(':enabled'));
    await page.waitFor(isReady);
    await page.press('ArrowDown');
    await page.press('ArrowDown');
    const refusal = () => document.querySelector('.palettes .beside-control')?.textContent;
    assert.match(await page.waitFor(refusal), /#005ea2 .* #15708c, and readers who do not see blue/);
    await page.waitFor(press, 'Undo');
    await page.waitFor(isReady);
    await page.waitFor(isNamed, 'indigo');
    assert.equal(await page.evaluate(refusal), undefined);
    await page.close();
  });
});
