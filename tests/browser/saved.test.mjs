// A saved report, opened from the disk: whole without script, alive with it, and alone in any case.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { toSingleFile } from '../../pkg/node/save.js';
import { program } from '../../scripts/browsers.mjs';
import { root } from '../../scripts/run.mjs';
import { trilingual } from '../page/languages.mjs';
import { missouri2020 as published2020 } from '../page/publications.mjs';
import { forEachEngine } from './engines.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'hotline-report-saved-'));
const size = { width: 1280, height: 900 };
const names = ['missouri-2020', 'missouri-2017'];
/** The addresses of saved files, by the name of the report and the variant. @type {Record<string, string>} */
const saved = {};

before(async () => {
  for (const name of names) {
    for (const variant of /** @type {const} */ (['interactive', 'static'])) {
      const path = join(folder, `${name}-${variant}.html`);
      const document = readFileSync(join(root, 'www/reports', `${name}.json`), 'utf8');
      writeFileSync(path, await toSingleFile(document, { variant }));
      saved[`${name}-${variant}`] = pathToFileURL(path).href;
    }
  }
});
before(async () => {
  const path = join(folder, 'trilingual.html');
  writeFileSync(path, await toSingleFile(trilingual()));
  saved.trilingual = pathToFileURL(path).href;
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    const themed = join(folder, `${theme}.html`);
    writeFileSync(themed, await toSingleFile(trilingual(), { theme }));
    saved[theme] = pathToFileURL(themed).href;
  }
});
after(() => rmSync(folder, { recursive: true }));

/** Runs in the page: whether every figure has its canvas, and the controls are shown. */
function alive() {
  const figures = [...document.querySelectorAll('.hr-chart')];
  const drawn = figures.every((figure) => figure.querySelector('canvas')?.style.height);
  return drawn && document.querySelector('.hr-tools:not([hidden])') !== null;
}

/** Runs in the page: what its tables print, line by line. */
function lines() {
  return [...document.querySelectorAll('tbody tr, tfoot tr')].map((row) => {
    const copy = /** @type {Element} */ (row.cloneNode(true));
    copy.querySelectorAll('.hr-ref, .hr-sr').forEach((part) => part.remove());
    return [...copy.children].map((cell) => cell.textContent?.trim());
  });
}

/** Runs in the page: what a table says in its column of labels. @param {number} index */
const labels = (index) =>
  [...(document.querySelectorAll('.hr-table table')[index]?.querySelectorAll('tbody .hr-label') ?? [])].map(
    (label) => label.textContent,
  );

/** Runs in the page: presses the head of a column. @param {number} table @param {number} column */
const sortBy = (table, column) =>
  /** @type {HTMLElement | undefined} */ (
    document.querySelectorAll('.hr-table table')[table]?.querySelectorAll('thead th')[column]?.querySelector('button')
  )?.click();

/** Runs in the page: how the columns of a table say they are sorted. @param {number} table */
const sorting = (table) =>
  [...(document.querySelectorAll('.hr-table table')[table]?.querySelectorAll('thead th') ?? [])].map((head) =>
    head.getAttribute('aria-sort'),
  );

/** Runs in the page: what a button would download, instead of doing so. @param {string} selector */
async function downloaded(selector) {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  /** @type {Blob[]} */
  const blobs = [];
  let name = '';
  URL.createObjectURL = (blob) => {
    blobs.push(/** @type {Blob} */ (blob));
    return createObjectURL(blob);
  };
  HTMLAnchorElement.prototype.click = function remember() {
    name = this.download;
  };
  /** @type {HTMLElement | null} */ (document.querySelector(selector))?.click();
  URL.createObjectURL = createObjectURL;
  HTMLAnchorElement.prototype.click = click;
  return { name, text: await blobs[0]?.text() };
}

/** Runs in the page, once axe is in it: what it finds. */
async function axeFindings() {
  const { run } = /** @type {any} */ (window).axe;
  const { violations } = await run(document, { resultTypes: ['violations'] });
  return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
}

