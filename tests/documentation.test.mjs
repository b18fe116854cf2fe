// The static site of docs/: every link leads somewhere, and nothing comes from another host.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import MiniSearch from 'minisearch';
import { root } from '../scripts/run.mjs';
import { writeSite } from '../scripts/site/build.mjs';
import { contents } from '../scripts/site/contents.mjs';
import { options } from '../scripts/site/options.js';

const folder = mkdtempSync(join(tmpdir(), 'hotline-report-documentation-'));
/** @type {Map<string, string>} */
let pages;
before(async () => {
  await writeSite(folder);
  const names = readdirSync(folder).filter((name) => name.endsWith('.html'));
  pages = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
});
after(() => rmSync(folder, { recursive: true }));

/** The values of an attribute. @param {string} html @param {string} name */
const values = (html, name) =>
  [...html.matchAll(new RegExp(`\\b${name}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');

test('every file of docs/ is a page, with one title', () => {
  for (const name of readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'))) {
    const html = pages.get(name.replace(/\.md$/, '.html')) ?? '';
    assert.equal(html.split('<h1').length, 2, name);
    assert.match(html, /<title>[^<]+ · hotline-report<\/title>/);
  }
});

test('the contents name files that exist', () => {
  for (const path of Object.values(contents).flatMap((labels) => Object.keys(labels))) {
    assert.ok(existsSync(join(root, path)), path);
  }
});

test('each page is in the contents of every page, and marked in its own', () => {
  for (const [name, html] of pages) {
    const [, nav = ''] = html.split('<nav');
    assert.match(nav, new RegExp(`href="${name}" aria-current="page"`), name);
    for (const other of pages.keys()) assert.ok(nav.includes(`href="${other}"`), `${other} in ${name}`);
  }
});

test('every link leads to a page that is there, and to a heading that it has', () => {
  for (const [name, html] of pages) {
    for (const href of values(html, 'href').filter((value) => !/^[a-z]+:/.test(value))) {
      const [file, fragment] = href.split('#', 2);
      const target = file || name;
      assert.ok(existsSync(join(folder, target)), `${name} links to ${href}`);
      if (fragment) assert.ok(values(pages.get(target) ?? '', 'id').includes(fragment), `${name} links to ${href}`);
    }
  }
});

test('pictures, styles and scripts are files of the site', () => {
  for (const [name, html] of pages) {
    const sources = [...values(html, 'src'), ...values(html.split('</head>')[0] ?? '', 'href')];
    for (const source of sources.filter((value) => value !== 'data:,')) {
      assert.ok(existsSync(join(folder, source)), `${name}: ${source}`);
    }
  }
});

test('ids of a page are different', () => {
  for (const [name, html] of pages) {
    const ids = values(html, 'id');
    assert.equal(new Set(ids).size, ids.length, name);
  }
});

test('a word is found in its page, also with a letter missing or unfinished', () => {
  const index = MiniSearch.loadJSON(readFileSync(join(folder, 'search.json'), 'utf8'), options);
  for (const [words, page] of [
    ['secondary suppression', 'glossary.html'],
    ['secondary supression', 'glossary.html'],
    ['feasib', 'glossary.html'],
    ['oEmbed', 'embedding.html'],
  ]) {
    const found = index.search(words ?? '').map(({ id }) => String(id).split('#')[0]);
    assert.ok(found.includes(page), `${words}: ${found.join(' ')}`);
  }
});
