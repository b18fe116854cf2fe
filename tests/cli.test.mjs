// The command line: what it makes, what it says of bad input, how it ends, and that it leaves nothing half-written.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { sampleRecords } from '../pkg/node/analyst.js';
import { exportReport } from '../pkg/node/export.js';
import { toSingleFile } from '../pkg/node/save.js';
import { root } from '../scripts/run.mjs';

const command = join(root, 'pkg', 'cli.js');
const missouri2020 = join(root, 'www/reports/missouri-2020.json');
const home = mkdtempSync(join(tmpdir(), 'hotline-report-cli-'));
const records = join(home, 'records.csv');
/** A folder of its own for each test. */
let folder = '';
let count = 0;

before(async () => {
  writeFileSync(records, new Uint8Array(await (await sampleRecords()).arrayBuffer()));
});
beforeEach(() => {
  folder = join(home, String((count += 1)));
  mkdirSync(folder);
});
after(() => rmSync(home, { recursive: true }));

/** @param {string[]} args */
const cli = (...args) => spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: 'utf8' });

/** @param {string} name @param {string} content */
function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/**
 * That it fails so, says so, and leaves the folder as it was.
 * @param {string[]} args @param {number} exit @param {RegExp[]} words
 */
function fails(args, exit, ...words) {
  const there = readdirSync(folder);
  const { status, stderr, stdout } = cli(...args);
  for (const said of words) assert.match(stderr, said);
  assert.equal(status, exit, stderr);
  assert.equal(stdout, '');
  assert.deepEqual(readdirSync(folder), there, 'something was left behind');
  assert.doesNotMatch(stderr, /\n\s+at /, 'a stack is no message');
}

const scope = ['--plan', 'state-data-report', '--jurisdiction', 'Missouri', '--start', '2020', '--end', '2020'];

test('a document becomes the very file that the package makes', async () => {
  assert.equal(cli('build', missouri2020, '-o', 'report.html').status, 0);
  const html = readFileSync(join(folder, 'report.html'), 'utf8');
  assert.equal(html, await toSingleFile(JSON.parse(readFileSync(missouri2020, 'utf8'))));
  assert.deepEqual(readdirSync(folder), ['report.html']);
});

test('pages, pictures and tables take the options that the functions have', async () => {
  const document = JSON.parse(readFileSync(missouri2020, 'utf8'));
  /** @type {[string, string[], () => Promise<string | Uint8Array>][]} */
  const made = [
    ['p.html', ['--heading-level', '2'], () => toSingleFile(document, { headingLevel: 2 })],
    [
      'c.svg',
      ['--format', 'svg', '--table', 'demographics', '--theme', 'dark', '--width', '400'],
      async () => (await exportReport(document, 'svg', { table: 'demographics', theme: 'dark', width: 400 })).bytes,
    ],
    [
      't.csv',
      ['--format', 'csv', '--table', 'demographics', '--layout', 'printed', '--bom', 'off'],
      async () => (await exportReport(document, 'csv', { table: 'demographics', layout: 'printed', bom: false })).bytes,
    ],
  ];
  for (const [name, options, wanted] of made) {
    const { status, stderr } = cli('build', missouri2020, ...options, '-o', name);
    assert.equal(status, 0, stderr);
    assert.deepEqual(readFileSync(join(folder, name)), Buffer.from(await wanted()));
  }
  const [oembed, page] = ['e.json', 'https://example.org/r.html'];
  const { status } = cli(
    'build',
    missouri2020,
    '--address',
    page,
    '--oembed',
    oembed,
    '--width',
    '500',
    '-o',
    'e.html',
  );
  assert.deepEqual([status, JSON.parse(readFileSync(join(folder, oembed), 'utf8')).width], [0, 500]);
});

test('an option of pages, pictures and tables that does not fit, or is out of range, is refused', () => {
  const [svg, csv] = [
    ['--format', 'svg', '--table', 'demographics'],
    ['--format', 'csv'],
  ];
  fails(['build', missouri2020, ...csv, '--theme', 'dark', '-o', 'x'], 2, /--theme is for svg, png, not for csv/);
  fails(['build', missouri2020, ...csv, '--layout', 'tidy', '-o', 'x'], 2, /name it with --table/);
  fails(['build', missouri2020, ...svg, '--theme', 'drak', '-o', 'x'], 2, /light, dark, print, not “drak”/);
  fails(['build', missouri2020, ...svg, '--width', '99', '-o', 'x'], 2, /from 100 to 4000, not “99”/);
  fails(['build', missouri2020, ...svg, '--heading-level', '2', '-o', 'x'], 2, /--heading-level is for pages/);
  fails(['build', missouri2020, '--heading-level', '5', '-o', 'x'], 2, /from 1 to 4/);
  fails(['build', missouri2020, '--scale', '2', '-o', 'x'], 2, /--scale is for png/);
  fails(['build', missouri2020, '--height', '500', '-o', 'x'], 2, /--oembed/);
  fails(['build', missouri2020, '--header', 'off', '-o', 'x'], 2, /--header is for records/);
});

