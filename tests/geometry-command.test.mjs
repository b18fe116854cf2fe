// From an office's own districts to its report by the command line: geometry, the places of a plan's map, the picture.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../scripts/run.mjs';
import { district } from './districts.mjs';

const command = join(root, 'pkg', 'cli.js');
const home = mkdtempSync(join(tmpdir(), 'hotline-report-geometry-'));
after(() => rmSync(home, { recursive: true }));

/** @param {string[]} args */
const cli = (...args) => spawnSync(process.execPath, [command, ...args], { cwd: home, encoding: 'utf8' });
/** @param {string} name @returns {any} */
const read = (name) => JSON.parse(readFileSync(join(home, name), 'utf8'));

const plan = {
  version: 1,
  id: 'districts',
  name: 'Districts',
  language: 'en-US',
  fields: {
    district: {
      label: 'District',
      type: 'category',
      names: ['district'],
      values: [{ label: 'Harbour', also: ['H'], code: '1' }, { label: 'Hill' }],
    },
  },
  measures: { calls: { unit: 'calls' } },
  report: {
    title: 'Calls of {period}',
    publisher: 'The office',
    everywhere: 'The town',
    sections: [
      {
        heading: 'Where',
        map: {
          id: 'where',
          title: 'Calls by district',
          measure: 'calls',
          by: 'district',
          region: 'town',
          small: { mask: 'fewer than five' },
        },
      },
    ],
  },
  protection: { threshold: 5 },
};

before(() => {
  const features = [
    district(10, { properties: { NO: '1', NAME: 'North' } }),
    district(11, { properties: { NO: '2', NAME: 'Hill' } }),
  ];
  writeFileSync(join(home, 'town.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
  writeFileSync(join(home, 'plan.json'), JSON.stringify(plan));
  const calls = ['H', 'Harbour', 'harbour', 'h', 'H', 'H', 'H', 'Hill', 'Hill', 'hill', 'Hil', 'Elsewhere'];
  writeFileSync(join(home, 'calls.csv'), `district\n${calls.join('\n')}\n`);
  mkdirSync(join(home, 'maps'));
});

const made = ['geometry', 'town.geojson', '--code', 'town', '--id', 'NO', '--name', 'NAME', '-o', 'maps/town.json'];
const build = ['build', 'calls.csv', '--plan', 'plan.json', '--period-label', '2025', '--accept', 'all'];

test('a map whose geometry is nowhere stops the report, and says how to make it', () => {
  const { status, stderr } = cli(...build, '-o', 'report.html');
  assert.equal(status, 1, stderr);
  assert.match(stderr, /the package has none of town.*hotline-report geometry FILE/);
  const { stderr: inFolder } = cli(...build, '--geometry', 'maps', '-o', 'report.html');
  assert.match(inFolder, /the folder of --geometry has no town\.json/);
});

test('GeoJSON becomes geometry that a plan and a report take', () => {
  const { status, stderr } = cli(...made, '--title', 'The town', '--source', 'The office');
  assert.equal(status, 0, stderr);
  assert.match(stderr, /maps\/town\.json: 2 places, 1 kB, Albers equal-area conic/);
  const town = read('maps/town.json');
  assert.deepEqual([town.code, town.name, town.source], ['town', 'The town', 'The office']);

  const report = cli(...build, '--geometry', 'maps', '--document', 'report.json', '-o', 'report.html');
  assert.equal(report.status, 0, report.stderr);
  assert.match(report.stderr, /does not know the place “Hil”, so it is not on it\. Its nearest name is “Hill”\./);
  assert.match(report.stderr, /does not know the place “Elsewhere”/);
  const [{ map }] = read('report.json').sections;
  assert.equal(map.region, 'town');
  assert.deepEqual(map.locations, [
    { code: '1', name: 'Harbour', value: { count: 7 } },
    { code: '2', name: 'Hill', value: { masked: 'fewer than five' } },
  ]);
  assert.ok(readFileSync(join(home, 'report.html'), 'utf8').includes('"town"'), 'the geometry is within the page');

  for (const [format, file] of [
    ['svg', 'map.svg'],
    ['vega-lite', 'map.vl.json'],
  ]) {
    const { status: end, stderr: said } = cli(
      'build',
      'report.json',
      '--format',
      format ?? '',
      '--table',
      'where',
      '--geometry',
      'maps',
      '-o',
      file ?? '',
    );
    assert.equal(end, 0, said);
  }
  assert.match(readFileSync(join(home, 'map.svg'), 'utf8'), /fewer than five/);
  const places = read('map.vl.json').data?.values ?? read('map.vl.json').layer?.[0]?.data?.values;
  assert.ok(JSON.stringify(places ?? read('map.vl.json')).includes('"code":"1"'));
});

test('what is wrong with a file of geometry is said, and nothing is written', () => {
  writeFileSync(
    join(home, 'twice.geojson'),
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        district(1, { properties: { NO: '1', NAME: 'A' } }),
        district(2, { properties: { NO: '1', NAME: 'B' } }),
      ],
    }),
  );
  const there = readdirSync(home);
  const wanted = ['--code', 'x', '--id', 'NO', '-o', 'x.json'];
  for (const [args, exit, said] of /** @type {[string[], number, RegExp][]} */ ([
    [['geometry', 'twice.geojson', ...wanted], 1, /Features 1 and 2 both have the id “1”/],
    [['geometry', 'calls.csv', ...wanted], 1, /The geometry is not JSON/],
    [['geometry', 'nowhere.json', ...wanted], 1, /nowhere\.json/],
    [['geometry', ...wanted], 2, /Name one file of GeoJSON or TopoJSON/],
    [['geometry', 'town.geojson', '-o', 'x.json'], 2, /--code AR/],
    [['geometry', 'town.geojson', ...wanted, '--plane', 'left'], 2, /--plane is one of up, down/],
    [['geometry', 'town.geojson', ...wanted, '--max-bytes', '10'], 2, /--max-bytes is a whole number from 1000/],
    [['geometry', 'town.geojson', '--code', 'a b', '--id', 'NO', '-o', 'x.json'], 1, /`code` should be 1 to 64/],
  ])) {
    const { status, stderr } = cli(...args);
    assert.match(stderr, said);
    assert.equal(status, exit, stderr);
    assert.doesNotMatch(stderr, /\n\s+at /);
  }
  assert.deepEqual(readdirSync(home), there);
});
