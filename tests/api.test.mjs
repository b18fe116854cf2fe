// What is written for developers says what is built.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
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
