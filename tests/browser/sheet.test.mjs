// Files of one table that a page writes by itself: a workbook, in pages and in saved reports, and in these also the picture of a
// list; and the course of key figures in their tiles.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { openRecords } from '../../pkg/node/analyst.js';
import { toSingleFile } from '../../pkg/node/save.js';
import { root } from '../../scripts/run.mjs';
import { monthly } from '../page/course.mjs';
import { trilingual } from '../page/languages.mjs';
import { forEachEngine } from './engines.mjs';
import { around, startSite } from './site.mjs';

const size = { width: 900, height: 800 };
const missouri = readFileSync(join(root, 'www/reports/missouri-2020.json'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'hotline-report-sheet-'));
/** @type {import('./site.mjs').Site} */
let site;
/** Addresses of saved reports on the disk. @type {Record<string, string>} */
const saved = {};

before(async () => {
  site = await startSite();
  site.file('/monthly.json', JSON.stringify(monthly()));
  for (const [name, document, language] of /** @type {[string, any, string][]} */ ([
    ['missouri', JSON.parse(missouri), 'en-US'],
    ['arabic', trilingual(), 'ar'],
    ['monthly', monthly(), 'en-US'],
  ])) {
    const path = join(folder, `${name}.html`);
    writeFileSync(path, await toSingleFile(document, { language }));
    saved[name] = pathToFileURL(path).href;
  }
});
after(() => {
  rmSync(folder, { recursive: true });
  return site.close();
});

/** Runs in the page: whether the controls of its report are shown. */
const ready = () =>
  (document.querySelector('hotline-report')?.shadowRoot ?? document).querySelector('.hr-controls:not([hidden])') !==
  null;

/**
 * Runs in the page: the file that a button of a table makes, instead of saving it.
 * @param {string} table @param {string} what
 */
async function fileOf(table, what) {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  const scope = document.querySelector('hotline-report')?.shadowRoot ?? document;
  const button = /** @type {HTMLElement | null} */ (
    scope.querySelector(`[id$="table-${table}"] [data-hr-do="${what}"]:not([hidden])`)
  );
  let name = '';
  HTMLAnchorElement.prototype.click = function remember() {
    name = this.download;
  };
  /** @type {Blob} */
  const blob = await new Promise((done) => {
    URL.createObjectURL = (given) => {
      done(/** @type {Blob} */ (given));
      return '#';
    };
    button?.click();
  });
  // The name is known once the address is made.
  await Promise.resolve();
  Object.assign(HTMLAnchorElement.prototype, { click });
  URL.createObjectURL = createObjectURL;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return {
    name,
    label: button?.textContent,
    type: blob.type,
    letters: Array.from(bytes, (b) => String.fromCharCode(b)).join(''),
  };
}

/** The rows that the package's own reader of workbooks finds. @param {string} letters */
async function rowsOf(letters) {
  const { header, rows } = (await openRecords(new Blob([Buffer.from(letters, 'latin1')]))).preview;
  return [header, ...rows];
}

/** A part of a workbook. @param {string} letters */
const sheetIn = (letters) =>
  new TextDecoder().decode(unzipSync(Buffer.from(letters, 'latin1'))['xl/worksheets/sheet1.xml']);

/** What the report prints in the rows of the table of demographics. */
const demographics = [
  ['Demographic', 'Situations', '% of situations'],
  ['Adults', '149', '56%'],
  ['Minors', '101', '38%'],
  ['Females', '234', '88%'],
  ['Males', '26', '10%'],
  ['Gender Minorities', 'Fewer than Three Times', '[c]'],
  ['US Citizens/Legal Permanent Residents', '26', '10%'],
  ['Foreign Nationals', '12', '4%'],
];

