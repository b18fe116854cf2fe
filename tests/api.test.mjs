// The reference for developers says what the types say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { reference } from '../scripts/docs.mjs';

test('docs/api.md is what the types of the built package say', async () => {
  const committed = readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8');
  assert.equal(committed, await reference(), 'run `npm run build` and `npm run docs`');
});