test('how a text file is to be taken apart can be said', () => {
  const rows = Array.from({ length: 30 }, (_, index) => `${index};${index % 2 ? 'a' : 'b'}`).join('\n');
  file('odd.csv', `Made by somebody, on some day\nnumber;kind\n${rows}\n`);
  const options = ['--delimiter', ';', '--preamble-lines', '1', '--header', 'on'];
  const { status, stderr } = cli('draft', 'odd.csv', ...options, '-o', 'plan.json');
  assert.equal(status, 0, stderr);
  assert.match(stderr, /of 2 columns are used/);
  fails(['draft', 'odd.csv', '--header', 'yes', '-o', 'x.json'], 2, /--header is one of on, off/);
});

test('a file alone is built', () => {
  assert.equal(cli(missouri2020, '-o', 'report.html').status, 0);
});

test('records and a plan become a report, and what was hidden is told, not written', () => {
  const { status, stderr } = cli('build', records, ...scope, '--document', 'd.json', '-o', 'r.html');
  assert.equal(status, 0, stderr);
  assert.match(stderr, /50,000 rows: 1,000 rows counted/);
  assert.match(stderr, /threshold 3, \d+ places hidden/);
  const [html, document] = ['r.html', 'd.json'].map((name) => readFileSync(join(folder, name), 'utf8'));
  assert.match(html ?? '', /Missouri State Report/);
  // A category that the sample has twice, so that it is hidden.
  for (const text of [html, document])
    assert.doesNotMatch(text ?? '', /Airline\/Airport Personnel|signal_id|threshold/);
  assert.equal(JSON.parse(document ?? '').sections.length > 0, true);
});

/** A plan that counts kinds, and records of two states from which Missouri could be worked out. */
function states() {
  const category = (/** @type {string} */ label) => ({ label, type: 'category' });
  const places = [
    { label: 'Missouri', also: ['MO'], code: 'US-MO' },
    { label: 'Kansas', also: ['KS'], code: 'US-KS' },
  ];
  const table = { id: 'kinds', title: 'Kinds', measure: 'records', by: 'kind', total: { label: 'Total' } };
  const plan = file(
    'plan.json',
    JSON.stringify({
      version: 1,
      id: 'states',
      name: 'States',
      language: 'en-US',
      jurisdiction: 'state',
      fields: { state: { ...category('State'), values: places }, kind: category('Kind') },
      measures: { records: { unit: 'records' } },
      report: { title: 'Kinds', publisher: 'Nobody', sections: [{ tables: [table] }] },
      protection: { threshold: 3 },
    }),
  );
  const counts = { MO: { A: 8, B: 2, C: 9, D: 4 }, KS: { A: 5, B: 6, C: 3, D: 3 } };
  const lines = Object.entries(counts).flatMap(([state, kinds]) =>
    Object.entries(kinds).flatMap(([kind, length]) => Array.from({ length }, () => `${state},${kind}`)),
  );
  return { plan, csv: file('states.csv', `State,Kind\n${lines.join('\n')}\n`) };
}

test('answers that the plan does not list are told, with how often and where', () => {
  const { plan, csv } = states();
  const listed = JSON.parse(readFileSync(plan, 'utf8'));
  listed.fields.state.otherwise = 'missing';
  writeFileSync(plan, JSON.stringify(listed));
  writeFileSync(csv, `${readFileSync(csv, 'utf8')}Ontario,A\nMisuri,A\nOntario,B\n`);
  const { stderr } = cli('build', csv, '--plan', plan, '--period-label', '2024', '-o', 'r.html');
  const told = 'State: “Ontario” 2, “Misuri” 1 in column “State”: not listed in the plan';
  assert.match(stderr, new RegExp(`${told}, so not counted as an answer. \\(3 times, lines 42, 43, 44\\)`));
});

