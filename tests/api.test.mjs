// What is written for developers says what is built.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { toSingleFile } from '../pkg/node/save.js';
import { errorTable, reference } from '../scripts/docs.mjs';
import { root } from '../scripts/run.mjs';
import { gzipOf, parts } from '../scripts/weigh.mjs';

test('docs/api.md is what the types of the built package say', async () => {
  const committed = readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8');
  assert.equal(committed, await reference(), 'run `npm run build` and `npm run docs`');
});

test('docs/errors.md lists the codes of the one table of errors', async () => {
  const committed = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8');
  assert.equal(committed, await errorTable(), 'run `npm run docs`');
});

test('docs/weights.md says what the built package weighs, within five percent', async () => {
  const text = readFileSync(new URL('../docs/weights.md', import.meta.url), 'utf8');
  for (const part of parts) {
    const row = text.split('\n').find((line) => line.startsWith(`| ${part.name} `));
    const written = Number(row?.split('|')[4]?.replaceAll(',', ''));
    const weight = await gzipOf(`${root}/pkg`, part);
    assert.ok(
      Math.abs(weight / written - 1) < 0.05,
      `${part.name}: ${weight} bytes, not ${written}: run \`npm run docs\``,
    );
  }
});

test('the guides say what saved reports and the page of analysts weigh, within five percent', async () => {
  const read = (/** @type {string} */ path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  const [readme, guide] = [read('README.md'), read('docs/saved-report.md').replaceAll(/\s+/g, ' ')];
  const saved = async (/** @type {string} */ name, /** @type {'interactive' | 'static'} */ variant) =>
    Buffer.byteLength(await toSingleFile(read(`www/reports/${name}.json`), { variant })) / 1000;
  const page = statSync(new URL('../pkg/hotline-report-analyst.html', import.meta.url)).size / 1e6;
  const [rows, map] = [await saved('missouri-2020', 'interactive'), await saved('missouri-2017', 'interactive')];
  const still = [await saved('missouri-2020', 'static'), await saved('missouri-2017', 'static')];
  for (const [text, said, weights] of /** @type {[string, RegExp, number[]][]} */ ([
    [readme, /A saved report is one file, (\d+) kB \((\d+) with a map\)/, [rows, map]],
    [guide, /bars in rows weighs (\d+) kB; one with a ring and a map of a state (\d+) kB/, [rows, map]],
    [guide, /static pages of them (\d+) and (\d+) kB/, still],
    [guide, /page that makes reports: ([\d.]+) MB/, [page]],
  ])) {
    const written = (text.match(said) ?? []).slice(1).map(Number);
    assert.equal(written.length, weights.length, `${said} is not said`);
    weights.forEach((weight, place) =>
      assert.ok(Math.abs(weight / Number(written[place]) - 1) < 0.05, `${weight}, not ${written[place]}: ${said}`),
    );
  }
});
