// Exports of the built package without any browser: what other programs make of the files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import JSONstat from 'jsonstat-toolkit';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { clippingOf, copyTable, exportFormats, exportReport, initExport } from '../pkg/export.js';
import { init, parseReport, ReportError } from '../pkg/index.js';

/** @typedef {import('../pkg/export.js').ExportFormat} ExportFormat */
/** @typedef {import('../pkg/export.js').ExportOptions} ExportOptions */
/** @typedef {import('../pkg/index.js').ReportDocument} ReportDocument */

/** @param {string} path */
const bytesOf = (path) => readFileSync(new URL(`../${path}`, import.meta.url));
/** @param {string} path @returns {ReportDocument} */
const json = (path) => JSON.parse(bytesOf(path).toString());
const missouri2020 = () => json('www/reports/missouri-2020.json');
const missouri2017 = () => json('www/reports/missouri-2017.json');
const everyKind = () => json('tests/fixtures/documents/every-kind.json');

/** @param {ReportDocument} report @param {ExportFormat} format @param {ExportOptions} [options] */
async function text(report, format, options) {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode((await exportReport(report, format, options)).bytes);
}

before(async () => {
  await init(bytesOf('pkg/hotline_report_bg.wasm'));
  await initExport({ export: bytesOf('pkg/hotline_export_bg.wasm'), xlsx: bytesOf('pkg/hotline_xlsx_bg.wasm') });
});

test('what the browser exports is what the native core exports', async () => {
  const report = missouri2020();
  const golden = (/** @type {string} */ name) => bytesOf(`tests/golden/export/missouri-2020/${name}`).toString();
  assert.equal(await text(report, 'csv', { bom: false }), golden('tidy.csv'));
  assert.equal(await text(report, 'json-stat'), golden('json-stat.json'));
  assert.equal(await text(report, 'csvw'), golden('csv-metadata.json'));
  assert.equal(await text(report, 'json-ld'), golden('dataset.jsonld'));
  const table = 'demographics';
  assert.equal(await text(report, 'csv', { table, layout: 'printed', bom: false }), golden(`${table}-printed.csv`));
  assert.equal(await text(report, 'vega-lite', { table }), golden(`${table}.vl.json`));
});

test('CSV begins with a mark by which Excel knows UTF-8, unless told otherwise', async () => {
  assert.equal((await text(missouri2020(), 'csv')).codePointAt(0), 0xfeff);
  assert.equal((await text(missouri2020(), 'csv', { bom: false })).slice(0, 9), 'table,row');
});

test('files are named after the report, what they hold and their format', async () => {
  const named = async (/** @type {ExportFormat} */ format, /** @type {ExportOptions} */ options = {}) => {
    const { name, type } = await exportReport(missouri2020(), format, options);
    return [name, type];
  };
  const stem = 'missouri-state-report-2020';
  assert.deepEqual(await named('csv'), [`${stem}.csv`, 'text/csv']);
  assert.deepEqual(await named('csv-zip'), [`${stem}-csv.zip`, 'application/zip']);
  assert.deepEqual(await named('data-package'), [`${stem}-data-package.zip`, 'application/zip']);
  const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  assert.deepEqual(await named('xlsx'), [`${stem}.xlsx`, excel]);
  assert.deepEqual(await named('svg', { table: 'demographics' }), [`${stem}-demographics.svg`, 'image/svg+xml']);
});

test('a workbook is the same each time, and a ZIP archive', async () => {
  const [once, again] = [await exportReport(missouri2020(), 'xlsx'), await exportReport(missouri2020(), 'xlsx')];
  assert.deepEqual(once.bytes, again.bytes);
  assert.deepEqual(Array.from(once.bytes.slice(0, 4)), [0x50, 0x4b, 3, 4]);
});

test('the toolkit of JSON-stat reads the figures, and which are withheld', async () => {
  const collection = JSONstat(JSON.parse(await text(missouri2020(), 'json-stat')));
  assert.equal(collection.class, 'collection');
  const dataset = JSONstat(JSON.parse(await text(missouri2020(), 'json-stat', { table: 'demographics' })));
  assert.deepEqual(dataset.role.metric, ['measure']);
  assert.equal(dataset.Data({ row: 'r3', measure: 'value' }).value, 234);
  assert.equal(dataset.Data({ row: 'r3', measure: 'percent' }).value, 88);
  const hidden = dataset.Data({ row: 'r5', measure: 'value' });
  assert.deepEqual([hidden.value, hidden.status], [null, 'Q']);
  assert.equal(dataset.Dimension('row').Category('r5').label, 'Gender Minorities');
});

