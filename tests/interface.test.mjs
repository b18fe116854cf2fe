// One interface: sources, options and errors mean the same in all functions of the built package.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../scripts/run.mjs';
import { exportFormats, exportReport, initExport, savedFileName } from '../pkg/node/export.js';
import { checkReport, init, loadLanguage, loadReport, parseReport, ReportError } from '../pkg/node/index.js';
import {
  builtInPlans,
  draftPlan,
  fitPlans,
  initAnalyst,
  openRecords,
  sampleRecords,
  suggestAnswers,
  warehouseStatements,
} from '../pkg/node/analyst.js';
import { toSingleFile } from '../pkg/node/save.js';

const text = readFileSync(join(root, 'www/reports/missouri-2020.json'), 'utf8');
const everyKind = JSON.parse(readFileSync(join(root, 'tests/fixtures/documents/every-kind.json'), 'utf8'));

/** @type {string[]} */
const asked = [];
const server = createServer(({ url }, response) => {
  asked.push(url ?? '');
  response.end(text);
});
/** @type {string} */
let address;
before(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  address = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
});
after(() => server.close());

/** @param {string} code @param {RegExp} [message] */
const isError = (code, message) => (/** @type {unknown} */ fault) => {
  assert.ok(fault instanceof ReportError, String(fault));
  assert.equal(fault.code, code, fault.message);
  if (message) assert.match(fault.message, message);
  return true;
};

/** Every function that takes a report from anywhere. @type {[string, (source: any, options?: any) => Promise<unknown>][]} */
const takers = [
  ['loadReport', loadReport],
  ['checkReport', checkReport],
  ['toSingleFile', toSingleFile],
  ['exportReport', (source, options) => exportReport(source, 'csv', options)],
];

test('before the module runs, what waits for nothing says what to do', () => {
  assert.throws(() => parseReport(text), isError('not-started', /wait for `init\(\)`/));
});

for (const [name, take] of takers) {
  test(`${name} takes a document, its text, its address, a file and a parsed report`, async () => {
    const parsed = await loadReport(text);
    for (const source of [JSON.parse(text), text, `\uFEFF${text}`, `${address}/a.json`, new Blob([text]), parsed]) {
      await take(source);
    }
    await take(new URL(`${address}/b.json`));
  });

  test(`${name} never asks a server for text that is JSON, or was meant to be`, async () => {
    asked.length = 0;
    for (const draft of ['{"title": "SECRET"', ' \n{"title": 1}', '[{"title": "SECRET"}]', '"title": "SECRET"', '']) {
      // The checker lists what is wrong, where the text is JSON; all else refuses it.
      await take(draft).catch((/** @type {unknown} */ fault) => assert.ok(fault instanceof ReportError));
    }
    assert.deepEqual(asked, []);
  });

  test(`${name} refuses what is no source, and options that it does not know, with a ReportError`, async () => {
    for (const odd of [undefined, null, 7, () => 1, Symbol('x')]) {
      const problems = await take(odd).catch((/** @type {unknown} */ fault) => {
        assert.ok(fault instanceof ReportError);
        return [fault];
      });
      assert.ok(Array.isArray(problems) && problems.length > 0);
    }
    const aborted = AbortSignal.abort(new Error('no longer wanted'));
    await assert.rejects(take(text, { signal: aborted }), /no longer wanted/);
    await assert.rejects(take(text, { singal: aborted }), isError('invalid-options', /Did you mean `signal`/));
    await assert.rejects(take(`${address.replace(/\d+$/, '1')}/x`), isError('unreachable'));
  });
}

