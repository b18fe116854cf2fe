// Role and name of each kind of chart, as assistive technology hears them, in every engine: as kept in tests/golden/accessible.txt.
// `UPDATE_GOLDEN=1 HOTLINE_ENGINE=chromium node --test tests/browser/accessible.test.mjs` writes that file; look at it before
// committing it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { forEachEngine } from './engines.mjs';
import { around, startSite } from './site.mjs';

/** @import {Semantics} from './engines/common.mjs' */

const golden = join(root, 'tests/golden/accessible.txt');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const update = process.env.UPDATE_GOLDEN !== undefined;
/** Charts, and what they are beside and within. Figures in cells, tinted or not, are text. */
const told = 'section, figure, figure canvas, .hr-table, table, .hr-bar svg';

/** @param {string} name */
const documentOf = (name) => JSON.parse(readFileSync(join(root, 'tests/fixtures/documents', `${name}.json`), 'utf8'));

/** All kinds of charts in one document: those of two fixtures, and what they lack. */
function everyChart() {
  const [kinds, every] = [documentOf('chart-kinds'), documentOf('every-kind')];
  const row = (/** @type {string} */ label, /** @type {number} */ value) => ({ label, value });
  const common = { kind: 'non-cumulative', unit: 'signals' };
  const ring = {
    ...common,
    id: 'ring',
    title: 'A ring',
    kind: 'exclusive',
    chart: 'donut',
    rows: [row('Calls', 60), row('Texts', 40)],
    total: row('All', 100),
  };
  const named = { id: 'map-of-states', title: 'A map of states', chart: 'map' };
  const states = { ...common, ...named, rows: [row('Missouri', 12), row('Kansas', 7), row('Ohio', 30)] };
  const five = kinds.sections
    .flatMap((/** @type {any} */ { tables }) => tables)
    .find((/** @type {any} */ { id }) => id === 'five');
  const tinted = { ...five, id: 'tinted', title: 'Tints', chart: 'heat' };
  const own = { heading: 'Further charts', tables: [ring, states, tinted] };
  return { ...every, sections: [...every.sections, ...kinds.sections, own] };
}

/** @type {import('./site.mjs').Site} */
let site;
/** @type {string} */
let address;
before(async () => {
  site = await startSite();
  site.file('/every-chart.json', JSON.stringify(everyChart()));
  const script = `<link rel="stylesheet" href="/pkg/report.css"><script type="module">
    import { mount } from '/pkg/index.js';
    const { report } = await mount('#report', '/every-chart.json', { prefix: 'a-' });
    document.body.dataset.kinds = report.charts.map(({ kind, inRows }) => kind + (inRows ? ' in rows' : '')).join();
  </script>`;
  address = site.page('/accessible.html', around('<div id="report"></div>', script));
});
after(() => site.close());

/** Runs in the page: whether all is drawn. */
const isDrawn = () =>
  document.body.dataset.kinds !== undefined &&
  [...document.querySelectorAll('canvas')].every((canvas) => canvas.style.height !== '');

/** What is passed over is so in one of several ways. */
const passedOver = ['', 'generic', 'none', 'presentation'];

/** @param {{element: string} & Semantics} line */
function lineOf({ element, role, name }) {
  return `${element}: ${passedOver.includes(role) ? 'passed over' : `${role} “${name}”`}`;
}

/** @param {string} line @returns {Semantics} */
function semanticsOf(line) {
  const [, role = '', name = ''] = /^.*?: (\S+) “([^]*)”$/.exec(line) ?? [];
  return { role, name };
}

forEachEngine(({ name: engine, open }) => {
  test('each chart has its role and its name', async () => {
    const page = await open(address, { width: 1000, height: 900 });
    await page.waitFor(isDrawn);
    const kinds = new Set((await page.evaluate(() => document.body.dataset.kinds)).split(','));
    const all = ['bars', 'bars in rows', 'time', 'donut', 'stacked', 'pyramid', 'range', 'map'];
    // Tints are of the cells themselves, and key figures are text.
    const others = await page.evaluate(() =>
      ['[data-tint]', '.hr-headline'].map((one) => document.querySelector(one) !== null),
    );
    assert.deepEqual(others, [true, true]);
    assert.deepEqual(
      all.filter((kind) => !kinds.has(kind)),
      [],
    );
    const elements = await page.evaluate(
      (selector) =>
        [...document.querySelectorAll(selector)].map((element) => {
          const block = element.closest('.hr-block')?.id ?? '';
          return [block, element.localName + (element.id && element.id !== block ? `#${element.id}` : '')]
            .filter(Boolean)
            .join(' ');
        }),
      told,
    );
    const known = existsSync(golden) ? readFileSync(golden, 'utf8').trimEnd().split('\n') : [];
    const found = await page.semantics(told, known.map(semanticsOf));
    const lines = found.map((semantics, at) => lineOf({ element: elements[at] ?? '', ...semantics }));
    if (update && engine === 'chromium') writeFileSync(golden, `${lines.join('\n')}\n`);
    else assert.deepEqual(lines, known);
    await page.close();
  });

  test('axe finds nothing in any, and the keyboard steps through each', async () => {
    const page = await open(address, { width: 1000, height: 900 });
    await page.waitFor(isDrawn);
    await page.evaluate(`(() => {${axe}\n})()`);
    const findings = await page.evaluate(async () => {
      const { violations } = await /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'] });
      return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
    });
    assert.deepEqual(findings, []);
    const charts = await page.evaluate(() => document.querySelectorAll('canvas[tabindex="0"]').length);
    assert.equal(charts, 11);
    for (let at = 0; at < charts; at += 1) {
      await page.evaluate((index) => {
        /** @type {HTMLElement | undefined} */ ([...document.querySelectorAll('canvas[tabindex="0"]')][index])?.focus();
      }, at);
      const texts = new Set();
      for (const key of ['Home', 'ArrowDown']) {
        await page.press(key);
        texts.add(
          await page.waitFor(
            () => document.activeElement?.parentElement?.querySelector('.hr-tip:not([hidden])')?.textContent,
          ),
        );
      }
      assert.equal(texts.size, 2, `chart ${at + 1}: ${[...texts].join(', ')}`);
    }
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });
});
