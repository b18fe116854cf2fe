// `mount` in every engine: where it puts a report, what an update leaves in place, and that nothing is left behind.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { program } from '../../scripts/browsers.mjs';
import { root } from '../../scripts/run.mjs';
import { forEachEngine } from './engines.mjs';
import { around, startSite } from './site.mjs';

const size = { width: 900, height: 800 };

/** @type {import('./site.mjs').Site} */
let site;
/** @type {string} */
let address;
before(async () => {
  site = await startSite();
  site.file('/every-kind.json', readFileSync(join(root, 'tests/fixtures/documents/every-kind.json')));
  const head = '<link rel="stylesheet" href="/pkg/report.css"><script type="module" src="/pkg/index.js"></script>';
  address = site.page('/mount.html', around('<div id="report"></div>', head));
});
after(() => site.close());

/** Runs in the page: mounts Missouri, 2020, and waits until its charts are drawn. */
async function mounted() {
  const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
  const shown = await mount('#report', '/reports/missouri-2020.json');
  Object.assign(window, { shown });
  const drawn = () => [...document.querySelectorAll('canvas')].every(({ style }) => style.height !== '');
  while (!drawn()) await new Promise((resolve) => setTimeout(resolve, 20));
}

forEachEngine(({ name: engine, open }) => {
  test('an update keeps the canvases, the focus, the order of rows and what others put in', async () => {
    const page = await open(address, size);
    await page.evaluate(mounted);
    const found = await page.evaluate(async () => {
      const { shown } = /** @type {any} */ (window);
      const canvases = [...document.querySelectorAll('canvas')];
      const link = /** @type {HTMLElement | null} */ (document.querySelector('.hr-ref a'));
      link?.focus();
      // As a reader's sorting does.
      const body = /** @type {HTMLTableSectionElement | null} */ (document.querySelector('#report table tbody'));
      const rows = [...(body?.rows ?? [])];
      body?.append(...rows.toReversed());
      const own = document.createElement('button');
      document.querySelector('.hr-block')?.append(own);
      const next = structuredClone(shown.document);
      next.title = 'Missouri, corrected';
      const [first] = next.sections.flatMap((/** @type {any} */ { tables = [] }) => tables);
      first.rows[0].label = 'Renamed';
      first.rows.push({ label: 'One more', value: 0 });
      const shownBefore = shown.article;
      await shown.update(next);
      const canvasesNow = [...document.querySelectorAll('canvas')];
      const labels = [...(body?.rows ?? [])].map((row) => row.querySelector('.hr-label')?.textContent);
      return {
        same: shownBefore === shown.article && document.querySelector('#report article') === shownBefore,
        canvases:
          canvases.length === canvasesNow.length && canvases.every((canvas, index) => canvas === canvasesNow[index]),
        focus: document.activeElement === link,
        last: labels.at(-1),
        rows: [rows.length, labels.length, labels.includes('One more')],
        own: own.isConnected,
        title: document.querySelector('#report h1')?.textContent,
      };
    });
    assert.equal(found.title, 'Missouri, corrected');
    assert.deepEqual([found.same, found.canvases, found.focus, found.own], [true, true, true, true]);
    assert.equal(found.last, 'Renamed', 'the reversed order stays, and the label is the new one');
    assert.deepEqual(found.rows, [found.rows[0], found.rows[0] + 1, true]);
    await page.close();
  });

  test('an update shows other options, and one that fails leaves all as it was', async () => {
    const page = await open(address, size);
    await page.evaluate(mounted);
    const found = await page.evaluate(async () => {
      const { shown } = /** @type {any} */ (window);
      const count = () =>
        ['canvas', '.hr-bars', 'table', '.hr-notes'].map((one) => document.querySelectorAll(`#report ${one}`).length);
      const counts = [];
      for (const options of [
        { charts: 'svg' },
        { charts: 'none', notes: false },
        { charts: 'canvas' },
        { tables: ['demographics'] },
      ]) {
        await shown.update(options);
        counts.push(count());
      }
      /** @type {any[]} */
      const codes = [];
      for (const bad of [{ chart: 'svg' }, '/nowhere.json', { version: 1, title: 7 }, '{']) {
        await shown.update(bad).catch((/** @type {any} */ fault) => codes.push(fault.code));
      }
      counts.push(count());
      shown.unmount();
      await shown.update({ notes: true }).catch((/** @type {any} */ fault) => codes.push(fault.code));
      return { counts, codes };
    });
    assert.deepEqual(found.counts, [
      [0, 4, 4, found.counts[0][3]],
      [0, 0, 4, 0],
      [4, 4, 4, 0],
      [1, 1, 1, 0],
      [1, 1, 1, 0],
    ]);
    assert.deepEqual(found.codes, ['invalid-options', 'unreachable', 'invalid-document', 'not-json', 'unmounted']);
    await page.close();
  });

  test('the signal of one call stops no later one', async () => {
    const page = await open(address, size);
    const told = await page.evaluate(async () => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      const [first, second] = [new AbortController(), new AbortController()];
      const shown = await mount('#report', '/reports/missouri-2020.json', { signal: first.signal });
      first.abort();
      await shown.update({ notes: false }, { signal: second.signal });
      second.abort();
      await shown.update('/reports/missouri-2017.json');
      return [shown.document.period.start, shown.article.querySelector('.hr-notes') === null];
    });
    assert.deepEqual(told, ['2017-01-01', true]);
    await page.close();
  });

  test('updates that are asked for at once add up, and one that fails takes no other with it', async () => {
    const page = await open(address, size);
    const told = await page.evaluate(async () => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      const shown = await mount('#report', '/reports/missouri-2020.json');
      await Promise.all([shown.update('/reports/missouri-2017.json'), shown.update({ headingLevel: 3 })]);
      const both = [shown.document.period.start, shown.article.querySelector('h3')?.textContent === shown.report.title];
      const [good, bad] = await Promise.allSettled([shown.update({ notes: false }), shown.update('/nothing.json')]);
      const left = [good.status, bad.status, shown.article.querySelector('.hr-notes') === null];
      await shown.update({ headingLevel: 1 });
      return [...both, ...left, shown.document.period.start, shown.article.querySelector('.hr-notes') === null];
    });
    assert.deepEqual(told, ['2017-01-01', true, 'fulfilled', 'rejected', true, '2017-01-01', true]);
    await page.close();
  });

  test('a document is no element to mount a report in', async () => {
    const page = await open(address, size);
    const told = await page.evaluate(async () => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      const fault = await mount(document, '/reports/missouri-2017.json').catch((/** @type {any} */ error) => error);
      return [fault.name, fault.code, document.querySelector('#report') !== null];
    });
    assert.deepEqual(told, ['ReportError', 'no-element', true]);
    await page.close();
  });

  test('text that is JSON is never asked of the server, and what is no place or no option throws a ReportError', async () => {
    const page = await open(address, size);
    const told = await page.evaluate(async () => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      const place = document.querySelector('#report');
      /** @type {any[]} */
      const codes = [];
      /** @type {any[][]} */
      const calls = [
        [place, '{"version":1,"title":"UNPUBLISHED draft"}'],
        [place, '{"title": "UNPUBLISHED'],
        [null, '/reports/missouri-2020.json'],
        [document.createElementNS('http://www.w3.org/2000/svg', 'g'), '/reports/missouri-2020.json'],
        [document.createDocumentFragment(), '/reports/missouri-2020.json'],
        ['#nowhere', '/reports/missouri-2020.json'],
        ['<<', '/reports/missouri-2020.json'],
        [place, '/reports/missouri-2020.json', { tabels: ['signaler-type'] }],
        [place, '/reports/missouri-2020.json', { charts: 'off' }],
        [place, '/reports/missouri-2020.json', { tables: ['nothing'] }],
      ];
      for (const call of calls)
        await mount(...call).catch((/** @type {any} */ { name, code }) => codes.push([name, code]));
      return codes;
    });
    assert.deepEqual(told, [
      ['ReportError', 'invalid-document'],
      ['ReportError', 'not-json'],
      ...Array.from({ length: 5 }, () => ['ReportError', 'no-element']),
      ['ReportError', 'invalid-options'],
      ['ReportError', 'invalid-options'],
      ['ReportError', 'no-table'],
    ]);
    assert.ok(!site.asked().some((path) => path.includes('UNPUBLISHED')));
    await page.close();
  });

  test('mounting again on the same element replaces, whichever of two calls is quicker', async () => {
    const page = await open(address, size);
    const found = await page.evaluate(async () => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      const document2017 = await (await fetch('/reports/missouri-2017.json')).json();
      const first = mount('#report', '/reports/missouri-2020.json').catch((/** @type {any} */ { code }) => code);
      const second = await mount('#report', document2017);
      const lost = await first;
      const articles = document.querySelectorAll('article').length;
      const third = await mount('#report', '/reports/missouri-2020.json');
      return {
        lost: typeof lost === 'string' ? lost : 'replaced',
        articles: [articles, document.querySelectorAll('article').length],
        shown: document.querySelector('article') === third.article,
        gone: second.article.isConnected,
      };
    });
    assert.ok(['unmounted', 'replaced'].includes(found.lost));
    assert.deepEqual(found.articles, [1, 1]);
    assert.deepEqual([found.shown, found.gone], [true, false]);
    await page.close();
  });

  test('mounting on an element around a report takes that report off', async () => {
    const page = await open(address, size);
    const code = await page.evaluate(async () => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      const inner = document.createElement('div');
      document.querySelector('#report')?.append(inner);
      const first = await mount(inner, '/reports/missouri-2017.json');
      await mount('#report', '/reports/missouri-2020.json');
      return first.update({ notes: false }).catch((/** @type {any} */ fault) => fault.code);
    });
    assert.equal(code, 'unmounted');
    await page.close();
  });

  test('one chart or one table stands by itself', async () => {
    const page = await open(address, size);
    const found = await page.evaluate(async () => {
      const { mountChart, mountTable } = await import(/** @type {string} */ ('/pkg/index.js'));
      const count = () =>
        ['canvas', 'table', '.hr-header', '.hr-block'].map((one) => document.querySelectorAll(`#report ${one}`).length);
      const source = '/reports/missouri-2020.json';
      const chart = await mountChart('#report', source, 'demographics');
      const dead = () =>
        [...chart.article.querySelectorAll('a[href^="#"]')].filter(
          (link) => !document.querySelector(CSS.escape(link.hash.slice(1)).replace(/^/, '#')),
        ).length;
      const ofChart = [...count(), dead()];
      await mountTable('#report', source, 'demographics');
      const ofTable = count();
      /** @type {any[]} */
      const codes = [];
      await mountChart('#report', source, 'nothing').catch((/** @type {any} */ { code }) => codes.push(code));
      await mountTable('#report', source, 'demographics', /** @type {any} */ ({ charts: 'svg' })).catch(
        (/** @type {any} */ { code }) => codes.push(code),
      );
      return { ofChart, ofTable, codes };
    });
    assert.deepEqual(found.ofChart, [1, 0, 0, 1, 0]);
    assert.deepEqual(found.ofTable, [1, 1, 0, 1]);
    assert.deepEqual(found.codes, ['no-table', 'invalid-options']);
    await page.close();
  });

  test('figures by themselves are mounted by the ids that CSV, pictures and summaries of them have', async () => {
    const page = await open(address, size);
    const found = await page.evaluate(async () => {
      const { mountChart, mountTable } = await import(/** @type {string} */ ('/pkg/index.js'));
      const source = await (await fetch('/every-kind.json')).json();
      const parts = [];
      for (const [show, id] of [
        [mountChart, 'headline'],
        [mountTable, 'headline'],
        [mountTable, 'figures-1'],
      ]) {
        const { article } = await show('#report', source, id);
        const notes = [...article.querySelectorAll('.hr-notes li')].map(({ id: note }) => note.replace(/^hr\d+-/, ''));
        const others = article.querySelectorAll('table, canvas, .hr-header, .hr-block').length;
        parts.push([article.querySelectorAll('.hr-figure').length, others, notes.join()]);
      }
      const fault = await mountChart('#report', source, 'figures-2').catch((/** @type {any} */ error) => error);
      return [...parts, fault.code];
    });
    assert.deepEqual(found, [
      [5, 0, 'note-call,note-rounded'],
      [5, 0, 'note-call,note-rounded'],
      [2, 0, found[2][2]],
      'no-table',
    ]);
    await page.close();
  });

  test('a theme that is asked for is there at once, whatever the page around it has, until another is asked for', async () => {
    const page = await open(address, size);
    const found = await page.evaluate(async () => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      const shown = await mount('#report', '/reports/missouri-2017.json', { theme: 'dark' });
      const grounds = () => [shown.article.dataset.hrTheme, getComputedStyle(shown.article).backgroundColor];
      const seen = [grounds()];
      // The page says something else, which does not count.
      document.body.className = 'other';
      await new Promise((resolve) => setTimeout(resolve, 100));
      seen.push(grounds());
      await shown.update({ theme: 'auto' });
      seen.push(grounds());
      await shown.update({ theme: 'light' });
      seen.push(grounds());
      const host = document.createElement('div');
      document.body.append(host);
      const shadow = host.attachShadow({ mode: 'open' });
      const style = document.createElement('link');
      Object.assign(style, { rel: 'stylesheet', href: '/pkg/report.css' });
      const place = document.createElement('div');
      shadow.append(style, place);
      const inner = await mount(place, '/reports/missouri-2017.json', { theme: 'dark' });
      while (getComputedStyle(inner.article).backgroundColor !== 'rgb(20, 24, 29)')
        await new Promise((resolve) => setTimeout(resolve, 50));
      return seen;
    });
    const [dark, light] = ['rgb(20, 24, 29)', 'rgb(255, 255, 255)'];
    assert.deepEqual(found, [
      ['dark', dark],
      ['dark', dark],
      ['light', light],
      ['light', light],
    ]);
    await page.close();
  });

  if (engine !== 'chromium') return;
  // Counting nodes and listeners takes its DevTools, in a browser of its own.
  test('a hundred mounts, and a thousand updates, leave no more nodes, listeners and memory than one', async () => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const browser = await puppeteer.launch({ executablePath: program('chromium'), args: sandbox, pipe: true });
    try {
      const page = await browser.newPage();
      await page.goto(address);
      await page.evaluate(mounted);
      const devtools = await page.createCDPSession();
      const count = async () => {
        await devtools.send('HeapProfiler.collectGarbage');
        const { Nodes: nodes = 0, JSEventListeners: listeners = 0, JSHeapUsedSize: heap = 0 } = await page.metrics();
        return { nodes, listeners, heap };
      };
      const once = await count();
      await page.evaluate(async () => {
        const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
        for (let turn = 0; turn < 100; turn += 1) {
          Object.assign(window, { shown: await mount('#report', '/reports/missouri-2020.json') });
        }
        await new Promise((resolve) => setTimeout(resolve, 500));
      });
      const mountedOften = await count();
      // A hundred at a time: a driver waits only so long for an answer.
      for (let hundred = 0; hundred < 10; hundred += 1) {
        await page.evaluate(async () => {
          const { shown } = /** @type {any} */ (window);
          for (let turn = 0; turn < 100; turn += 1) await shown.update({ language: turn % 2 ? 'en-US' : 'en-GB' });
          await new Promise((resolve) => setTimeout(resolve, 500));
        });
      }
      const updatedOften = await count();
      for (const now of [mountedOften, updatedOften]) {
        assert.ok(now.nodes < once.nodes * 1.5, `${once.nodes} nodes became ${now.nodes}`);
        assert.ok(now.listeners < once.listeners * 1.5, `${once.listeners} listeners became ${now.listeners}`);
        assert.ok(now.heap < once.heap * 2, `${once.heap} bytes became ${now.heap}`);
      }
    } finally {
      await browser.close();
    }
  });
});