test('an option that is misspelt or out of range is refused everywhere, with the name or the values that are meant', async () => {
  await init();
  const report = parseReport(text);
  /** @type {[() => unknown, RegExp][]} */
  const sync = [
    [() => parseReport(text, /** @type {any} */ ({ lang: 'es-US' })), /Unknown option `lang`/],
    [() => parseReport(text, { language: 'xx' }), /`language` should be a language such as/],
    [() => report.html(/** @type {any} */ ({ chart: 'svg' })), /Did you mean `charts`/],
    [() => report.html(/** @type {any} */ ({ charts: 'off' })), /`charts` should be canvas or svg or none, not “off”/],
    [() => report.html(/** @type {any} */ ({ headingLevel: 9 })), /`headingLevel` should be 1 or 2 or 3 or 4, not 9/],
    [() => report.html(/** @type {any} */ ({ headinglevel: 3 })), /Did you mean `headingLevel`/],
    // Those that the package gives itself are no option of anybody else.
    [() => report.html(/** @type {any} */ ({ kontrols: true })), /^[^.]+\.( Known are [^.]+, contradictions\.)$/],
    ...[Number.NaN, -5, 1e9, '300', null].map(
      (width) =>
        /** @type {[() => unknown, RegExp]} */ ([
          () => report.svg('demographics', /** @type {any} */ ({ width })),
          /`width` should be a number from 100 to 4000/,
        ]),
    ),
  ];
  sync.push([() => savedFileName(report, /** @type {any} */ ('page')), /`variant` should be interactive or static/]);
  for (const [action, message] of sync) assert.throws(action, isError('invalid-options', message));
  /** @type {[Promise<unknown>, RegExp][]} */
  const later = [
    [toSingleFile(text, /** @type {any} */ ({ varient: 'static' })), /Did you mean `variant`/],
    [toSingleFile(text, { language: 'xx' }), /a language such as/],
    [toSingleFile(text, { theme: /** @type {any} */ ('print') }), /`theme` should be auto or light or dark/],
    [toSingleFile(text, { variant: 'paste', theme: 'dark' }), /`theme` is for a page of its own/],
    [loadLanguage(/** @type {any} */ (7)), /`tag` should be of type string, not 7/],
    [exportReport(text, 'csv', /** @type {any} */ ({ tabel: 'x' })), /Did you mean `table`/],
    [exportReport(text, 'svg', { table: 'demographics', width: -1 }), /100 to 4000/],
    [openRecords('a\n1', /** @type {any} */ ({ override: {} })), /Did you mean `overrides`/],
    [initExport(/** @type {any} */ ({ xslx: '' })), /Did you mean `xlsx`/],
    [initAnalyst(/** @type {any} */ ({ analist: '' })), /Did you mean `analyst`/],
    [draftPlan(/** @type {any} */ ({}), /** @type {any} */ ({ treshold: 3 })), /Did you mean `threshold`/],
    [fitPlans(/** @type {any} */ (undefined)), /The profile should be an object, not undefined/],
    [suggestAnswers(/** @type {any} */ ({}), '{}', /** @type {any} */ (null)), /The mapping should be an object/],
  ];
  for (const [action, message] of later) await assert.rejects(action, isError('invalid-options', message));
  await assert.rejects(exportReport(text, /** @type {any} */ ('cvs')), isError('unknown-format', /Did you mean “csv”/));
});

test('options that are no objects, and signals that are no signals, are refused everywhere', async () => {
  await init();
  const report = parseReport(text);
  /** @type {Record<string, (options: any) => unknown>} */
  const withOptions = {
    parseReport: (options) => parseReport(text, options),
    html: (options) => report.html(options),
    svg: (options) => report.svg('demographics', options),
    loadReport: (options) => loadReport(text, options),
    checkReport: (options) => checkReport(text, options),
    toSingleFile: (options) => toSingleFile(text, options),
    exportReport: (options) => exportReport(text, 'csv', options),
    openRecords: (options) => openRecords('a\n1', options),
  };
  for (const [name, take] of Object.entries(withOptions)) {
    for (const options of [null, 5, 'charts', ['svg'], true]) {
      await assert.rejects(async () => take(options), isError('invalid-options', /should be an object/), name);
    }
  }
  for (const name of ['loadReport', 'checkReport', 'toSingleFile', 'exportReport', 'openRecords']) {
    const taken = async () => withOptions[name]?.({ signal: {} });
    await assert.rejects(taken, isError('invalid-options', /`signal` should be of type AbortSignal/), name);
  }
});