test('what a report lacks has to be agreed to, by its code or as a whole', () => {
  const { plan, csv } = states();
  writeFileSync(csv, `${readFileSync(csv, 'utf8')}MO\nKS,A,B,C\n`);
  const build = ['build', csv, '--plan', plan, '--period-label', '2024', '-o', 'r.html', '--force'];
  const refused = cli(...build);
  assert.equal(refused.status, 4, refused.stderr);
  assert.match(refused.stderr, /more fields than the heading\. “KS,A,B,C” \(line \d+\)/);
  assert.match(refused.stderr, /say so with --accept too-few-fields,too-many-fields/);
  assert.ok(readdirSync(folder).includes('r.html'), 'the report is made all the same');
  assert.equal(cli(...build, '--accept', 'too-few-fields').status, 4);
  assert.equal(cli(...build, '--accept', 'too-few-fields,too-many-fields').status, 0);
  assert.equal(cli(...build, '--accept', 'too-few-fields', '--accept', 'too-many-fields').status, 0);
  assert.equal(cli(...build, '--accept', 'all').status, 0);
});

test('a report that others give away is not made, unless somebody says why it should be', () => {
  const { plan, csv } = states();
  const args = ['build', csv, '--plan', plan, '--period-label', '2020'];
  for (const [name, ...state] of [['nation'], ['kansas', '--jurisdiction', 'KS']]) {
    const { status, stderr } = cli(...args, ...state, '--format', 'json', '-o', `${name}.json`);
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^Protection of small counts: safe/m);
  }
  const published = ['--published', 'nation.json', '--published', 'kansas.json'];
  const missouri = [...args, '--jurisdiction', 'MO', '-o', 'missouri.html', ...published];
  fails(
    missouri,
    1,
    /disclosed, .*threshold 3, \d places hidden, \d+ findings, \d of them not safe/,
    /--override-reason/,
  );
  const { status, stderr } = cli(...missouri, '--override-reason', 'It is known already.');
  assert.equal(status, 0, stderr);
  assert.match(stderr, /It is made all the same: It is known already\./);
  assert.doesNotMatch(readFileSync(join(folder, 'missouri.html'), 'utf8'), /known already/);
  // By itself it gives nothing away.
  assert.equal(cli(...args, '--jurisdiction', 'MO', '-o', 'alone.html').status, 0);
});

test('what was published before, and a reason, are for records', () => {
  fails([missouri2020, '--published', 'a.json', '-o', 'r.html'], 2, /--published is for records/);
  fails([missouri2020, '--override-reason', 'So', '-o', 'r.html'], 2, /--override-reason is for records/);
  fails([records, ...scope, '--published', 'a.json', '-o', 'r.html'], 1, /a\.json cannot be read/);
});

