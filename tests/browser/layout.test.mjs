// Nothing is broken, squeezed or cut off, on any screen and on paper: reports of the kinds that do not fit by themselves.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { toSingleFile } from '../../pkg/node/save.js';
import { program } from '../../scripts/browsers.mjs';
import { root } from '../../scripts/run.mjs';
import { forEachEngine } from './engines.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hotline-report-layout-'));
const documents = ['tests/fixtures/layout', 'www/reports'].flatMap((place) =>
  readdirSync(join(root, place))
    .toSorted()
    .map((file) => join(root, place, file)),
);
const reports = documents.map((path) => basename(path, '.json'));
/** @param {string} report */
const addressOf = (report) => pathToFileURL(join(folder, `${report}.html`)).href;

before(async () => {
  for (const path of documents) {
    const page = await toSingleFile(readFileSync(path, 'utf8'), { variant: 'interactive' });
    writeFileSync(join(folder, `${basename(path, '.json')}.html`), page);
  }
});
after(() => rmSync(folder, { recursive: true }));

/** Runs in the page: whether charts are drawn and controls are shown. */
function alive() {
  const figures = [...document.querySelectorAll('.hr-chart')];
  const drawn = figures.every((figure) => figure.querySelector('canvas')?.style.height);
  return drawn && document.querySelector('.hr-tools:not([hidden])') !== null;
}

/** Runs in the page: until what follows the width has followed it. */
const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));

/** Runs in the page: what is wrong with how it is laid out, in words. */
function faults() {
  /** @type {string[]} */
  const found = [];
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');

  const isRightToLeft = document.documentElement.dir === 'rtl';
  /** Where a box begins and ends on its line, counted in the direction of reading. @param {DOMRect} box */
  const onLine = ({ left, right }) => (isRightToLeft ? { start: -right, end: -left } : { start: left, end: right });
  /** @param {Element | null | undefined} element */
  const placeOf = (element) => element && onLine(element.getBoundingClientRect());

  /** The words of an element, each with the number of letters that it has on each line. @param {Element} element */
  const wordsOf = (element) => {
    const words = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
        /** @type {number[]} */
        const pieces = [];
        let bottom = -Infinity;
        for (let at = index; at < index + word.length; at += 1) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          // Half of a letter that has two units has no box of its own.
          if (box.width > 0 && box.top >= bottom - 1) {
            pieces.push(0);
            bottom = box.bottom;
          }
          const letters = pieces.pop();
          if (letters !== undefined) pieces.push(letters + 1);
        }
        words.push({ word, pieces });
      }
    }
    return words;
  };

  for (const figure of document.querySelectorAll('.hr-big, td.hr-n')) {
    for (const { word, pieces } of wordsOf(figure)) {
      if (/\d/.test(word) && pieces.length > 1) found.push(`${word} is broken`);
    }
  }

  for (const label of document.querySelectorAll('.hr-label, thead th bdi')) {
    for (const { word, pieces } of wordsOf(label)) {
      // Between ideographs, and after a slash or a hyphen, a line may end.
      if (pieces.length < 2 || /[\u2e80-\u9fff]/.test(word)) continue;
      const parts = word.split(/(?<=[-/?&=.])/);
      if (parts.length >= pieces.length && parts.every(({ length }) => length < 16)) continue;
      // Of a word that no column could hold the rest may be short.
      const whole = word.length > 20 ? pieces.slice(0, -1) : pieces;
      if (whole.some((letters) => letters < 4)) found.push(`${word} is squeezed: ${pieces.join(' ')}`);
    }
  }

  for (const cell of document.querySelectorAll('th, td, .hr-figure, .hr-number')) {
    // A cell that is heard and not seen is clipped on purpose.
    if (cell.scrollWidth > cell.clientWidth + 1 && getComputedStyle(cell).display !== 'inline') {
      found.push(`${cell.textContent} is wider than its place`);
    }
  }

  for (const box of document.querySelectorAll('.hr-table')) {
    const rows = [...box.querySelectorAll('tbody tr, tfoot tr')].filter((row) => row.querySelector('td.hr-n'));
    const { start, end } = onLine(box.getBoundingClientRect());
    for (const row of rows) {
      const first = placeOf(row.querySelector('td.hr-n'));
      if (first && first.end > end + 1) found.push(`${row.textContent}: no figure is in sight`);
    }
    box.scrollLeft = isRightToLeft ? -box.scrollWidth : box.scrollWidth;
    for (const row of rows) {
      const label = placeOf(row.querySelector('th'));
      const last = placeOf([...row.querySelectorAll('td.hr-n')].at(-1));
      if (!label || !last) continue;
      if (last.end > end + 1) found.push(`${row.textContent}: the last figure cannot be reached`);
      if (label.start < start - 1 || label.end > last.start + 1) found.push(`${row.textContent}: the label is gone`);
    }
    box.scrollLeft = 0;
  }

  for (const bar of document.querySelectorAll('.hr-bar svg')) {
    const row = bar.closest('tr');
    const place = row?.getBoundingClientRect() ?? new DOMRect();
    const picture = bar.getBoundingClientRect();
    const what = row?.querySelector('.hr-label')?.textContent;
    if (picture.top < place.top || picture.bottom > place.bottom + 1) found.push(`${what}: the bar is beside its row`);
    for (const words of row?.querySelectorAll('.hr-label, td.hr-n') ?? []) {
      const range = document.createRange();
      range.selectNodeContents(words);
      for (const text of range.getClientRects()) {
        const apart = onLine(text).end <= onLine(picture).start + 1 || text.bottom <= picture.top + 4;
        if (!apart && text.width > 1) found.push(`${what}: the bar lies over ${words.textContent}`);
      }
    }
  }
  return found;
}

