// What makes reports, as the package has it, without any browser. Its worker runs in browsers only: see browser/.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { initAnalyst, openRecords } from '../pkg/analyst.js';
import { ReportError } from '../pkg/index.js';

/** @param {string} name */
const text = (name) => readFileSync(new URL(`../pkg/${name}`, import.meta.url), 'utf8');

test('without workers it says so, with an error of the other entry', async () => {
  await initAnalyst({ analyst: readFileSync(new URL('../pkg/hotline_analyst_bg.wasm', import.meta.url)) });
  await assert.rejects(
    openRecords('a,b\n1,2\n'),
    (fault) => fault instanceof ReportError && fault.code === 'no-worker' && fault.message.includes('web worker'),
  );
});

test('each entry names its module once, as bundlers want it', () => {
  for (const [entry, module] of [
    ['analyst.js', 'hotline_analyst_bg.wasm'],
    ['workbook.js', 'hotline_workbook_bg.wasm'],
  ]) {
    const uses = [...text(/** @type {string} */ (entry)).matchAll(/import\.meta\.url/g)].length;
    assert.deepEqual([entry, uses], [entry, 1]);
    assert.ok(text(/** @type {string} */ (entry)).includes(`new URL("${module}",import.meta.url)`), entry);
  }
});

test('every county has a name, by its code', () => {
  const places = JSON.parse(text('places.json'));
  assert.equal(places['29510'], 'St. Louis');
  assert.ok(Object.keys(places).length > 3100);
  assert.ok(Object.entries(places).every(([code, name]) => /^\d{5}$/.test(code) && name !== ''));
});
