// What a reader of a saved report sees is in the address of the page: a link shows it again. And what the controls are on a
// phone, and the head of a page on paper.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { toSingleFile } from '../../pkg/node/save.js';
import { program } from '../../scripts/browsers.mjs';
import { root } from '../../scripts/run.mjs';
import { trilingual } from '../page/languages.mjs';
import { forEachEngine } from './engines.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hotline-report-permalinks-'));
const size = { width: 1280, height: 900 };
/** @param {string} name @param {string} [hash] */
const addressOf = (name, hash = '') => pathToFileURL(join(folder, `${name}.html`)).href + hash;

before(async () => {
  const missouri = readFileSync(join(root, 'www/reports/missouri-2020.json'), 'utf8');
  writeFileSync(join(folder, 'missouri.html'), await toSingleFile(missouri));
  writeFileSync(join(folder, 'trilingual.html'), await toSingleFile(trilingual()));
});
after(() => rmSync(folder, { recursive: true }));

/** Runs in the page: whether its controls are there. */
const alive = () => document.querySelector('.hr-tools:not([hidden]) .hr-fold') !== null;

/** Runs in the page: the rest of its address. */
const hash = () => location.hash;

/** Runs in the page: the column that a table is sorted by, the labels of its rows, and the chosen row of all. */
const seen = () => {
  const table = document.querySelector('[id="hr-table-primary-reason"] table');
  const head = table?.querySelector('[aria-sort]');
  return {
    sorted: head && `${head.textContent} ${head.getAttribute('aria-sort')}`,
    first: table?.querySelector('tbody .hr-label')?.textContent,
    chosen: document.querySelector('tr.hr-target .hr-label')?.textContent,
  };
};

forEachEngine(({ name, open, capabilities }) => {
  test('sorting and the chosen row are in the address, and a link shows them again', async () => {
    const page = await open(addressOf('missouri'), size);
    await page.waitFor(alive);
    assert.equal(await page.evaluate(hash), '');
    await page.evaluate(() => {
      /** @param {string} selector */
      const click = (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector))?.click();
      click('[id="hr-table-primary-reason"] thead th:first-child button');
      click('[id="hr-table-demographics"] tbody tr:nth-child(2) td');
    });
    const found = await page.evaluate(hash);
    const sorted = await page.evaluate(seen);
    assert.match(found, /^#sort=primary-reason\.0\.ascending&mark=demographics%2Frows%2F1$/);
    assert.deepEqual([sorted.first, sorted.chosen], ['Access Service Referrals', 'Minors']);
    await page.close();
    const again = await open(addressOf('missouri', found), size);
    await again.waitFor(alive);
    assert.deepEqual(await again.evaluate(seen), sorted);
    assert.equal(await again.evaluate(hash), found);
    assert.ok(await again.evaluate(() => scrollY > 0), 'the chosen row is in sight');
    await again.close();
  });

  test('a link keeps the language, and a report in its own language needs no mention of it', async () => {
    const page = await open(addressOf('trilingual', '#language=ar'), size);
    await page.waitFor(alive);
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, location.hash]), ['ar', '#language=ar']);
    await page.click('[data-hr-language="en-US"]');
    await page.waitFor(() => document.documentElement.lang === 'en-US');
    assert.equal(await page.evaluate(hash), '');
    await page.close();
  });

  test('a link to a note, or one with words that say nothing, shows the page as it is', async () => {
    for (const rest of ['#hr-note-1', '#sort=none.9.up&mark=none/rows/1&language=xx']) {
      const page = await open(addressOf('missouri', rest), size);
      await page.waitFor(alive);
      assert.deepEqual(await page.evaluate(() => document.querySelector('[aria-sort], tr.hr-target')), null);
      assert.deepEqual(await page.consoleErrors(), []);
      await page.close();
    }
  });

  test('on a phone the controls are one button, which says what is in it', async () => {
    const page = await open(addressOf('trilingual'), { width: 320, height: 700 });
    await page.waitFor(alive);
    const buttons = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.hr-tools button')]
          .filter((button) => button.getBoundingClientRect().height > 0)
          .map((button) => button.textContent),
      );
    assert.deepEqual(await buttons(), ['☰']);
    assert.equal(
      await page.evaluate(() => document.querySelector('.hr-fold')?.getAttribute('aria-label')),
      'English, Español, العربية, Download JSON, Print',
    );
    await page.click('.hr-fold');
    assert.equal((await buttons()).length, 6);
    await page.click('[data-hr-language="es-US"]');
    await page.waitFor(() => document.documentElement.lang === 'es-US');
    assert.deepEqual(await buttons(), ['☰']);
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'hr-fold');
    await page.close();
  });

  test('the first number is within the first screen of a phone', async () => {
    const page = await open(addressOf('missouri'), { width: 320, height: 568 });
    await page.waitFor(alive);
    const bottom = await page.evaluate(() => document.querySelector('.hr-big')?.getBoundingClientRect().bottom);
    assert.ok(bottom < 568, `${bottom} px`);
    await page.close();
  });

  // Firefox under automation prints on paper of another size.
  if (!capabilities.pdf || name !== 'chromium') return;
  test('every page of paper but the first has the title at its head, in the language shown', async () => {
    for (const [rest, title] of [
      ['missouri', 'Missouri State Report'],
      ['trilingual', ''],
    ]) {
      const page = await open(addressOf(rest ?? ''), size);
      await page.waitFor(alive);
      const path = join(folder, `${rest}.pdf`);
      await page.pdf(path);
      await page.close();
      const pages = spawnSync(program('pdftotext'), [path, '-'], { encoding: 'utf8' }).stdout.split('\f').slice(1, -1);
      assert.ok(pages.every((text) => text.startsWith(title ?? '')));
    }
  });
});