/** Runs in the page: presses the head of each table's column of figures. */
function sort() {
  for (const head of document.querySelectorAll('thead .hr-n:not([colspan]) .hr-sort')) {
    /** @type {HTMLElement} */ (head).click();
  }
}

forEachEngine(({ name, open, capabilities }) => {
  for (const report of reports) {
    test(`${report}: on every screen numbers are whole, labels can be read, and nothing is cut off`, async () => {
      const page = await open(addressOf(report), { width: 1280, height: 900 });
      await page.waitFor(alive);
      /** @type {Record<number, string[]>} */
      const found = {};
      for (const width of [320, 768, 1280, 1920]) {
        await page.setViewport(width, 900);
        await page.waitFor((/** @type {number} */ wanted) => innerWidth === wanted, width);
        await page.evaluate(frames);
        found[width] = await page.evaluate(faults);
        await page.evaluate(sort);
        found[width]?.push(...(await page.evaluate(faults)));
      }
      await page.close();
      assert.deepEqual(found, { 320: [], 768: [], 1280: [], 1920: [] });
    });
  }

  test('beside its chart a table of four columns is whole, and heads end where their figures do', async () => {
    const page = await open(addressOf('columns'), { width: 1280, height: 900 });
    await page.waitFor(alive);
    const found = await page.evaluate(() =>
      [...document.querySelectorAll('.hr-block:not(.hr-wide):has(.hr-chart)')].map((block) => {
        const box = /** @type {Element} */ (block.querySelector('.hr-table'));
        const right = (/** @type {Element} */ of) => {
          const range = document.createRange();
          range.selectNodeContents(of);
          return Math.round(range.getBoundingClientRect().right);
        };
        const heads = [...box.querySelectorAll('thead th.hr-n .hr-sort')].map(right);
        const figures = [...box.querySelectorAll('tbody tr:first-child td.hr-n')].map(right);
        return [heads.length, box.scrollWidth <= box.clientWidth + 1, String(heads) === String(figures)];
      }),
    );
    assert.deepEqual(found, [
      [3, true, true],
      [4, true, true],
      [3, true, true],
    ]);
    await page.close();
  });

  test('on a phone one line is under a list', async () => {
    const page = await open(addressOf('missouri-2017'), { width: 320, height: 900 });
    await page.waitFor(alive);
    const lines = await page.evaluate(() =>
      [...document.querySelectorAll('[id$="table-channels"] tbody tr:last-child > *')].map(
        (cell) => getComputedStyle(cell).borderBottomWidth,
      ),
    );
    // WebKit leaves the bar beside the figures.
    assert.deepEqual(lines, name === 'webkit' ? ['1px', '1px', '1px'] : ['1px', '1px', '0px']);
    await page.close();
  });

  test('on a phone nothing covers the bars under the rows of a list', async () => {
    const page = await open(addressOf('missouri-2017'), { width: 320, height: 900 });
    await page.waitFor(alive);
    const covered = await page.evaluate(
      () =>
        [...document.querySelectorAll('.hr-bars tbody tr')].flatMap((row) => {
          const bar = row.querySelector('.hr-bar')?.getBoundingClientRect();
          return [...row.children].filter((cell) => {
            const { left, right, bottom } = cell.getBoundingClientRect();
            const isOpaque = getComputedStyle(cell).backgroundColor !== 'rgba(0, 0, 0, 0)';
            return bar && isOpaque && left < bar.right - 1 && right > bar.left + 1 && bottom > bar.top + 1;
          });
        }).length,
    );
    assert.equal(covered, 0);
    await page.close();
  });

  test('where letters go from right to left, the units of figures are under one another', async () => {
    const page = await open(addressOf('arabic'), { width: 1280, height: 900 });
    await page.waitFor(alive);
    const edges = await page.evaluate(() => {
      const range = document.createRange();
      return [...document.querySelectorAll('tbody')].map((body) => {
        const cells = [...body.querySelectorAll('tr')].map((row) => row.querySelector('td.hr-n'));
        const ends = cells.flatMap((cell) => {
          if (!cell) return [];
          range.selectNodeContents(cell);
          return Math.round(range.getBoundingClientRect().right);
        });
        return new Set(ends).size;
      });
    });
    assert.deepEqual(edges, [1, 1, 1]);
    await page.close();
  });

  if (capabilities.emulate) {
    test('in print every bar lies in the row of its figures', async () => {
      const page = await open(addressOf('missouri-2020'), { width: 660, height: 900 });
      await page.waitFor(alive);
      await page.emulate({ media: 'print' });
      assert.deepEqual(await page.evaluate(faults), []);
      await page.close();
    });
  }

  // Firefox under automation prints on paper of another size.
  if (!capabilities.pdf || name !== 'chromium') return;
  for (const report of reports) {
    for (const paper of /** @type {const} */ (['letter', 'a4'])) {
      test(`${report}: every figure is on ${paper} paper, whole and within the margins`, async () => {
        const page = await open(addressOf(report), { width: 1280, height: 900 });
        await page.waitFor(alive);
        const wanted = await page.evaluate(printedFigures);
        const path = join(folder, `${report}-${paper}.pdf`);
        await page.pdf(path, { paper });
        await page.close();
        assert.deepEqual(missing(wanted, path), []);
      });
    }
  }
});