test('a signal gives up what is loaded once, at once and for one caller alone', async () => {
  const slim = await import('../pkg/node/slim.js');
  const giving = new AbortController();
  /** @type {(bytes: Uint8Array<ArrayBuffer>) => void} */
  let bring = () => undefined;
  const slow = new Promise((resolve) => (bring = resolve));
  const checker = /** @type {Promise<Uint8Array<ArrayBuffer>>} */ (slow);
  const others = slim.initChecker(checker);
  const given = slim.initChecker(checker, { signal: giving.signal });
  giving.abort(new Error('no longer wanted'));
  await assert.rejects(given, /no longer wanted/);
  bring(new Uint8Array(readFileSync(join(root, 'pkg/hotline_check_bg.wasm'))));
  await others;
  const signal = AbortSignal.abort(new Error('never wanted'));
  for (const waiting of [
    init(undefined, undefined, { signal }),
    slim.initCharts(undefined, { signal }),
    loadLanguage('fr', undefined, { signal }),
    initExport({ signal }),
    initAnalyst({ signal }),
    builtInPlans({ signal }),
    sampleRecords(50_000, { signal }),
  ]) {
    await assert.rejects(waiting, /never wanted/);
  }
  await assert.rejects(init(undefined, undefined, /** @type {any} */ ({ singal: signal })), isError('invalid-options'));
});

test('a signal stops work on records, and the file can be asked again', async () => {
  const [plan] = await builtInPlans();
  const file = await openRecords(await sampleRecords());
  const { fields } = await file.propose(plan);
  const mapping = Object.fromEntries(fields.map(({ field, columns }) => [field, columns]));
  /** @type {[string, (signal: AbortSignal) => Promise<unknown>][]} */
  const tasks = [
    ['propose', (signal) => file.propose(plan, { signal })],
    ['profile', (signal) => file.profile({ signal })],
    ['table', (signal) => file.table({ signal })],
    ['keys', (signal) => file.keys(file, { signal })],
    [
      'statements',
      (signal) => warehouseStatements(plan, { dialect: 'duckdb', table: 't', line: 'l', mapping }, { signal }),
    ],
  ];
  for (const [name, task] of tasks) {
    const giving = new AbortController();
    const given = task(giving.signal);
    setTimeout(() => giving.abort(new Error('no longer wanted')));
    await assert.rejects(given, /no longer wanted/, name);
  }
  assert.equal((await file.propose(plan)).fields.length, fields.length);
  file.close();
});

test('an option that is undefined asks for nothing', async () => {
  const report = await loadReport(text, { language: undefined, signal: undefined });
  assert.equal(report.html({ charts: undefined, headingLevel: undefined }), report.html());
});

test('what is no JSON value is refused as a document, however it is nested', async () => {
  /** @type {any} */
  const round = JSON.parse(text);
  round.sections[0].tables = [round];
  /** @type {unknown[]} */
  let deep = [];
  for (let level = 0; level < 50; level += 1) deep = [deep];
  const odd = { ...JSON.parse(text), notes: deep };
  const trap = Object.defineProperty({ ...JSON.parse(text) }, 'subtitle', {
    enumerable: true,
    get: () => {
      throw new Error('boo');
    },
  });
  for (const source of [round, odd, trap]) {
    for (const [, take] of takers) await assert.rejects(take(source), isError('invalid-document'));
  }
});

test('a table, a map and the headline alike give CSV and a summary, the same as the export', async () => {
  const report = await loadReport(everyKind);
  for (const id of ['headline', 'figures-1', 'counties', 'needs', 'years']) {
    const { bytes } = await exportReport(everyKind, 'csv', { table: id, layout: 'printed', bom: false });
    assert.equal(report.csv(id), new TextDecoder().decode(bytes).replace(/^\uFEFF/, ''), id);
    assert.match(report.summary(id), /\d/, id);
  }
  for (const act of [() => report.csv('nothing'), () => report.summary('nothing')]) {
    assert.throws(act, isError('no-table', /It has headline, figures-1, counties, needs/));
  }
  const picture = exportReport(everyKind, 'svg', { table: 'nothing' });
  await assert.rejects(picture, isError('no-table', /It has headline, figures-1, counties, needs/));
});

test('every code that the Rust sources can give a ReportError is in the one table of codes', () => {
  const table = readFileSync(join(root, 'js/common/error-codes.ts'), 'utf8');
  const known = new Set([...table.matchAll(/^ {2}'?([a-z-]+)'?: true;/gm)].map(([, code]) => code));
  const found = rustCodes();
  assert.ok(found.size > 35, `${found.size} codes found in Rust`);
  assert.deepEqual(
    [...found].filter((code) => !known.has(code)),
    [],
  );
});

