// What is pasted into WordPress comes out of its own filter as it went in.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { toSingleFile } from '../pkg/node/save.js';
import { program } from '../scripts/browsers.mjs';
import { root } from '../scripts/run.mjs';
import { wordPress } from '../scripts/wordpress.mjs';

/** What `wp_kses_post` makes of it. @param {string} html */
function filtered(html) {
  const script = join(root, 'tests', 'wordpress', 'kses.php');
  const { status, stdout, stderr } = spawnSync(program('php'), [script, wordPress()], {
    input: html,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

const folders = ['www/reports', 'tests/fixtures/documents'];
const documents = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name)),
);

test('the filter is WordPress’s own, and takes out what it does not like', () => {
  assert.equal(filtered('<p onclick="x">a<bdi>b</bdi><svg></svg></p>').trim(), '<p>ab</p>');
});

for (const path of documents) {
  test(`${path} passes unchanged`, async () => {
    const html = await toSingleFile(readFileSync(join(root, path), 'utf8'), { variant: 'paste' });
    assert.match(html, /<table/);
    assert.equal(filtered(html), html);
  });
}

test('what a document says passes unchanged, too, whatever it is', async () => {
  const report = JSON.parse(readFileSync(join(root, 'www/reports/missouri-2020.json'), 'utf8'));
  report.title = `"Quotes" & 'ticks' <b>no tag</b> &amp; &nbsp; [gallery] <!-- --> a > b < c javascript:alert(1) \u00a0 é 😀`;
  const html = await toSingleFile(report, { variant: 'paste' });
  assert.equal(filtered(html), html);
});
