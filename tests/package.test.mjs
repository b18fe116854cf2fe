// The built package without any browser: importing it touches no window, and reports become HTML and SVG.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { init, initCharts, loadReport, parseReport, ReportError } from '../pkg/index.js';

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const missouri2020 = () => JSON.parse(read('www/reports/missouri-2020.json'));
const missouri2017 = () => JSON.parse(read('www/reports/missouri-2017.json'));

/** @param {string} html @param {string} tag */
const count = (html, tag) => html.split(`<${tag}`).length - 1;

/** @param {string} name */
const bytesOf = (name) => readFileSync(new URL(`../pkg/${name}_bg.wasm`, import.meta.url));

before(() => init(bytesOf('hotline_report')));

test('before the module of charts runs, tables and bars in rows are written, and pictures are asked to wait', () => {
  const [list, map] = [parseReport(missouri2020()), parseReport(missouri2017())];
  assert.ok(list.html({ charts: 'svg' }).includes('td class="hr-bar"'));
  assert.ok(map.html({ charts: 'canvas' }).includes('<figure'));
  assert.ok(list.csv('demographics').includes('\n'));
  const isEarly = { code: 'not-started', message: /wait for `initCharts\(\)`/ };
  assert.throws(() => map.html({ charts: 'svg' }), isEarly);
  assert.throws(() => map.svg(map.charts[0]?.id ?? ''), isEarly);
});

test('the module of charts of another build is refused', async () => {
  const charts = bytesOf('hotline_charts');
  const build = WebAssembly.Module.imports(new WebAssembly.Module(charts)).find(({ kind }) => kind === 'memory')?.name;
  charts.write('00000000', charts.indexOf(build ?? ''));
  await assert.rejects(initCharts(charts), { code: 'unreachable' });
  await initCharts(bytesOf('hotline_charts'));
});

test('a report becomes a static fragment, with its charts as vectors', () => {
  const html = parseReport(missouri2020()).html({ charts: 'svg', prefix: 'p-' });
  assert.deepEqual([count(html, 'table'), count(html, 'script')], [4, 0]);
  assert.ok(count(html, 'td class="hr-bar"') > 20, 'lists have their bars in their rows');
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length, 'an id is used twice');
  assert.ok(ids.every((id) => id?.startsWith('p-')));
});

test('a map is drawn with its geometry, and left out without', () => {
  const report = parseReport(missouri2017());
  const pictures = (/** @type {string} */ html) => html.match(/<svg[^>]* role="img"/g)?.length;
  assert.equal(pictures(report.html({ charts: 'svg' })), 1);
  const geometry = { 'US-MO': JSON.parse(read('pkg/maps/US-MO.json')) };
  assert.equal(pictures(report.html({ charts: 'svg', geometry })), 2);
});

test('the prefix of ids is letters, digits, - and _', () => {
  const report = parseReport(missouri2020());
  for (const prefix of ['', 'p-', '2020_', 'a'.repeat(64)])
    assert.ok(report.html({ prefix }).includes(` id="${prefix}`));
  for (const prefix of ['a b', '"', 'ü', 'a'.repeat(65), 7]) {
    const options = /** @type {any} */ ({ prefix });
    for (const write of [() => report.html(options), () => report.svg('demographics', options)]) {
      assert.throws(write, { name: 'ReportError', code: 'invalid-options' });
    }
  }
});

test('JSON text of something else is said to be no report', async () => {
  await assert.rejects(loadReport('"x"'), { name: 'ReportError', code: 'invalid-document', message: /JSON text/ });
  assert.throws(() => parseReport('"x"'), { name: 'ReportError', code: 'invalid-document', message: /JSON text/ });
});

test('what the browser writes is what the native core writes', () => {
  const golden = read('tests/golden/html/missouri-2020.html').replaceAll('\n', '');
  assert.equal(parseReport(missouri2020()).html().replaceAll('\n', ''), golden);
});

test('what JSON cannot say is refused, however it is nested', () => {
  /** @type {any} */
  const round = missouri2020();
  round.sections[0].tables = [round];
  /** @type {unknown[]} */
  let deep = [];
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  for (const odd of [round, deep, { ...missouri2020(), title: 1n }, { ...missouri2020(), notes: [Symbol('x')] }, 7]) {
    assert.throws(
      () => parseReport(/** @type {any} */ (odd)),
      (fault) => fault instanceof ReportError && fault.code === 'invalid-document',
    );
  }
  assert.equal(parseReport(missouri2020()).title, 'Missouri State Report', 'the next good document works');
});

test('a document that is none, and options that are none, throw with a code', () => {
  /** @param {() => void} action @param {string} code */
  const throws = (action, code) =>
    assert.throws(action, (fault) => fault instanceof ReportError && fault.code === code && fault.message.length > 20);
  throws(() => parseReport('{'), 'not-json');
  throws(() => parseReport('{}'), 'invalid-document');
  throws(() => parseReport(/** @type {any} */ (() => 1)), 'invalid-document');
  throws(() => parseReport(missouri2020()).html(/** @type {any} */ ({ chart: 'svg' })), 'invalid-options');
  throws(() => parseReport(missouri2020()).svg('nothing', { width: 400 }), 'no-chart');
});

test('a table becomes CSV as it is printed, with its notes', () => {
  const csv = parseReport(missouri2020()).csv('venue-industry');
  assert.equal(csv, read('tests/golden/export/missouri-2020/venue-industry-printed.csv'));
  assert.throws(
    () => parseReport(missouri2020()).csv('nothing'),
    (fault) => fault instanceof ReportError && fault.code === 'no-table',
  );
});
