// Saving and copying from the page: menus, files, the clipboard, and pictures that hold what they should.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/server.mjs';
import { root } from '../../scripts/run.mjs';
import { forEachEngine } from './engines.mjs';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve({ root });
});
after(() => server.close());

/** Runs in the page: whether a report and its menus are there. */
const ready = () =>
  document.querySelectorAll('.hr-block .download').length === 4 &&
  [...document.querySelectorAll('canvas')].every((canvas) => canvas.style.height !== '');

/** Runs in the page: what is written on the buttons of a menu. @param {string} menu */
const choices = (menu) => [...document.querySelectorAll(`${menu} li button`)].map(({ textContent }) => textContent);

/** Runs in the page: a picture's size, its corner, and how many of its pixels are not ground. @param {number} scale */
async function picture(scale) {
  const address = '/pkg/export.js';
  const { exportReport } = await import(address);
  const document = await (await fetch('/reports/missouri-2020.json')).json();
  const { bytes, type } = await exportReport(document, 'png', { table: 'demographics', width: 600, scale });
  const image = await createImageBitmap(new Blob([bytes], { type }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no context');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let inked = 0;
  // The outermost pixels: nothing may be cut off there.
  let edge = 0;
  for (let y = 0; y < image.height; y += 1) {
    for (let x = 0; x < image.width; x += 1) {
      const at = 4 * (y * image.width + x);
      if (data[at] === 255 && data[at + 1] === 255 && data[at + 2] === 255) continue;
      inked += 1;
      if (x < 4 || y < 4 || x >= image.width - 4 || y >= image.height - 4) edge += 1;
    }
  }
  return { width: image.width, height: image.height, inked, edge, opaque: data[3] === 255 };
}

forEachEngine(({ name, open }) => {
  test('the report and each table have a menu that the keyboard opens and leaves', async () => {
    const page = await open(`${server.url}/#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(ready);
    await page.click('.download summary');
    assert.equal(await page.evaluate(() => document.querySelector('.download details')?.hasAttribute('open')), true);
    assert.ok((await page.evaluate(choices, '.download')).includes('Excel workbook (XLSX)'));
    await page.press('Escape');
    const state = await page.evaluate(() => [
      document.querySelector('.download details')?.hasAttribute('open'),
      document.activeElement?.tagName,
    ]);
    assert.deepEqual(state, [false, 'SUMMARY']);
    await page.close();
  });

  test('a chosen format is saved, and the page says so', async () => {
    const page = await open(`${server.url}/#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(ready);
    // The links that are clicked, since engines differ in where they save.
    await page.evaluate(() => {
      const saved = /** @type {string[]} */ ([]);
      Object.assign(window, { saved });
      HTMLAnchorElement.prototype.click = function () {
        saved.push(this.download);
      };
    });
    for (const [place, ending] of Object.entries({ 1: '.xlsx', 2: '.csv' })) {
      await page.click('.download summary');
      await page.click(`.download li:nth-child(${place}) button`);
      await page.waitFor(
        (/** @type {string} */ wanted) => /** @type {any} */ (window).saved.at(-1)?.endsWith(wanted),
        ending,
      );
    }
    const told = await page.evaluate(() => document.querySelector('.download-status')?.textContent);
    assert.equal(told, 'missouri-state-report-2020.csv is saved.');
    await page.click('#report .hr-block .download.small summary');
    await page.click('#report .hr-block .download.small li:nth-child(2) button');
    await page.waitFor(
      () =>
        document.querySelector('#report .hr-block .download-status')?.textContent ===
        'missouri-state-report-2020-signaler-type.xlsx is saved.',
    );
    await page.close();
  });

  test('a picture is as large as asked for, with room around everything', async () => {
    const page = await open(`${server.url}/#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(ready);
    const [one, three] = [await page.evaluate(picture, 1), await page.evaluate(picture, 3)];
    assert.deepEqual([one.width, three.width, three.height], [600, 1800, 3 * one.height]);
    for (const { inked, edge, opaque } of [one, three])
      assert.deepEqual([inked > 10_000, edge, opaque], [true, 0, true]);
    await page.close();
  });

  if (name === 'chromium') {
    test('a table is copied as a table and as text', async () => {
      const page = await open(`${server.url}/#missouri-2020`, { width: 1280, height: 900 });
      await page.waitFor(ready);
      await page.evaluate(() => {
        const copied = /** @type {ClipboardItem[]} */ ([]);
        Object.assign(window, { copied });
        navigator.clipboard.write = async (items) => void copied.push(...items);
      });
      await page.click('#report .hr-block .download.small summary');
      await page.click('#report .hr-block .download.small li button');
      const copied = await page.waitFor(async () => {
        const [item] = /** @type {any} */ (window).copied;
        if (!item) return undefined;
        const read = async (/** @type {string} */ type) => (await item.getType(type)).text();
        return [await read('text/html'), await read('text/plain')];
      });
      assert.match(copied[0], /^<table><caption>Signaler Type/);
      assert.match(copied[1], /^Signaler Type.*\nSignals · Missouri · 2020\n/);
      await page.close();
    });
  }
});
