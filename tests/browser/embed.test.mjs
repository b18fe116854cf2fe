// The dialogue that gives the tags for a report: by the keyboard, announced, and each of them shows the report on another site.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { serve } from '../../scripts/server.mjs';
import { isIn, pageOn, size } from './elements.mjs';
import { forEachEngine } from './engines.mjs';
import { keys } from './hands.mjs';
import { startSite } from './site.mjs';

/** @typedef {import('./engines/common.mjs').Page} Page */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const names = ['Script tag', 'Modules', 'Iframe', 'Static HTML', 'WordPress'];

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
before(async () => {
  [server, site] = await Promise.all([serve({ root }), startSite()]);
  // Under the name that it is saved with.
  site.file('/reports/missouri-state-report-2020.json', readFileSync(join(root, 'www/reports/missouri-2020.json')));
});
after(() => Promise.all([server.close(), site.close()]));

/** Runs in the page: the tags for the way of that name, once they are there. @param {string} name */
function tagsOf(name) {
  const dialog = document.querySelector('dialog.embed');
  const chosen = dialog?.querySelector('input:checked')?.parentElement?.textContent;
  const copy = /** @type {HTMLButtonElement | null | undefined} */ (dialog?.querySelector('.primary'));
  if (chosen !== name || !copy || copy.disabled) return undefined;
  return dialog?.querySelector('textarea')?.value;
}

/** Runs in the page: says where the package is, as one types it. */
function placePackage() {
  const input = /** @type {HTMLInputElement | null} */ (document.querySelector('dialog.embed input[type="text"]'));
  if (!input) return;
  input.value = '/pkg/';
  input.dispatchEvent(new Event('input'));
}

/** Runs in the page: keeps what it would copy, or refuses. @param {boolean} allowed */
function watchClipboard(allowed) {
  const writeText = async (/** @type {string} */ text) => {
    if (!allowed) throw new Error('refused');
    Object.assign(window, { copied: text });
  };
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
}

const said = () => document.querySelector('.embed-status')?.textContent;

forEachEngine(({ open }) => {
  /** The page with the dialogue, opened by keys alone. */
  async function opened() {
    const page = await open(`${server.url}/#missouri-2020`, { width: 1000, height: 900 });
    const hands = keys(page);
    await hands.press('Embed');
    await page.waitFor(tagsOf, 'Script tag');
    return { page, hands };
  }

  test('each way gives tags that show the report on another site', async () => {
    const { page } = await opened();
    await page.evaluate(placePackage);
    /** @type {string[]} */
    const tags = [];
    for (const [index, name] of names.entries()) {
      if (index > 0) await page.press('ArrowDown');
      tags.push(await page.waitFor(tagsOf, name));
    }
    await page.close();
    for (const some of tags.slice(0, 2)) {
      const other = await open(pageOn(site, some, ''), size);
      await other.waitFor(isIn, 'ready');
      assert.deepEqual(await other.consoleErrors(), []);
      await other.close();
    }
    const [, , frame = '', fixed = '', plain = ''] = tags;
    assert.match(
      frame,
      /^<iframe data-hotline-report src="\/reports\/missouri-state-report-2020.html" title="Missouri/,
    );
    const other = await open(pageOn(site, fixed, ''), size);
    const found = await other.waitFor(() => {
      const { styleSheets } = document;
      return styleSheets.length > 0 && document.querySelectorAll('article svg[role="img"], article .hr-bar svg').length;
    });
    assert.ok(found > 20, 'pictures are there, and their style');
    assert.deepEqual(await other.consoleErrors(), []);
    await other.close();
    assert.match(plain, /<table[\s\S]*Missouri|Missouri[\s\S]*<table/);
    assert.doesNotMatch(plain, /<script|<style|<link/);
  });

  test('what is copied is announced, and where a page may not copy it is selected', async () => {
    const { page, hands } = await opened();
    await page.evaluate(watchClipboard, true);
    await hands.press('Copy');
    await page.waitFor(() => document.querySelector('.embed-status')?.textContent);
    assert.match(await page.evaluate(said), /The HTML is copied/);
    const copied = await page.evaluate(() => /** @type {any} */ (window).copied);
    const hashes = JSON.parse(readFileSync(join(root, 'pkg/integrity.json'), 'utf8'));
    const [style = '', script = ''] = copied.split('\n');
    assert.match(style, /^<link rel="stylesheet" href="\/hotline-report-/);
    assert.ok(style.includes(`integrity="${hashes['report.css']}"`));
    assert.match(script, /^<script defer src="\/hotline-report-/);
    assert.ok(script.includes(`integrity="${hashes['hotline-report.js']}"`));
    await page.evaluate(watchClipboard, false);
    await hands.press('Copy');
    await page.waitFor(() => document.activeElement?.localName === 'textarea');
    assert.match(await page.evaluate(said), /selected/);
    await page.close();
  });

  test('Escape closes the dialogue, and axe finds nothing in it', async () => {
    const { page } = await opened();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('type')), 'radio');
    await page.evaluate(`(() => {${axe}\n})()`);
    const violations = await page.evaluate(async () => {
      const found = await /** @type {any} */ (window).axe.run('dialog', { resultTypes: ['violations'] });
      return found.violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
    });
    assert.deepEqual(violations, []);
    await page.press('Escape');
    await page.waitFor(() => !document.querySelector('dialog'));
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Embed');
    await page.close();
  });
});