test('every code of the table is one that some source gives', () => {
  const table = readFileSync(join(root, 'js/common/error-codes.ts'), 'utf8');
  const known = [...table.matchAll(/^ {2}'?([a-z-]+)'?: true;/gm)].map(([, code = '']) => code);
  const inScripts = readdirSync(join(root, 'js'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('error-codes.ts'))
    .map((name) => readFileSync(join(root, 'js', name), 'utf8'))
    .join('\n');
  const found = rustCodes();
  assert.deepEqual(
    known.filter((code) => !found.has(code) && !inScripts.includes(`'${code}'`)),
    [],
  );
});

test('the formats that are offered are those that Rust writes, and the picture that the browser paints', () => {
  const rust = readFileSync(join(root, 'src/export/file.rs'), 'utf8');
  const written = [...rust.matchAll(/^ {12}Self::\w+ => "([a-z-]+)",$/gm)].map(([, name = '']) => name);
  const offered = exportFormats.map(({ name }) => name);
  // `svg` is drawn by the viewer and `png` is painted.
  assert.deepEqual(offered.toSorted(), [...written, 'png', 'svg'].toSorted());
});

/** The codes with which errors, not warnings or problems, are made in Rust. */
function rustCodes() {
  const makers = [
    /(?:RecordsError|TabulateError)::new\(\s*"([a-z-]+)"/g,
    /\bfault\(\s*"([a-z-]+)"/g,
    /(?:RecordsError|ExportError|Fault|Self) \{\s*code: "([a-z-]+)"/g,
  ];
  const own = /Self::new\(\s*"([a-z-]+)"/g;
  /** @type {Set<string>} */
  const codes = new Set();
  for (const name of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    // What is wrong with a plan is told as one code, with a list of problems.
    if (!name.endsWith('.rs') || /(^|\/)tests(\/|\.rs$)|^plan\//.test(name)) continue;
    const source = readFileSync(join(root, 'src', name), 'utf8');
    const ofErrors = /(records|tabulate|export)\/error\.rs$/.test(name);
    for (const maker of [...makers, ...(ofErrors ? [own] : [])]) {
      for (const [, code = ''] of source.matchAll(maker)) codes.add(code);
    }
  }
  return codes;
}

/** A sound document with a table of so many rows, and a label of so many letters. @param {number} rows @param {number} letters */
function large(rows, letters = 0) {
  const row = (/** @type {unknown} */ _, /** @type {number} */ index) => ({ label: `Row ${index}`, value: 1 });
  /** @type {any} */
  const table = { id: 't', title: 'T', kind: 'exclusive', unit: 'calls', rows: Array.from({ length: rows }, row) };
  const total = { label: 'All', value: rows };
  const [first] = table.rows;
  if (first) first.label += 'x'.repeat(letters);
  const { version, language, title, jurisdiction, publisher, period } = JSON.parse(text);
  return { version, language, title, jurisdiction, publisher, period, sections: [{ tables: [{ ...table, total }] }] };
}

/** What this process has used, in milliseconds: on a busy machine the clock says little of what it took. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

test('a document that is larger than a report may be gives a message within a second of work', async () => {
  await loadReport(text);
  for (const hostile of [large(100_000), large(3, 10_000_000)]) {
    const begun = processorTime();
    await assert.rejects(loadReport(/** @type {any} */ (hostile)), isError('too-large', /at most/));
    assert.ok(processorTime() - begun < 1000);
    const [first] = await checkReport(/** @type {any} */ (hostile));
    assert.deepEqual([first?.code, first?.severity], ['too-large', 'error']);
    await assert.rejects(toSingleFile(/** @type {any} */ (hostile)), isError('invalid-document', /at most/));
  }
});

test('a table with more rows than a chart can show has none, and takes time in proportion to its rows', async () => {
  const [few, many] = await Promise.all([2000, 20_000].map((rows) => loadReport(/** @type {any} */ (large(rows)))));
  assert.deepEqual([few?.charts, many?.charts], [[], []]);
  assert.equal((await loadReport(/** @type {any} */ (large(900)))).charts.length, 1);
  const time = (/** @type {typeof few} */ report) => {
    const begun = processorTime();
    const html = report?.html({ charts: 'svg' }) ?? '';
    assert.equal(html.split('<svg').length, 1);
    return processorTime() - begun;
  };
  time(few);
  const [short, long] = [time(few), time(many)];
  assert.ok(long < 40 * Math.max(short, 20), `${short} ms for 2,000 rows, ${long} ms for 20,000`);
});