test('every kind of chart is a sound Vega-Lite specification and says what is withheld in words', async () => {
  /** @type {any} */
  const report = json('tests/fixtures/documents/chart-kinds.json');
  for (const { id, rows } of report.sections[0].tables) {
    const spec = JSON.parse(await text(report, 'vega-lite', { table: id }));
    /** @type {string[]} */
    const warnings = [];
    const note = (/** @type {string[]} */ ...said) => warnings.push(said.join(' '));
    /** @type {any} */
    const logger = { warn: note, info: () => logger, debug: () => logger, error: note, level: () => logger };
    const view = new vega.View(vega.parse(compile(spec, { logger }).spec), { renderer: 'none' });
    const svg = await view.toSVG();
    view.finalize();
    assert.deepEqual(warnings, [], id);
    assert.ok(svg.includes('Fewer than three'), id);
    for (const { label } of rows) assert.ok(svg.includes(label), `${id}: ${label}`);
  }
});

test('every chart is a sound Vega-Lite specification that draws what the table says', async () => {
  for (const report of [missouri2020(), everyKind()]) {
    const drawn = parseReport(report).charts.map(({ id }) => id);
    const tables = (report.sections ?? []).flatMap((section) => section.tables ?? []);
    for (const { id, title, rows } of tables.filter((table) => drawn.includes(table.id))) {
      const spec = JSON.parse(await text(report, 'vega-lite', { table: id }));
      /** @type {string[]} */
      const warnings = [];
      const note = (/** @type {string[]} */ ...said) => warnings.push(said.join(' '));
      /** @type {any} */
      const logger = { warn: note, info: () => logger, debug: () => logger, error: note, level: () => logger };
      const view = new vega.View(vega.parse(compile(spec, { logger }).spec), { renderer: 'none' });
      const svg = await view.toSVG();
      assert.deepEqual(warnings, [], id);
      // Long titles are broken into lines.
      assert.ok(svg.includes(String(title).split(' ').slice(0, 3).join(' ').replaceAll('&', '&amp;')), id);
      // Rows stand in the order of the table, whatever layer draws them.
      const labels = view
        .scale('concat_0_y')
        .domain()
        .map((/** @type {string} */ key) => key.split('|')[1]);
      const said = rows.flatMap((row) => [row, ...(row.children ?? [])]).map(({ label }) => label);
      const plain = labels.map((/** @type {string} */ label) =>
        label.replaceAll('\n', ' ').replaceAll(/ \[note \d+\]/g, ''),
      );
      assert.deepEqual(plain, said);
      view.finalize();
    }
  }
});

test('a map becomes Vega-Lite with its geometry', async () => {
  const [table, geometry] = ['map', async () => json('pkg/maps/US-MO.json')];
  const [map] = (missouri2017().sections ?? []).flatMap((section) => (section.map ? [section.map] : []));
  const spec = JSON.parse(await text(missouri2017(), 'vega-lite', { table: map?.id ?? table, geometry }));
  const svg = await new vega.View(vega.parse(compile(spec).spec), { renderer: 'none' }).toSVG();
  assert.ok(svg.split('<path').length > 115, 'a path for each county');
});

test('a picture has its title, its notes, its source and its date in it', async () => {
  const svg = await text(missouri2020(), 'svg', { table: 'demographics', width: 640 });
  for (const words of ['Victim Demographics', 'Situations · Missouri · 2020', 'cannot be added up', 'Accurate as of']) {
    assert.ok(svg.replaceAll(/<[^>]*>/g, ' ').includes(words), words);
  }
});

test('the card of a report for social media has its title, its first figures and its publisher', async () => {
  const file = await exportReport(missouri2020(), 'svg', { table: 'card' });
  const svg = new TextDecoder().decode(file.bytes);
  assert.equal(file.name, 'missouri-state-report-2020-card.svg');
  assert.match(svg, /^<svg[^>]* width="600" height="315"/);
  for (const words of ['Missouri State Report', '750', '267', 'National Human Trafficking Hotline']) {
    assert.ok(svg.replaceAll(/<[^>]*>/g, ' ').includes(words), words);
  }
});