forEachEngine(({ name, capabilities, open }) => {
  for (const report of names) {
    test(`${report} comes alive from the disk, and nothing is refused or asked for`, async () => {
      const page = await open(saved[`${report}-interactive`] ?? '', size);
      await page.waitFor(alive);
      assert.deepEqual(await page.consoleErrors(), []);
      if (capabilities.requests) {
        const own = saved[`${report}-interactive`];
        const others = (await page.requests()).filter((address) => address !== own && !address.startsWith('data:'));
        assert.deepEqual(others, []);
      }
      await page.close();
    });

    test(`${report}: axe finds nothing in the saved page`, async () => {
      const page = await open(saved[`${report}-interactive`] ?? '', size);
      await page.waitFor(alive);
      await page.evaluate(`(() => {${axe}\n})()`);
      assert.deepEqual(await page.evaluate(axeFindings), []);
      await page.close();
    });
  }

  test('the static page prints the same lines as the one with script', async () => {
    const still = await open(saved['missouri-2020-static'] ?? '', size);
    const printed = await still.evaluate(lines);
    assert.deepEqual(await still.evaluate(() => [...document.scripts].map(({ type }) => type)), [
      'application/ld+json',
    ]);
    assert.equal(
      printed.length,
      published2020().reduce((sum, { rows }) => sum + rows.length, 0),
    );
    await still.close();
    const page = await open(saved['missouri-2020-interactive'] ?? '', size);
    await page.waitFor(alive);
    assert.deepEqual(await page.evaluate(lines), printed);
    await page.close();
  });

  test('the policy refuses every connection, even to what it made itself', async () => {
    const page = await open(saved['missouri-2020-interactive'] ?? '', size);
    await page.waitFor(alive);
    const refused = await page.evaluate(async () => {
      const own = URL.createObjectURL(new Blob(['x']));
      const tries = ['https://example.org/', 'data:text/plain,x', own];
      return Promise.all(
        tries.map((address) =>
          fetch(address).then(
            () => address,
            () => 'refused',
          ),
        ),
      );
    });
    assert.deepEqual(refused, ['refused', 'refused', 'refused']);
    await page.close();
  });

  test('a column sorts one way, the other, and as published', async () => {
    const page = await open(saved['missouri-2020-interactive'] ?? '', size);
    await page.waitFor(alive);
    const published = await page.evaluate(labels, 1);
    await page.evaluate(sortBy, 1, 1);
    assert.deepEqual(await page.evaluate(sorting, 1), [null, 'descending', null]);
    const sorted = await page.evaluate(labels, 1);
    assert.deepEqual(sorted, [
      'Report a Trafficking Tip',
      'Access Service Referrals',
      'Request Crisis Assistance',
      'Request General Information',
    ]);
    await page.evaluate(sortBy, 1, 1);
    assert.deepEqual(await page.evaluate(labels, 1), sorted.toReversed());
    await page.evaluate(sortBy, 1, 1);
    assert.deepEqual(await page.evaluate(sorting, 1), [null, null, null]);
    assert.deepEqual(await page.evaluate(labels, 1), published);
    await page.close();
  });

  test('parts stay under their whole, however a table is sorted', async () => {
    const page = await open(saved['missouri-2020-interactive'] ?? '', size);
    await page.waitFor(alive);
    await page.evaluate(sortBy, 2, 0);
    const sorted = await page.evaluate(labels, 2);
    assert.deepEqual(sorted.slice(0, 2), ['Labor', 'Construction']);
    assert.ok(sorted.indexOf('Pornography') > sorted.indexOf('Sex'));
    assert.ok(sorted.indexOf('Sex and Labor') > sorted.indexOf('Pornography'));
    await page.close();
  });

  test('a masked row comes last, whichever way a table is sorted', async () => {
    const page = await open(saved['missouri-2020-interactive'] ?? '', size);
    await page.waitFor(alive);
    for (const column of [1, 2]) {
      for (let press = 0; press < 2; press += 1) {
        await page.evaluate(sortBy, 3, column);
        assert.equal((await page.evaluate(labels, 3)).at(-1), 'Gender Minorities');
      }
      await page.evaluate(sortBy, 3, column);
    }
    await page.close();
  });

  test('the whole report changes its language, and comes back', async () => {
    const page = await open(saved.trilingual ?? '', size);
    await page.waitFor(alive);
    const english = await page.evaluate(() => document.querySelector('article')?.textContent);
    await page.click('[data-hr-language="es-US"]');
    await page.waitFor(alive);
    const spanish = await page.evaluate(() => document.querySelector('article')?.textContent);
    assert.match(spanish, /1 de enero de 2020/);
    assert.match(spanish, /Imprimir/);
    assert.match(spanish, /Familia/);
    assert.doesNotMatch(spanish, /Family/);
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    assert.equal(focused, 'Español');
    await page.click('[data-hr-language="en-US"]');
    await page.waitFor(alive);
    assert.equal(await page.evaluate(() => document.querySelector('article')?.textContent), english);
    await page.click('[data-hr-language="ar"]');
    await page.waitFor(alive);
    const [direction, title, first, last] = await page.evaluate(() => [
      document.documentElement.dir,
      document.title,
      ...['.hr-label', 'td:last-child'].map(
        (cell) => document.querySelector(`tbody ${cell}`)?.getBoundingClientRect().right,
      ),
    ]);
    assert.deepEqual([direction, title], ['rtl', 'مكالمات عام 2020']);
    assert.ok(first > last, 'labels stand at the right');
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('of table, chart, and both, what is pressed is what is seen', async () => {
    const page = await open(saved['missouri-2017-interactive'] ?? '', size);
    await page.waitFor(alive);
    const seen = () =>
      page.evaluate(() =>
        ['.hr-table', '.hr-chart'].map((part) => {
          const shown = document.querySelector(`[id$="table-cases-by-form"] ${part}`);
          return shown !== null && shown.getBoundingClientRect().height > 0;
        }),
      );
    const pressed = () =>
      page.evaluate(() => document.querySelector('.hr-block [aria-pressed="true"]')?.getAttribute('data-hr-view'));
    assert.deepEqual([await seen(), await pressed()], [[true, true], 'both']);
    await page.click('[data-hr-view="chart"]');
    assert.deepEqual([await seen(), await pressed()], [[false, true], 'chart']);
    await page.click('[data-hr-view="table"]');
    assert.deepEqual([await seen(), await pressed()], [[true, false], 'table']);
    await page.click('[data-hr-view="table"]');
    assert.deepEqual([await seen(), await pressed()], [[true, false], 'table']);
    await page.click('[data-hr-view="both"]');
    assert.deepEqual([await seen(), await pressed()], [[true, true], 'both']);
    await page.close();
  });

  test('bars stand in their rows, as long as the figures there, however a table is sorted', async () => {
    const page = await open(saved['missouri-2020-interactive'] ?? '', size);
    await page.waitFor(alive);
    for (const column of [0, 0, 0, 1, 1]) {
      await page.evaluate(sortBy, 0, column);
      const rows = await page.evaluate(() =>
        [...(document.querySelector('.hr-bars')?.querySelectorAll('tbody tr') ?? [])].map((row) => {
          const [bar, cell] = [row.querySelector('rect'), row.querySelector('td.hr-n')];
          const { top, bottom, width } = bar?.getBoundingClientRect() ?? new DOMRect();
          const place = row.getBoundingClientRect();
          return { figure: Number(cell?.textContent), width, within: top > place.top && bottom < place.bottom };
        }),
      );
      const longest = Math.max(...rows.map((/** @type {{width: number}} */ { width }) => width));
      for (const { figure, width, within } of rows) {
        assert.ok(within);
        assert.ok(Math.abs(width / longest - figure / 185) < 0.005, `${figure}: ${width} of ${longest} px`);
      }
    }
    await page.close();
  });

  test('the document and each table are downloaded as they were published', async () => {
    const page = await open(saved['missouri-2020-interactive'] ?? '', size);
    await page.waitFor(alive);
    const document = await page.evaluate(downloaded, '[data-hr-do="json"]');
    assert.equal(document.name, 'missouri-state-report-2020.json');
    const own = JSON.parse(readFileSync(join(root, 'www/reports/missouri-2020.json'), 'utf8'));
    assert.deepEqual(JSON.parse(document.text), own);
    const table = await page.evaluate(downloaded, '[data-hr-csv="signaler-type"]');
    assert.equal(table.name, 'missouri-state-report-2020-signaler-type.csv');
    assert.match(table.text, /Victim of Trafficking,185,25/);
    await page.close();
  });

  test('a part of a ring is told when the keyboard is at it', async () => {
    const page = await open(saved['missouri-2017-interactive'] ?? '', size);
    await page.waitFor(alive);
    await page.evaluate(() =>
      /** @type {any} */ (document.querySelector('[data-hr-chart="cases-by-form"] canvas')).focus(),
    );
    await page.press('Home');
    await page.waitFor(() => /112/.test(document.querySelector('.hr-tip:not([hidden])')?.textContent ?? ''));
    await page.close();
  });

  for (const variant of ['interactive', 'static']) {
    test(`the ${variant} page fits a narrow screen, and its text is not too small`, async () => {
      const page = await open(saved[`missouri-2017-${variant}`] ?? '', { width: 320, height: 800 });
      if (variant === 'interactive') await page.waitFor(alive);
      const found = await page.evaluate(() => {
        const pictures = [
          .../** @type {NodeListOf<SVGSVGElement>} */ (document.querySelectorAll('.hr-chart svg')),
        ].filter((svg) => svg.getBoundingClientRect().width > 0);
        const scale = (/** @type {SVGSVGElement} */ svg) =>
          svg.getBoundingClientRect().width / Number(svg.getAttribute('width'));
        return { wide: document.documentElement.scrollWidth, scales: pictures.map(scale) };
      });
      assert.ok(found.wide <= 320, `${found.wide} px wide`);
      // A picture that was made smaller has smaller letters.
      assert.ok(
        found.scales.every((/** @type {number} */ scale) => scale > 0.99),
        found.scales.join(' '),
      );
      await page.close();
    });
  }

  if (capabilities.noScript) {
    for (const report of names) {
      test(`${report} is whole without script`, async () => {
        const page = await open(saved[`${report}-interactive`] ?? '', { ...size, script: false });
        const found = await page.evaluate(() => {
          const seen = (/** @type {string} */ what) =>
            [...document.querySelectorAll(what)].filter((part) => part.getBoundingClientRect().height > 0).length;
          return {
            tables: seen('table'),
            pictures: seen('.hr-chart svg'),
            bars: seen('.hr-bar svg'),
            notes: seen('.hr-notes li'),
            buttons: seen('button'),
          };
        });
        const expected = { 'missouri-2020': [4, 0, 45, 12, 0], 'missouri-2017': [2, 2, 4, 2, 0] }[report];
        assert.deepEqual(Object.values(found), expected);
        await page.close();
      });
    }
  }

  if (capabilities.offline && name === 'chromium') {
    test('it opens without network', async () => {
      const offline = await open(saved['missouri-2017-interactive'] ?? '', size);
      await offline.setOffline(true);
      // The old page is alive, too: what is waited for is a page without this mark.
      await offline.evaluate(() => Object.assign(window, { isOld: true }));
      await offline.evaluate(() => location.reload()).catch(() => undefined);
      await offline.waitFor(() => !('isOld' in window));
      await offline.waitFor(alive);
      assert.deepEqual(await offline.consoleErrors(), []);
      await offline.close();
    });
  }

  // Firefox under automation prints on paper of another size.
  if (capabilities.pdf && name === 'chromium') {
    test('it prints with every row, with heads on every page, and without controls', async () => {
      const page = await open(saved['missouri-2020-interactive'] ?? '', size);
      await page.waitFor(alive);
      const path = join(folder, `${name}.pdf`);
      await page.pdf(path);
      await page.close();
      const { stdout } = spawnSync(program('pdftotext'), ['-layout', path, '-'], { encoding: 'utf8' });
      for (const { rows } of published2020()) {
        for (const { label } of rows) {
          const words = label.split(/\s+/).at(0) ?? '';
          assert.ok(stdout.includes(words), `${label} is not on paper`);
        }
      }
      // A table goes over the end of a page.
      assert.ok((stdout.match(/% of\s/g) ?? []).length > 4, 'a head is missing on the second page');
      assert.doesNotMatch(stdout, /Download|Español/);
    });
  }

  if (capabilities.pdf && name === 'chromium') {
    test('a page that is saved as dark is printed on white paper, up to its edges', async () => {
      const page = await open(saved['dark'] ?? '', size);
      await page.waitFor(alive);
      const path = join(folder, 'dark.pdf');
      await page.pdf(path);
      await page.close();
      const picture = join(folder, 'dark');
      // Of the same package as what reads the text.
      const painter = program('pdftotext').replace(/pdftotext$/, 'pdftoppm');
      spawnSync(painter, ['-gray', '-r', '20', '-singlefile', path, picture]);
      const [corner] = readFileSync(`${picture}.pgm`).subarray(-1);
      assert.equal(corner, 255);
    });
  }

  for (const [theme, colorScheme, colours] of /** @type {const} */ ([
    ['dark', 'light', ['rgb(20, 24, 29)', 'rgb(233, 236, 239)', 'dark']],
    ['light', 'dark', ['rgb(255, 255, 255)', 'rgb(27, 31, 36)', 'light']],
  ])) {
    test(`a page that is saved as ${theme} is so on a ${colorScheme} system, in each language`, async () => {
      const page = await open(saved[theme] ?? '', { ...size, colorScheme });
      const seen = () =>
        page.evaluate(() => {
          const article = /** @type {Element} */ (document.querySelector('article'));
          const { color, colorScheme: scheme } = getComputedStyle(article);
          return [getComputedStyle(document.body).backgroundColor, color, scheme];
        });
      await page.waitFor(alive);
      assert.deepEqual(await seen(), colours);
      await page.click('[data-hr-language="es-US"]');
      await page.waitFor(alive);
      assert.deepEqual(await seen(), colours);
      await page.close();
    });
  }

  test('on a dark page pictures without script have ink for their ground', async () => {
    const page = await open(saved['missouri-2017-static'] ?? '', { ...size, colorScheme: 'dark' });
    const [ground, ink] = await page.evaluate(() => [
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(/** @type {Element} */ (document.querySelector('.hr-chart text'))).fill,
    ]);
    assert.deepEqual([ground, ink], ['rgb(20, 24, 29)', 'rgb(233, 236, 239)']);
    await page.close();
  });
});