test('the other variants, and another language', () => {
  assert.match(
    cli(missouri2020, '--variant', 'paste', '--language', 'en-GB', '-o', '-').stdout,
    /^<article.*1 January/,
  );
  assert.doesNotMatch(cli(missouri2020, '--variant', 'static', '-o', '-').stdout, /<script(?! type="application\/ld)/);
});

test('a page says where it is, and a file beside it how to embed it', async () => {
  const address = 'https://figures.example.org/missouri-2020.html';
  const picture = 'https://figures.example.org/missouri-2020.png';
  const [page, answer] = ['missouri-2020.html', 'missouri-2020.html.oembed.json'];
  const { status, stderr } = cli(
    missouri2020,
    '--address',
    address,
    '--picture',
    picture,
    '--oembed',
    answer,
    '-o',
    page,
  );
  assert.equal(status, 0, stderr);
  const document = JSON.parse(readFileSync(missouri2020, 'utf8'));
  assert.equal(readFileSync(join(folder, page), 'utf8'), await toSingleFile(document, { address, picture }));
  const { type, html } = JSON.parse(readFileSync(join(folder, answer), 'utf8'));
  assert.equal(type, 'rich');
  assert.ok(html.startsWith(`<iframe src="${address}" title="Missouri State Report"`), html);
  assert.deepEqual(readdirSync(folder), [page, answer]);
});

test('an address that is none, or that the file could not say', () => {
  fails([missouri2020, '--address', 'missouri.html', '-o', 'x.html'], 1, /`address` should be a whole address/);
  fails([missouri2020, '--oembed', 'x.json', '-o', 'x.html'], 2, /name it with --address/);
  fails(
    [missouri2020, '--address', 'https://a.example/', '--variant', 'paste', '-o', 'x.html'],
    2,
    /a page of its own/,
  );
  fails(
    [missouri2020, '--picture', 'https://a.example/', '--format', 'csv', '-o', 'x.csv'],
    2,
    /--picture is for pages/,
  );
});

test('a document becomes a file of every format for other programs', async () => {
  const document = JSON.parse(readFileSync(missouri2020, 'utf8'));
  for (const format of ['csv', 'csv-zip', 'csvw', 'json-stat', 'xlsx', 'data-package', 'json-ld', 'json']) {
    const { status, stderr } = cli(missouri2020, '--format', format, '-o', format);
    assert.equal(status, 0, stderr);
    const { bytes } = await exportReport(document, /** @type {any} */ (format));
    assert.deepEqual(new Uint8Array(readFileSync(join(folder, format))), bytes, format);
  }
});

test('a file of one table or chart', () => {
  const table = ['--table', 'demographics', '-o', '-'];
  assert.match(cli(missouri2020, '--format', 'svg', ...table).stdout, /^<svg[^]*Victim Demographics/);
  assert.match(cli(missouri2020, '--format', 'vega-lite', ...table).stdout, /vega-lite/);
  const rows = cli(missouri2020, '--format', 'csv', ...table)
    .stdout.trim()
    .split('\n')
    .slice(1);
  assert.ok(rows.length > 3 && rows.every((row) => row.startsWith('demographics,')));
});

test('a format that there is not, or that does not fit, and nothing is written', () => {
  fails([missouri2020, '--format', 'pdf', '-o', 'r.pdf'], 2, /xlsx, csv, csv-zip.*svg, vega-lite, not “pdf”/);
  fails([missouri2020, '--format', 'svg', '-o', 'r.svg'], 2, /svg is of one chart: name its table or map with --table/);
  fails([missouri2020, '--format', 'xlsx', '--table', 'demographics', '-o', 'r.xlsx'], 2, /leave --table out/);
  fails([missouri2020, '--format', 'csv', '--table', 'nothing', '-o', 'r.csv'], 1, /“nothing”.*demographics/);
  fails([missouri2020, '--format', 'csv', '--variant', 'static', '-o', 'r.csv'], 2, /--variant is for pages/);
  fails([missouri2020, '--table', 'demographics', '-o', 'r.html'], 2, /--format/);
});

test('a document that is not sound is not exported either', () => {
  const broken = { ...JSON.parse(readFileSync(missouri2020, 'utf8')), titel: 'x' };
  fails([file('broken.json', JSON.stringify(broken)), '--format', 'csv', '-o', 'r.csv'], 1, /error at \/titel/);
});

test('a file that exists is replaced only with --force', () => {
  file('report.html', 'mine');
  fails([missouri2020, '-o', 'report.html'], 3, /report\.html exists.*--force/);
  assert.equal(readFileSync(join(folder, 'report.html'), 'utf8'), 'mine');
  assert.equal(cli(missouri2020, '-o', 'report.html', '--force').status, 0);
  assert.match(readFileSync(join(folder, 'report.html'), 'utf8'), /^<!doctype html>/);
});

test('a folder that does not exist, or is a file', () => {
  fails([missouri2020, '-o', 'nowhere/report.html'], 3, /nowhere\/report\.html cannot be written: there is no such/);
  file('plain', '');
  fails([missouri2020, '-o', 'plain/report.html'], 3, /a part of its path is no folder/);
  fails([missouri2020, '-o', '.', '--force'], 3, /is a folder/);
});

test('a target that may not be written', () => {
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o555);
  chmodSync(home, 0o755);
  chmodSync(folder, 0o755);
  // Root may write everywhere, so somebody else tries.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const args = [command, missouri2020, '-o', join(closed, 'report.html')];
  const { status, stderr } = spawnSync(process.execPath, args, { ...nobody, encoding: 'utf8' });
  assert.equal(status, 3, stderr);
  assert.match(stderr, /closed\/report\.html cannot be written: you may not/);
  assert.deepEqual(readdirSync(closed), []);
});

test('the file that is read is never written over', () => {
  const path = file('own.json', readFileSync(missouri2020, 'utf8'));
  fails([path, '-o', 'own.json', '--force'], 2, /own\.json is what is read/);
});

test('a document that is not sound: every problem, with its place and its remedy', () => {
  const broken = { ...JSON.parse(readFileSync(missouri2020, 'utf8')), titel: 'x', accurateAsOf: '2021-02-30' };
  const path = file('broken.json', JSON.stringify(broken));
  const told = [/error at \/titel.*Did you mean/, /error at \/accurateAsOf.*“2021-02-30” is not a date/];
  fails([path, '-o', 'report.html'], 1, ...told);
  const { status, stdout } = cli('check', path);
  assert.equal(status, 1);
  for (const words of told) assert.match(stdout, words);
});

test('a sound document is said to be so', () => {
  const { status, stderr } = cli('check', missouri2020);
  assert.equal(status, 0);
  assert.match(stderr, /is sound/);
});

test('what a published document gives away is told, and what it does not', () => {
  const { status, stdout, stderr } = cli('audit', missouri2020, '--zeros-printed');
  assert.equal(status, 0, stderr);
  assert.match(stdout, /Victim Demographics › Gender Minorities: 1 to 2\n/);
  assert.match(stdout, /\(4\): 2 categories: exactly 2 each; 3 categories: 1 to 2 each; 4 categories: exactly 1 each/);
});

test('a folder is audited as all its documents', () => {
  for (const name of ['a.json', 'b.json']) file(name, readFileSync(missouri2020, 'utf8'));
  const { status, stderr } = cli('audit', folder, '--zeros-printed', '--editions', 'unchanged');
  assert.equal(status, 0, stderr);
  assert.match(stderr, /Documents: “.*”, “.*”/);
  mkdirSync(join(folder, 'empty'));
  fails(['audit', join(folder, 'empty')], 2, /has no report documents/);
});

test('a document from which a hidden count can be worked out fails, with the steps', () => {
  const document = JSON.parse(readFileSync(missouri2020, 'utf8'));
  const [table] = document.sections[2].tables;
  table.rows[2].value = { masked: '[c]' };
  const { status, stdout, stderr } = cli('audit', file('told.json', JSON.stringify(document)));
  assert.equal(status, 1);
  assert.match(stdout, /Request Crisis Assistance: exactly 10 \(disclosed\)\n.*267 − 58 − 199 = 10/);
  assert.match(stderr, /not safe/);
  fails(['audit', missouri2020, '--threshold', 'few'], 2, /--threshold takes a whole number/);
  fails(['audit'], 2, /Name one or more/);
});

test('what is no JSON, and what is not there', () => {
  fails([file('a.json', '{ "title": '), '-o', 'report.html'], 1, /a\.json is not JSON, so not a report document/);
  fails(['none.json', '-o', 'report.html'], 1, /none\.json cannot be read: there is no such file/);
  fails(['none.csv', ...scope, '-o', 'report.html'], 1, /none\.csv could not be read/);
});

test('a plan that fits no column: all that are missing, and what there is', () => {
  const path = file('other.csv', 'a,b\n1,2\n');
  fails([path, '--plan', 'spotlight', '-o', 'r.html'], 1, /No column holds/, /Choose one of “a”, “b”/, /--mapping/);
});

test('a plan, a place or a day that does not exist', () => {
  fails([records, '--plan', 'spotligt', '-o', 'r.html'], 2, /no plan “spotligt”.*spotlight/);
  fails([records, ...scope, '--jurisdiction', 'Missoury', '-o', 'r.html'], 1, /Did you mean “Missouri”/);
  fails([records, ...scope, '--start', '2020-02-30', '-o', 'r.html'], 1, /2020-02-30/);
});

test('a command that makes no sense says what would', () => {
  fails([records, '-o', 'r.html'], 2, /--plan/);
  fails([missouri2020], 2, /-o report\.html/);
  fails([missouri2020, '--start', '2020', '-o', 'r.html'], 2, /--start is for records/);
  fails([missouri2020, '--variant', 'pdf', '-o', 'r.html'], 2, /interactive, static, paste/);
  fails([missouri2020, 'b.json', '-o', 'r.html'], 2, /One file at a time/);
  fails([missouri2020, '--out', 'r.html'], 2, /--out/);
  fails([missouri2020, '--title', 'T', '-o', 'r.html'], 2, /--title is for draft and geometry, not for build/);
  fails(['check', missouri2020, '--threshold', '5'], 2, /--threshold is for audit and draft, not for check/);
  fails(['build', '-o', 'r.html'], 2, /Name a report document/);
});

test('help, version and plans', () => {
  assert.match(cli('--help').stdout, /hotline-report build REPORT\.json/);
  assert.match(cli().stdout, /hotline-report build REPORT\.json/);
  assert.match(cli('--version').stdout, /^\d+\.\d+\.\d+\n$/);
  assert.match(cli('plans').stdout, /^state-data-report\n/m);
});

test('signals get what their situations say, by a key that is found, and both are counted', () => {
  const situations = Array.from({ length: 40 }, (_, row) => `T-${row},${['Farm', 'Hotel'][row % 2]}`);
  const signals = Array.from(
    { length: 240 },
    (_, row) => `2024-${String((row % 12) + 1).padStart(2, '0')}-03,t-${row % 38}`,
  );
  const first = file('signals.csv', ['Day,Situation', '2024-01-01,T-99', ...signals].join('\n'));
  const second = file('situations.csv', ['ID,Venue', ...situations].join('\n'));
  const { status, stderr } = cli(
    'build',
    first,
    '--join',
    second,
    '--plan',
    'draft',
    '--document',
    'd.json',
    '-o',
    'r.html',
  );
  assert.match(stderr, /situations\.csv: “Situation” is its “ID”: 240 rows match, 1 do not\./);
  assert.match(stderr, /“T-99” is no “ID” of situations\.csv/);
  assert.ok(status === 0 || status === 4, stderr);
  const report = JSON.parse(readFileSync(join(folder, 'd.json'), 'utf8'));
  const figures = report.headline.map((/** @type {any} */ { value }) => value.count ?? value);
  assert.deepEqual(figures, [241, 39]);
  const venue = report.sections
    .flatMap((/** @type {any} */ { tables }) => tables)
    .find((/** @type {any} */ { title }) => title === 'Venue');
  assert.equal(venue.rows.length, 2);
});

test('a draft takes the kinds of columns, those to use and to leave out, and a dictionary', () => {
  const days = Array.from({ length: 30 }, (_, row) => `2024-01-${String(row + 1).padStart(2, '0')}`);
  const rows = days.map((day, row) => `${day},${(row % 2) + 1},${row % 3},Alex`);
  const csv = file('coded.csv', ['day,venue,level,caller_name', ...rows].join('\n'));
  const head = 'Variable / Field Name,Form Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels"';
  const dictionary = file('dictionary.csv', `${head}\nvenue,call,radio,Venue of the work,"1, Farm | 2, Hotel"\n`);
  const options = ['--use-columns', 'caller_name', '--leave-columns', 'day', '--kinds', 'level=one-answer'];
  const { status, stdout, stderr } = cli('draft', csv, ...options, '--dictionaries', dictionary);
  assert.equal(status, 0, stderr);
  assert.match(stderr, /^ {2}- day:/m);
  assert.match(stderr, /^ {2}\+ caller_name:/m);
  assert.match(JSON.stringify(JSON.parse(stdout)), /Farm.*Hotel/);
  assert.match(stdout, /Venue of the work/);
  assert.match(stderr, /^ {2}\+ level: /m);
  fails(['draft', csv, '--kinds', 'level=colour'], 2, /--kinds is one of date, case-number/);
  fails(['draft', csv, '--kinds', 'one-answer'], 2, /--kinds is COLUMN=KIND/);
});

test('a page has the colours of its reader’s system, or always the same', () => {
  const page = (/** @type {string[]} */ ...options) => {
    const { status, stderr } = cli('build', missouri2020, ...options, '--force', '-o', 'r.html');
    assert.equal(status, 0, stderr);
    return readFileSync(join(folder, 'r.html'), 'utf8');
  };
  assert.doesNotMatch(page(), /data-hr-theme="/);
  assert.match(page('--theme', 'dark'), /<article data-hr-theme="dark"/);
  fails([missouri2020, '--theme', 'print', '-o', 'r.html'], 2, /--theme is one of auto, light, dark/);
  fails([missouri2020, '--theme', 'dark', '--variant', 'paste', '-o', 'r.html'], 2, /--theme is for a page of its own/);
});

test('a file with several rows for a key, and a key that is not there, are refused', () => {
  const first = file('signals.csv', 'Day,Situation\n2024-01-01,A\n2024-01-02,B\n');
  const second = file('situations.csv', 'ID,Venue\nA,Farm\nA,Hotel\nB,Farm\n');
  const rest = ['--plan', 'draft', '-o', 'r.html'];
  fails(
    ['build', first, '--join', second, '--on', 'Situation=ID', ...rest],
    1,
    /rows 1 and 2/,
    /one row for each key second/,
  );
  fails(['build', first, '--join', second, '--on', 'Sitution=ID', ...rest], 1, /no column “Sitution”/, /“Situation”/);
  fails(['build', first, '--on', 'Situation=ID', ...rest], 2, /--on says by which column a file of --join is joined/);
  fails(['build', first, '--join', second, '--on', '=', ...rest], 2, /--on is COLUMN=OTHER/);
});