test('pictures and cards have the palette that a report names, on every ground', async () => {
  const document = { ...missouri2017(), imprint: { palette: 'plum' } };
  const picture = async (/** @type {import('../pkg/export.js').ExportOptions} */ options) =>
    new TextDecoder().decode((await exportReport(document, 'svg', options)).bytes).toLowerCase();
  for (const [table, theme, color] of /** @type {const} */ ([
    ['cases-by-form', 'light', '#823665'],
    ['cases-by-form', 'dark', '#da99be'],
    ['cases-by-form', 'print', '#823665'],
    ['card', 'light', '#823665'],
  ])) {
    const drawn = await picture({ table, theme });
    assert.ok(drawn.includes(color) && !/#12617a|#58b7d0/.test(drawn), `${table} on ${theme}`);
  }
});

test('what cannot be exported is told with what can be', async () => {
  /** @param {Promise<unknown>} action @param {string} code @param {RegExp} words */
  const fails = (action, code, words) =>
    assert.rejects(action, (fault) => {
      assert.ok(fault instanceof ReportError);
      assert.equal(fault.code, code);
      assert.match(fault.message, words);
      return true;
    });
  const report = missouri2020();
  await fails(exportReport(report, /** @type {any} */ ('pdf')), 'unknown-format', /“pdf”.*xlsx, csv, csv-zip/);
  await fails(exportReport(report, 'csv', { table: 'nothing' }), 'no-table', /“nothing”.*demographics/);
  await fails(exportReport(report, 'svg'), 'no-chart', /`table`/);
  await fails(exportReport(report, 'png', { table: 'demographics' }), 'no-canvas', /SVG/);
  await fails(exportReport(report, 'svg', { table: 'nothing' }), 'no-table', /“nothing”/);
  await fails(
    exportReport(report, 'csv', { table: 'demographics', layout: /** @type {any} */ ('wide') }),
    'invalid-options',
    /tidy/,
  );
  await fails(exportReport(/** @type {any} */ ({}), 'csv'), 'invalid-document', /cannot be shown/);
  await fails(copyTable(report, 'demographics'), 'no-clipboard', /clipboard/);
});

test('every format of the list can be made, save pictures of pixels', async () => {
  for (const { name, of } of exportFormats.filter((format) => format.name !== 'png')) {
    const options = of.includes('report') ? {} : { table: 'signaler-type' };
    const { bytes } = await exportReport(missouri2020(), name, options);
    assert.ok(bytes.length > 500, name);
  }
});

test('a table is copied as a table and as text, with nothing that runs', async () => {
  const [html, tsv] = await clippingOf(everyKind(), 'needs');
  assert.match(html, /^<table><caption>What callers needed \[note 1\]/);
  assert.match(html, /<th scope="row"[^>]*>'=SUM\(A1:A9\), said one; &quot;urgent&quot;/);
  const lines = tsv.split('\n');
  assert.equal(lines[2], 'Need\tCallers\t% of calls');
  assert.equal(lines[6], 'Passport [note 3]\tFewer than three\t[c]');
  assert.ok(tsv.includes('[note 3] Figures below three are not shown.'));
});

test('two formats never share a name, and a name says title, place, year, table and kind once', async () => {
  const names = [];
  for (const { name: format, of } of exportFormats.filter(({ name }) => name !== 'png')) {
    if (of.includes('report')) names.push((await exportReport(missouri2020(), format)).name);
    if (of.some((part) => part !== 'report'))
      names.push((await exportReport(missouri2020(), format, { table: 'demographics' })).name);
  }
  names.push((await exportReport(missouri2020(), 'csv', { table: 'demographics', layout: 'printed' })).name);
  assert.equal(new Set(names).size, names.length, names.join('\n'));
  for (const name of names) {
    const words = name.split(/[-.]/).slice(0, -1);
    const own = words.filter((word) => !['csv', 'json', 'stat', 'data', 'package'].includes(word));
    assert.equal(new Set(own).size, own.length, name);
    assert.match(name, /^missouri-state-report-2020/);
  }
  const harbour = { ...missouri2020(), title: 'Harbour Helpline, 2025', jurisdiction: { name: 'Córdoba' } };
  harbour.period = { start: '2025-01-01', end: '2025-12-31' };
  assert.equal((await exportReport(harbour, 'xlsx')).name, 'harbour-helpline-2025-cordoba.xlsx');
});