forEachEngine(({ capabilities, open }) => {
  test('a table becomes a workbook, by a script that is loaded only then', async () => {
    const address = site.page(
      '/sheet/element.html',
      around('<hotline-report src="/reports/missouri-2020.json" controls="on"></hotline-report>'),
    );
    const from = site.asked().length;
    const page = await open(address, size);
    await page.waitFor(ready);
    const asked = () => site.asked().slice(from);
    assert.ok(asked().includes('/pkg/controls.js') && !asked().includes('/pkg/sheet.js'));
    const made = await page.evaluate(fileOf, 'demographics', 'workbook');
    assert.ok(asked().includes('/pkg/sheet.js'));
    assert.ok(!asked().some((path) => /export|xlsx/.test(path)), String(asked()));
    assert.deepEqual(
      [made.name, made.label, made.type],
      [
        'missouri-state-report-2020-demographics.xlsx',
        'Download Excel',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ],
    );
    assert.deepEqual((await rowsOf(made.letters)).slice(0, demographics.length), demographics);
    const sheet = sheetIn(made.letters);
    assert.match(sheet, /<c r="B7" s="\d+"><v>234<\/v><\/c><c r="C7" s="\d+"><v>0.88<\/v>/);
    assert.match(sheet, /<t>Percentages are of 267 situations\.<\/t>/);
    assert.match(sheet, /<t>Foreign Nationals: Anyone who is at present neither a citizen/);
    assert.match(sheet, /<t>Missouri State Report\. National Human Trafficking Hotline<\/t>/);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('a saved report writes workbooks from the disk, in the order that the reader gave the rows', async () => {
    const page = await open(saved.missouri ?? '', size);
    await page.waitFor(ready);
    const published = await page.evaluate(fileOf, 'demographics', 'workbook');
    assert.deepEqual((await rowsOf(published.letters)).slice(0, demographics.length), demographics);
    await page.evaluate(() =>
      /** @type {HTMLElement | null} */ (
        document.querySelector('[id$="table-demographics"] thead th:nth-child(2) button')
      )?.click(),
    );
    const sorted = await page.evaluate(fileOf, 'demographics', 'workbook');
    const [head, first, ...others] = await rowsOf(sorted.letters);
    assert.deepEqual([head, first], [demographics[0], demographics[3]]);
    assert.equal(others[5]?.[0], 'Gender Minorities');
    const nested = sheetIn((await page.evaluate(fileOf, 'venue-industry', 'workbook')).letters);
    assert.match(nested, /<t>Pornography<\/t>/);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('the button of a workbook has the language of the report, and its sheet the direction', async () => {
    const page = await open(saved.arabic ?? '', size);
    await page.waitFor(ready);
    const made = await page.evaluate(fileOf, 'callers', 'workbook');
    assert.equal(made.label, 'تنزيل Excel');
    assert.match(sheetIn(made.letters), / rightToLeft="1"/);
    assert.deepEqual((await rowsOf(made.letters)).slice(0, 3), [
      ['المكالمات بحسب المتصل', 'مكالمة'],
      ['الأسرة', '1200'],
      ['الأصدقاء', '700'],
    ]);
    await page.click('[data-hr-language="es-US"]');
    await page.waitFor(() => document.querySelector('article')?.lang === 'es-US');
    await page.waitFor(ready);
    const spanish = await page.evaluate(fileOf, 'callers', 'workbook');
    assert.equal(spanish.label, 'Descargar Excel');
    assert.doesNotMatch(sheetIn(spanish.letters), /rightToLeft/);
    await page.close();
  });

  test('a saved report without the module of charts makes pictures of its lists, light on dark pages, too', async () => {
    const page = await open(saved.missouri ?? '', { ...size, colorScheme: 'dark' });
    await page.waitFor(ready);
    const { name, label, type, letters } = await page.evaluate(fileOf, 'demographics', 'picture');
    assert.deepEqual([name, label, type], ['missouri-state-report-2020-demographics.png', 'Picture', 'image/png']);
    assert.equal(Buffer.from(letters, 'latin1').readUInt32BE(16), 1600);
    const found = await page.evaluate(async (/** @type {string} */ picture) => {
      const bytes = Uint8Array.from(picture, (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = Object.assign(document.createElement('canvas'), { width: bitmap.width, height: bitmap.height });
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      /** @type {Map<string, number>} */
      const colours = new Map();
      for (let at = 0; at < data.length; at += 4) {
        const colour = data.slice(at, at + 3).join(' ');
        colours.set(colour, (colours.get(colour) ?? 0) + 1);
      }
      const isLarge = ['255 255 255', '91 155 175', '18 97 122'].map((colour) => (colours.get(colour) ?? 0) > 2000);
      return [...isLarge, document.querySelector('article')?.hasAttribute('data-hr-theme')];
    }, letters);
    // The ground, the tint of most bars, and the accent of the longest; and the page is as dark as before.
    assert.deepEqual(found, [true, true, true, false]);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('a key figure has the course of the table that counts the same, and no other has one', async () => {
    const page = await open(saved.monthly ?? '', size);
    await page.waitFor(ready);
    const course = () =>
      [...document.querySelectorAll('.hr-figure')].map((tile) => {
        const spark = tile.querySelector('.hr-spark');
        const moves = spark?.querySelector('path:not(.hr-base)')?.getAttribute('d')?.match(/M/g)?.length;
        return spark ? [spark.getAttribute('aria-hidden'), moves, spark.querySelectorAll('circle').length] : null;
      });
    // The month that is withheld divides the line in two.
    assert.deepEqual(await page.evaluate(course), [['true', 2, 1], null, null]);
    await page.close();
    if (!capabilities.requests) return;
    const host = site.page(
      '/sheet/mount.html',
      around('<div id="report"></div>', '<link rel="stylesheet" href="/pkg/report.css">'),
    );
    const mounted = await open(host, size);
    const found = await mounted.evaluate(async () => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      const count = () => document.querySelectorAll('.hr-spark').length;
      const shown = await mount('#report', '/monthly.json');
      const counts = [count()];
      for (const charts of ['canvas', 'none', 'canvas']) {
        await shown.update({ charts });
        counts.push(count());
      }
      return counts;
    });
    assert.deepEqual(found, [1, 1, 0, 1]);
    await mounted.close();
  });

  test('a course is drawn where the document leaves no doubt, and of whole times alone', async () => {
    const host = site.page('/sheet/courses.html', around('<div id="report"></div>'));
    /** @type {Record<string, any>} */
    const documents = {};
    /** @param {string} name @param {(document: any, table: any) => void} change */
    const changed = (name, change) => {
      const document = /** @type {any} */ (monthly());
      change(document, document.sections[0].tables[0]);
      documents[name] = document;
    };
    changed('as it is', () => {});
    changed('of another count', ({ counts }) => (counts.of[0].tables = []));
    changed('by another field', ({ counts }) => (counts.date = 'night'));
    changed('of another version', ({ counts }) => (counts.version = 2));
    changed('no count', ({ headline }) => (headline[0].value = { masked: 'few' }));
    changed('no trend', (_, table) => (table.kind = 'exclusive'));
    changed('a time that nobody can read', (_, { rows }) => (rows[4].period = undefined));
    changed('days that nobody knows', (_, { rows }) => {
      rows.push({ label: 'Not specified', value: 7, role: 'not-specified' });
    });
    changed('a month that is missing', (_, { rows }) => rows.splice(6, 1));
    changed('a month that is not over', (_, { rows }) => {
      rows[11].period = { start: '2025-12-01', end: '2025-12-09' };
    });
    changed('years, in another order', (_, table) => {
      table.rows = [2024, 2021, 2023, 2022].map((year) => ({ label: String(year), value: 10 * (year - 2020) }));
    });
    const page = await open(host, size);
    const found = await page.evaluate(async (/** @type {Record<string, any>} */ given) => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      /** @type {Record<string, unknown>} */
      const seen = {};
      for (const [name, document_] of Object.entries(given)) {
        await mount('#report', document_);
        const spark = document.querySelector('.hr-figure .hr-spark');
        const moves = spark?.querySelector('path:not(.hr-base)')?.getAttribute('d')?.match(/M/g)?.length;
        seen[name] = spark ? [moves, spark.querySelector('circle')?.getAttribute('cx')] : 'none';
      }
      return seen;
    }, documents);
    assert.deepEqual(found, {
      'as it is': [2, '155.0'],
      'of another count': 'none',
      'by another field': 'none',
      'of another version': 'none',
      'no count': 'none',
      'no trend': 'none',
      'a time that nobody can read': 'none',
      'days that nobody knows': [2, '155.0'],
      'a month that is missing': [3, '155.0'],
      'a month that is not over': [2, '145.9'],
      'years, in another order': [1, '155.0'],
    });
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });
});