/** Runs in the page: the numbers of its figures, as printed. */
function printedFigures() {
  return [...document.querySelectorAll('.hr-big, tbody td.hr-n, tfoot td.hr-n')].flatMap((figure) => {
    const copy = /** @type {Element} */ (figure.cloneNode(true));
    copy.querySelectorAll('.hr-ref, .hr-mark, .hr-low').forEach((part) => part.remove());
    return (copy.textContent ?? '').match(/\S*\d\S*/g) ?? [];
  });
}

/** The numbers that are not on the paper, and words that stand over its edge. @param {string[]} wanted @param {string} path */
function missing(wanted, path) {
  const { stdout } = spawnSync(program('pdftotext'), ['-bbox', path, '-'], { encoding: 'utf8' });
  /** @type {Map<string, number>} */
  const printed = new Map();
  const found = [];
  for (const page of stdout.split('<page ').slice(1)) {
    const width = Number(/width="([\d.]+)"/.exec(page)?.[1]);
    for (const [, xMin, xMax, text = ''] of page.matchAll(
      /<word xMin="([\d.-]+)".*? xMax="([\d.-]+)".*?>(.*?)<\/word>/g,
    )) {
      // The style leaves 16 mm on both sides.
      if (Number(xMin) < 40 || Number(xMax) > width - 40) found.push(`${text} stands over the edge`);
      // Marks of notes stand close to their figure.
      const figure = text.replace(/\[.*/, '');
      printed.set(figure, (printed.get(figure) ?? 0) + 1);
    }
  }
  for (const figure of wanted) {
    const left = printed.get(figure) ?? 0;
    if (left === 0) found.push(`${figure} is not printed`);
    printed.set(figure, left - 1);
  }
  return found;
}
