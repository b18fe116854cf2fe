// The custom element in every engine: what it leaves in place, what it shows, what it is told, what it says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { counts, document2017, element, isIn, pageOn, ready, seen, size, static2020 } from './elements.mjs';
import { forEachEngine } from './engines.mjs';
import { startSite } from './site.mjs';

/** @type {import('./site.mjs').Site} */
let site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

/** @param {string} content @param {string} [head] @param {string} [policy] */
const pageOf = (content, head, policy) => pageOn(site, content, head, policy);

forEachEngine(({ open }) => {
  test('the static report gives way to the live one, and both are never there at once', async () => {
    const page = await open(pageOf(element()), size);
    await page.waitFor(ready);
    assert.deepEqual(await page.evaluate(seen), { fixed: false, live: true });
    assert.deepEqual(await page.evaluate(counts, 'table', 'canvas', 'slot'), [4, 4, 0]);
    await page.close();
  });

  test('it checks, numbers notes and prefixes ids as `mount` does', async () => {
    const own = 'check="on" note-numbering="as-published" prefix="own-"';
    const page = await open(pageOf(element(`src="/reports/missouri-2020.json" ${own}`)), size);
    await page.waitFor(ready);
    assert.deepEqual(await page.evaluate(counts, '#own-report-title', '#report-title'), [1, 0]);
    assert.ok(site.asked().some((path) => path.endsWith('hotline_check_bg.wasm')));
    const numbers = () =>
      page.evaluate(() => {
        const marks = document.querySelector('hotline-report')?.shadowRoot?.querySelectorAll('.hr-ref a') ?? [];
        return [...marks].map(({ textContent }) => textContent).join();
      });
    const published = await numbers();
    await page.evaluate(() => {
      const host = document.querySelector('hotline-report');
      Object.assign(host ?? {}, { noteNumbering: 'deduplicated', check: false });
      return new Promise((resolve) => host?.addEventListener('report-ready', () => resolve(undefined)));
    });
    assert.notEqual(await numbers(), published);
    assert.equal(
      await page.evaluate(() => document.querySelector('hotline-report')?.getAttribute('note-numbering')),
      'deduplicated',
    );
    await page.close();
  });

  test('an attribute that is misspelt is an error, and those of pages and frameworks are not', async () => {
    const page = await open(pageOf(element('scr="/reports/missouri-2020.json"')), size);
    await page.waitFor(isIn, 'failed');
    assert.deepEqual(await page.evaluate(seen), { fixed: true, live: false });
    const words = await page.evaluate(() => document.querySelector('hotline-report')?.shadowRoot?.textContent ?? '');
    assert.match(words, /Unknown option `scr`\. Did you mean `src`\?/);
    await page.close();
    const own =
      'id="i" class="c" style="color: red" title="t" lang="en" dir="ltr" role="group" slot="s" part="p" is="i" hidden="" ' +
      'tabindex="0" data-src="d" aria-label="a" _ngcontent-c0="" ng-version="20" v-cloak="" x-data="" astro-cid-1="" name="n"';
    const other = await open(pageOf(element(`src="/reports/missouri-2020.json" loading="eager" ${own}`)), size);
    await other.waitFor(isIn, 'ready');
    await other.close();
  });

  test('nothing is loaded before the element comes near the viewport', async () => {
    const page = await open(pageOf(`<div style="height: 4000px"></div>${element()}`), size);
    const loaded = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    await page.waitFor(() => document.querySelector('hotline-report')?.shadowRoot !== null);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    assert.deepEqual(
      (await loaded()).map((/** @type {string} */ address) => new URL(address).pathname),
      ['/pkg/element.js'],
    );
    await page.evaluate(() => window.scrollTo(0, 3000));
    await page.waitFor(ready);
    assert.ok((await loaded()).some((/** @type {string} */ address) => address.endsWith('.wasm')));
    await page.close();
  });

  test('twenty elements load each module once, and their ids collide with nothing', async () => {
    const page = await open(pageOf(element(`loading="eager" src="/reports/missouri-2017.json"`).repeat(20)), size);
    await page.waitFor(ready);
    const found = await page.evaluate(() => {
      const shown = [...document.querySelectorAll('hotline-report')].map(({ shadowRoot }) => shadowRoot);
      const wasm = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm'));
      const named = (/** @type {ShadowRoot | null} */ scope) =>
        [...(scope?.querySelectorAll('figure canvas') ?? [])].every(
          (canvas) => scope?.getElementById(canvas.getAttribute('aria-labelledby') ?? '')?.textContent,
        );
      return {
        wasm: wasm.map(({ name }) => name.split('/').at(-1)).toSorted(),
        canvases: shown.map((one) => one?.querySelectorAll('canvas').length),
        named: shown.every(named),
      };
    });
    const wasm = ['hotline_charts_bg.wasm', 'hotline_report_bg.wasm'];
    assert.deepEqual(found, { wasm, canvases: Array.from({ length: 20 }, () => 3), named: true });
    await page.close();
  });

  test('an address that cannot be reached leaves the static report, under a message', async () => {
    const page = await open(pageOf(element('src="/nowhere.json"')), size);
    await page.waitFor(isIn, 'failed');
    assert.deepEqual(await page.evaluate(seen), { fixed: true, live: false });
    const alert = await page.evaluate(
      () => document.querySelector('hotline-report')?.shadowRoot?.querySelector('[role=alert]')?.textContent,
    );
    assert.match(alert, /The report below is complete without it/);
    assert.match(alert, /nowhere\.json could not be read: the server answered 404/);
    await page.close();
  });

  test('a bad document says what is wrong with it, in an event, too', async () => {
    const page = await open(pageOf(element('', static2020)), size);
    const told = await page.evaluate(async (/** @type {string} */ text) => {
      const host = /** @type {any} */ (document.querySelector('hotline-report'));
      const event = new Promise((resolve) => document.body.addEventListener('report-error', resolve, { once: true }));
      host.report = { ...JSON.parse(text), accurateAsOf: '2021-02-30' };
      const { detail } = /** @type {CustomEvent} */ (await event);
      return { code: detail.code, problems: detail.problems.length, said: host.shadowRoot.textContent };
    }, document2017);
    assert.deepEqual([told.code, told.problems], ['invalid-document', 1]);
    assert.match(told.said, /“2021-02-30” is not a date/);
    await page.close();
  });

  test('a mended address takes the message away', async () => {
    const page = await open(pageOf(element('src="/nowhere.json"')), size);
    await page.waitFor(isIn, 'failed');
    await page.evaluate(() =>
      document.querySelector('hotline-report')?.setAttribute('src', '/reports/missouri-2017.json'),
    );
    await page.waitFor(ready);
    assert.deepEqual(await page.evaluate(counts, '[role=alert]', 'canvas'), [0, 3]);
    await page.close();
  });

  test('a document may stand in the page, as JSON', async () => {
    const inline = `<script type="application/json">${document2017.replaceAll('<', '\\u003c')}</script>`;
    const page = await open(pageOf(element('', `${static2020}${inline}`)), size);
    await page.waitFor(ready);
    assert.deepEqual(await page.evaluate(counts, '.hr-map', 'table'), [1, 2]);
    await page.close();
  });

  test('properties that were set before the class was known count', async () => {
    const page = await open(pageOf(element('', static2020), '<meta name="none">'), size);
    await page.evaluate(async (/** @type {string} */ text) => {
      const host = /** @type {any} */ (document.querySelector('hotline-report'));
      host.report = JSON.parse(text);
      host.charts = 'none';
      await import(/** @type {string} */ ('/pkg/element.js'));
    }, document2017);
    await page.waitFor(ready);
    assert.deepEqual(await page.evaluate(counts, 'table', 'canvas'), [2, 0]);
    assert.equal(await page.evaluate(() => document.querySelector('hotline-report')?.getAttribute('charts')), 'none');
    await page.close();
  });

  test('charts and notes can be switched off and on', async () => {
    const page = await open(pageOf(element('charts="none" notes="off" src="/reports/missouri-2020.json"')), size);
    await page.waitFor(ready);
    assert.deepEqual(await page.evaluate(counts, 'canvas', '.hr-notes', '.hr-ref'), [0, 0, 0]);
    await page.evaluate(() => {
      const host = document.querySelector('hotline-report');
      host?.removeAttribute('charts');
      host?.setAttribute('notes', 'on');
    });
    await page.waitFor(
      () => document.querySelector('hotline-report')?.shadowRoot?.querySelectorAll('canvas').length === 4,
    );
    assert.ok((await page.evaluate(counts, '.hr-ref'))[0] > 5);
    await page.close();
  });

  test('only the chosen tables are shown, with the notes that they refer to', async () => {
    const page = await open(pageOf(element('tables="signaler-type" src="/reports/missouri-2020.json"')), size);
    await page.waitFor(ready);
    const found = await page.evaluate(() => {
      const scope = document.querySelector('hotline-report')?.shadowRoot;
      const dead = [...(scope?.querySelectorAll('a[href^="#"]') ?? [])].filter(
        (link) => !scope?.getElementById(link.getAttribute('href')?.slice(1) ?? ''),
      );
      const tables = [...(scope?.querySelectorAll('.hr-block') ?? [])].map(({ id }) => id);
      return { tables, dead: dead.length, canvases: scope?.querySelectorAll('canvas').length };
    });
    assert.deepEqual(found, { tables: ['table-signaler-type'], dead: 0, canvases: 1 });
    const [headers, leads, notes, refs] = await page.evaluate(
      counts,
      '.hr-header',
      '.hr-lead dl',
      '.hr-notes li',
      '.hr-ref',
    );
    assert.deepEqual([headers, leads], [1, 0]);
    assert.ok(notes > 0 && notes <= refs, `${notes} notes for ${refs} marks`);
    await page.close();
  });

  test('a table that is not in the report is told, with those that are', async () => {
    const page = await open(pageOf(element('tables="nothing" src="/reports/missouri-2020.json"')), size);
    await page.waitFor(isIn, 'failed');
    const said = await page.evaluate(() => document.querySelector('hotline-report')?.shadowRoot?.textContent);
    assert.match(said, /no table “nothing”. It has “signaler-type”/);
    await page.close();
  });

  test('the way dates are written and the level of headings follow their attributes', async () => {
    const page = await open(
      pageOf(element('language="en-GB" heading-level="3" src="/reports/missouri-2020.json"')),
      size,
    );
    await page.waitFor(ready);
    assert.deepEqual(await page.evaluate(counts, 'h1, h2', 'h3'), [0, 1]);
    const dates = await page.evaluate(
      () => document.querySelector('hotline-report')?.shadowRoot?.querySelector('.hr-dateline')?.textContent,
    );
    assert.match(dates, /1 January 2020/);
    await page.close();
  });

  test('a map comes from the folder that the page names, and is left out where it is not there', async () => {
    site.page('/atlas/US-MO.json', readFileSync(join(root, 'pkg', 'maps', 'US-MO.json'), 'utf8'));
    for (const [maps, canvases] of /** @type {const} */ ([
      ['/atlas', 2],
      ['/nowhere/', 1],
    ])) {
      const page = await open(pageOf(element(`geometry="${maps}" src="/reports/missouri-2017.json"`)), size);
      await page.waitFor(ready);
      await page.waitFor(
        (/** @type {number} */ count) =>
          document.querySelector('hotline-report')?.shadowRoot?.querySelectorAll('figure canvas').length === count,
        canvases,
      );
      assert.deepEqual(await page.evaluate(counts, '.hr-map'), [1]);
      await page.close();
    }
    assert.ok(site.asked().includes('/atlas/US-MO.json'));
  });

  test('a note marker leads to its note within the element, and back', async () => {
    const page = await open(pageOf(element()), size);
    await page.waitFor(ready);
    const focused = () => page.evaluate(() => document.querySelector('hotline-report')?.shadowRoot?.activeElement?.id);
    await page.click('hotline-report >>> a[href="#note-few-callers"]');
    assert.equal(await focused(), 'note-few-callers');
    await page.click('hotline-report >>> #note-few-callers .hr-back');
    assert.equal(await focused(), 'ref-few-callers-1');
    assert.equal(await page.evaluate(() => location.hash), '');
    await page.close();
  });

  test('an address that names a part of the static report leads to that of the live one', async () => {
    const page = await open(`${pageOf(element())}#old-note-webchats`, size);
    await page.waitFor(
      () => document.querySelector('hotline-report')?.shadowRoot?.activeElement?.id === 'note-webchats',
    );
    await page.close();
  });

  test('the mark that the keyboard is at is told to the page', async () => {
    const separate = JSON.parse(readFileSync(join(root, 'www', 'reports', 'missouri-2020.json'), 'utf8'));
    for (const { tables = [] } of separate.sections) for (const table of tables) table.chart = 'separate';
    const inline = `<script type="application/json">${JSON.stringify(separate).replaceAll('<', '\\u003c')}</script>`;
    const page = await open(pageOf(element('', `${static2020}${inline}`)), size);
    await page.waitFor(ready);
    await page.evaluate(() => {
      const told = /** @type {any} */ (window);
      told.cells = [];
      document.addEventListener('cell-focus', (/** @type {any} */ event) => told.cells.push(event.detail));
      document.querySelector('hotline-report')?.shadowRoot?.querySelector('canvas')?.focus();
    });
    await page.press('End');
    await page.press('Home');
    const cells = await page.evaluate(() => /** @type {any} */ (window).cells);
    const last = cells.at(-1);
    assert.equal(last.table, 'signaler-type');
    assert.equal(last.row, '/rows/0');
    assert.ok(last.label.length > 3 && /\d/.test(last.value) && last.percent.endsWith('%'), JSON.stringify(last));
    await page.evaluate(() =>
      /** @type {any} */ (document.querySelector('hotline-report')?.shadowRoot?.activeElement)?.blur(),
    );
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).cells.at(-1)), null);
    await page.close();
  });

  test('an element that moves keeps its report, and one that leaves lets go of it', async () => {
    const page = await open(pageOf(element()), size);
    await page.waitFor(ready);
    const kept = await page.evaluate(async () => {
      const host = document.querySelector('hotline-report');
      const article = host?.shadowRoot?.querySelector('article');
      if (host) document.body.append(host);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const same = article === host?.shadowRoot?.querySelector('article');
      host?.remove();
      await new Promise((resolve) => setTimeout(resolve, 0));
      return [same, host?.state, host?.shadowRoot?.querySelector('article')];
    });
    assert.deepEqual(kept, [true, 'idle', null]);
    await page.close();
  });

  test('the classic script does all of it without a second file', async () => {
    const page = await open(pageOf(element(), '<script src="/pkg/hotline-report.js"></script>'), size);
    await page.waitFor(ready);
    const found = await page.evaluate(() => {
      const scripts = performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname);
      return {
        scripts: scripts.filter((path) => path.startsWith('/pkg/')),
        names: Object.keys(/** @type {any} */ (window).HotlineReport),
      };
    });
    assert.deepEqual(found.scripts, ['/pkg/hotline-report.js']);
    for (const wanted of ['mount', 'parseReport', 'HotlineReportElement'])
      assert.ok(found.names.includes(wanted), wanted);
    await page.close();
  });

  test('the script may come twice, as a module and as a classic one', async () => {
    const both = '<script src="/pkg/hotline-report.js"></script><script type="module" src="/pkg/element.js"></script>';
    const page = await open(pageOf(element(), both), size);
    await page.waitFor(ready);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });
});
