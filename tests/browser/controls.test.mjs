// What a reader can do with a report in a page of others, by `mount` and by the element: sort, choose a language and what is
// seen, take files, and send a link that shows the same, while the address stays the page's own.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { toSingleFile } from '../../pkg/node/save.js';
import { root } from '../../scripts/run.mjs';
import { trilingual } from '../page/languages.mjs';
import { forEachEngine } from './engines.mjs';
import { around, startSite } from './site.mjs';

const size = { width: 900, height: 800 };
/** A page that takes neither inline style nor inline scripts. */
const strict =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:";
const separate = JSON.parse(readFileSync(join(root, 'www/reports/missouri-2020.json'), 'utf8'));
for (const { tables = [] } of separate.sections) for (const table of tables) table.chart = 'separate';

/** @type {import('./site.mjs').Site} */
let site;
before(async () => {
  site = await startSite();
  site.file('/trilingual.json', JSON.stringify(trilingual()));
  site.file('/separate.json', JSON.stringify(separate));
  site.file('/other.json', JSON.stringify(separate));
  site.file('/plain.json', JSON.stringify(separate));
  const sourced = structuredClone(separate);
  sourced.source = 'Case files of the hotline';
  for (const { tables = [] } of sourced.sections) {
    for (const table of tables) if (table.id === 'primary-reason') table.rows[0].accurateAsOf = '2021-02-03';
  }
  site.file('/sourced.json', JSON.stringify(sourced));
});
const folder = mkdtempSync(join(tmpdir(), 'hotline-report-controls-'));
after(() => {
  rmSync(folder, { recursive: true });
  return site.close();
});

let pages = 0;
/** A page with reports in elements. @param {string[]} attributes of each @param {string} [head] @param {string} [more] */
const elements = (attributes, head, more = '') =>
  site.page(
    `/controls/${(pages += 1)}.html`,
    around(`${more}${attributes.map((given) => `<hotline-report ${given}></hotline-report>`).join('')}`, head),
    strict,
  );

/** Runs in the page: whether all elements show their reports. */
const ready = () => {
  const all = [...document.querySelectorAll('hotline-report')];
  return all.length > 0 && all.every(({ state }) => state === 'ready');
};

/** Runs in the page: the labels of a table, and how it says that it is sorted. @param {string} id @param {number} [at] */
const order = (id, at = 0) => {
  const scope = document.querySelectorAll('hotline-report')[at]?.shadowRoot ?? document;
  const table = scope.querySelector(`[id$="table-${id}"] table`);
  const head = table?.querySelector('[aria-sort]');
  return [
    head ? `${head.textContent} ${head.getAttribute('aria-sort')}` : '',
    ...[...(table?.querySelectorAll('tbody .hr-label') ?? [])].map(({ textContent }) => textContent),
  ];
};

/** Runs in the page: presses what a selector finds. @param {string} selector @param {number} [at] */
const press = (selector, at = 0) => {
  const scope = document.querySelectorAll('hotline-report')[at]?.shadowRoot ?? document;
  const found = /** @type {HTMLElement | null} */ (scope.querySelector(selector));
  found?.click();
  return found !== null;
};

const byNumber = '[id$="table-primary-reason"] thead th:nth-child(2) button';
const byLabel = '[id$="table-primary-reason"] thead th:first-child button';
const largest = [
  'Report a Trafficking Tip',
  'Access Service Referrals',
  'Request Crisis Assistance',
  'Request General Information',
];

/** Runs in the page: mounts a report with options. @param {string} target @param {string} source @param {object} options */
async function mounted(target, source, options) {
  const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
  /** @type {any} */ (window).shown = await mount(target, source, options);
}

const host = () =>
  site.page(
    `/controls/${(pages += 1)}.html`,
    around(
      '<div id="report"></div>',
      '<link rel="stylesheet" href="/pkg/report.css"><script type="module" src="/pkg/index.js"></script>',
    ),
    strict,
  );

forEachEngine(({ open }) => {
  test('tables of the element sort by their figures, and its style comes along', async () => {
    const page = await open(elements(['src="/reports/missouri-2020.json"']), size);
    await page.waitFor(ready);
    const published = await page.evaluate(order, 'primary-reason');
    assert.ok(await page.evaluate(press, byNumber));
    assert.deepEqual(await page.evaluate(order, 'primary-reason'), ['Situations descending', ...largest]);
    await page.evaluate(press, byNumber);
    assert.deepEqual(await page.evaluate(order, 'primary-reason'), ['Situations ascending', ...largest.toReversed()]);
    await page.evaluate(press, byNumber);
    assert.deepEqual(await page.evaluate(order, 'primary-reason'), published);
    const look = await page.evaluate(() => {
      const button = document.querySelector('hotline-report')?.shadowRoot?.querySelector('.hr-sort');
      const { backgroundColor, borderTopWidth } = getComputedStyle(/** @type {Element} */ (button));
      return [backgroundColor, borderTopWidth, button?.getAttribute('part')];
    });
    assert.deepEqual(look, ['rgba(0, 0, 0, 0)', '0px', 'sort']);
    assert.equal(await page.evaluate(() => location.hash), '', 'nothing is kept that the page did not ask for');
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('a theme that changes keeps the style of the controls', async () => {
    const page = await open(elements(['src="/reports/missouri-2020.json"']), size);
    await page.waitFor(ready);
    const sheets = () => document.querySelector('hotline-report')?.shadowRoot?.adoptedStyleSheets.length;
    const first = await page.evaluate(sheets);
    await page.evaluate(() => document.querySelector('hotline-report')?.setAttribute('theme', 'dark'));
    assert.deepEqual([first, await page.evaluate(sheets)], [3, 3]);
    await page.close();
  });

  test('sortable="off" leaves the heads as they are, also later', async () => {
    const page = await open(elements(['src="/reports/missouri-2020.json" sortable="off"']), size);
    await page.waitFor(ready);
    const buttons = () => document.querySelector('hotline-report')?.shadowRoot?.querySelectorAll('.hr-sort').length;
    assert.equal(await page.evaluate(buttons), 0);
    await page.evaluate(() => document.querySelector('hotline-report')?.removeAttribute('sortable'));
    await page.waitFor(`(${buttons})() > 0`);
    await page.evaluate(press, byNumber);
    await page.evaluate(() => document.querySelector('hotline-report')?.setAttribute('sortable', 'off'));
    await page.waitFor(`(${buttons})() === 0`);
    const [sorted, first] = await page.evaluate(order, 'primary-reason');
    assert.deepEqual([sorted, first], ['', 'Access Service Referrals']);
    const heads = await page.evaluate(() =>
      [...(document.querySelector('hotline-report')?.shadowRoot?.querySelectorAll('thead th') ?? [])].map(
        ({ textContent }) => textContent?.trim(),
      ),
    );
    assert.ok(heads.includes('Situations'));
    await page.close();
  });

  test('an update keeps the order and the focus, and sorts what is new', async () => {
    const page = await open(host(), size);
    await page.evaluate(mounted, '#report', '/reports/missouri-2020.json', {});
    await page.evaluate(press, byNumber);
    const found = await page.evaluate(async () => {
      const { shown } = /** @type {any} */ (window);
      const link = /** @type {HTMLElement | null} */ (
        document.querySelector('[id$="table-signaler-type"] tbody .hr-ref a')
      );
      /** @type {HTMLElement | null} */ (document.querySelector('[id$="table-signaler-type"] thead button'))?.click();
      link?.focus();
      const next = structuredClone(shown.document);
      const table = next.sections
        .flatMap((/** @type {any} */ { tables = [] }) => tables)
        .find((/** @type {any} */ { id }) => id === 'primary-reason');
      table.rows.push({ label: 'New', value: 1000 });
      table.rows[0].label = 'Renamed';
      await shown.update(next);
      return { focus: document.activeElement === link, link: link !== null };
    });
    assert.deepEqual(found, { focus: true, link: true });
    const [sorted, ...labels] = await page.evaluate(order, 'primary-reason');
    assert.equal(sorted, 'Situations descending');
    assert.deepEqual([labels[0], labels.length], ['New', 5]);
    assert.ok(labels.includes('Renamed'));
    await page.evaluate(press, byNumber);
    await page.evaluate(press, byNumber);
    assert.deepEqual((await page.evaluate(order, 'primary-reason')).at(-1), 'New', 'as published');
    await page.close();
  });

  test('controls are shown where they are wanted, and do what they say', async () => {
    const page = await open(elements(['src="/separate.json"', 'src="/separate.json" controls="on"']), size);
    await page.waitFor(ready);
    const shown = () =>
      [...document.querySelectorAll('hotline-report')].map(
        ({ shadowRoot }) => shadowRoot?.querySelectorAll('.hr-tools:not([hidden]), .hr-controls:not([hidden])').length,
      );
    const [without = 1, withThem = 0] = await page.evaluate(shown);
    assert.deepEqual([without, withThem > 3], [0, true]);
    await page.evaluate(press, '[id$="table-demographics"] [data-hr-view="chart"]', 1);
    const seen = await page.evaluate(() =>
      ['.hr-table', '.hr-chart'].map((part) => {
        const scope = document.querySelectorAll('hotline-report')[1]?.shadowRoot;
        return scope?.querySelector(`[id$="table-demographics"] > ${part}`)?.getClientRects().length;
      }),
    );
    assert.deepEqual(seen, [0, 1]);
    const name = await page.evaluate(() => {
      const { click } = HTMLAnchorElement.prototype;
      let saved = '';
      HTMLAnchorElement.prototype.click = function remember() {
        saved = this.download;
      };
      const scope = document.querySelectorAll('hotline-report')[1]?.shadowRoot;
      /** @type {HTMLElement | null | undefined} */ (scope?.querySelector('[data-hr-csv="demographics"]'))?.click();
      HTMLAnchorElement.prototype.click = click;
      return saved;
    });
    assert.equal(name, 'missouri-state-report-2020-demographics.csv');
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('a table has its picture, how to cite it, and, where the address is kept, a link that leads to it', async () => {
    const address = elements([
      'src="/separate.json" controls="on" permalink="missouri"',
      'src="/other.json" controls="on"',
    ]);
    const page = await open(address, size);
    await page.waitFor(ready);
    /** Runs in the page: the buttons that a table shows. @param {number} at */
    const offered = (at) => {
      const scope = document.querySelectorAll('hotline-report')[at]?.shadowRoot;
      const shown = '[id$="table-primary-reason"] .hr-controls > button:not([hidden])';
      return [...(scope?.querySelectorAll(shown) ?? [])].map(({ textContent }) => textContent);
    };
    assert.deepEqual(await page.evaluate(offered, 0), ['Download CSV', 'Download Excel', 'Picture', 'Link', 'Cite']);
    assert.deepEqual(await page.evaluate(offered, 1), ['Download CSV', 'Download Excel', 'Picture', 'Cite']);
    await page.evaluate(press, byNumber);
    /** Runs in the page: what is copied when a button is pressed, in a browser that lets nobody. @param {string} what */
    const copied = async (what) => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
      const block = document.querySelector('hotline-report')?.shadowRoot?.querySelector('[id$="table-primary-reason"]');
      /** @type {HTMLElement | null | undefined} */ (block?.querySelector(`[data-hr-do="${what}"]`))?.click();
      await new Promise((resolve) => setTimeout(resolve));
      return block?.querySelector('[data-hr-copied]')?.textContent;
    };
    const link = await page.evaluate(copied, 'link');
    assert.equal(link, `${address}#missouri.sort=primary-reason.1.descending&missouri.at=primary-reason`);
    assert.equal(
      await page.evaluate(copied, 'cite'),
      `National Human Trafficking Hotline. Missouri State Report. “Primary Reason for Contacting the National Hotline” (Situations · Missouri · 2020). ${link}`,
    );
    await page.close();
    const again = await open(link, size);
    await again.waitFor(ready);
    await again.waitFor(() => {
      const scope = document.querySelector('hotline-report')?.shadowRoot;
      const { top = -1 } = scope?.querySelector('[id$="table-primary-reason"]')?.getBoundingClientRect() ?? {};
      return scrollY > 0 && top >= -1 && top < 200;
    });
    assert.equal((await again.evaluate(order, 'primary-reason'))[0], 'Situations descending');
    assert.deepEqual(await again.consoleErrors(), []);
    await again.close();
  });

  test('a saved report has links and tags of its tables on a web site, and neither on a disk', async () => {
    const html = await toSingleFile(separate);
    const address = site.page(`/controls/${(pages += 1)}.html`, html);
    const disk = join(folder, 'saved.html');
    writeFileSync(disk, html);
    /** Runs in the page: what is copied by each button of a table that is shown. */
    const copied = async () => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
      const block = document.querySelector('#hr-table-primary-reason');
      /** @type {Record<string, string | null | undefined>} */
      const found = {};
      for (const button of block?.querySelectorAll('button[data-hr-do]:not([hidden])') ?? []) {
        if (!['Picture', 'Download Excel'].includes(String(button.textContent)))
          /** @type {HTMLElement} */ (button).click();
        await new Promise((resolve) => setTimeout(resolve));
        found[String(button.textContent)] = block?.querySelector('[data-hr-copied]')?.textContent;
      }
      return found;
    };
    const cited =
      'National Human Trafficking Hotline. Missouri State Report. “Primary Reason for Contacting the National Hotline” (Situations · Missouri · 2020).';
    const link = `${address}#hr-table-primary-reason`;
    const shown = () => document.querySelector('.hr-controls:not([hidden])') !== null;
    const page = await open(address, size);
    await page.waitFor(shown);
    assert.deepEqual(await page.evaluate(copied), {
      'Download Excel': '',
      Picture: '',
      Link: link,
      Cite: `${cited} ${link}`,
      Embed: `<iframe src="${link}" title="Primary Reason for Contacting the National Hotline" width="100%" height="600" loading="lazy"></iframe>`,
    });
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
    const alone = await open(pathToFileURL(disk).href, size);
    await alone.waitFor(shown);
    assert.deepEqual(await alone.evaluate(copied), { 'Download Excel': '', Picture: '', Cite: cited });
    await alone.close();
  });

  test('where the page may, what is pressed is on the clipboard', async () => {
    const page = await open(elements(['src="/reports/missouri-2020.json" controls="on"']), size);
    await page.waitFor(ready);
    const found = await page.evaluate(async () => {
      let text = '';
      const writeText = async (/** @type {string} */ given) => void (text = given);
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
      const block = document.querySelector('hotline-report')?.shadowRoot?.querySelector('[id$="table-primary-reason"]');
      /** @type {HTMLElement | null | undefined} */ (block?.querySelector('[data-hr-do="cite"]'))?.click();
      await new Promise((resolve) => setTimeout(resolve));
      return [text, block?.querySelector('[role="status"]')?.textContent];
    });
    assert.match(found[0], /^National .* 2020\)\.$/, 'without an address, for none is kept');
    assert.equal(found[1], `Copied ${found[0]}`);
    await page.close();
  });

  test('a chart is a picture of its own, with its title above and its notes below', async () => {
    const page = await open(elements(['src="/reports/missouri-2020.json" controls="on"']), size);
    await page.waitFor(ready);
    const found = await page.evaluate(async () => {
      const { createObjectURL } = URL;
      const { click } = HTMLAnchorElement.prototype;
      /** @type {Blob | undefined} */
      let blob;
      URL.createObjectURL = (given) => {
        blob = /** @type {Blob} */ (given);
        return createObjectURL(given);
      };
      /** @type {string} */
      const name = await new Promise((resolve) => {
        HTMLAnchorElement.prototype.click = function remember() {
          resolve(this.download);
        };
        const scope = document.querySelector('hotline-report')?.shadowRoot;
        /** @type {HTMLElement | null | undefined} */ (
          scope?.querySelector('[id$="table-demographics"] [data-hr-do="picture"]')
        )?.click();
      });
      HTMLAnchorElement.prototype.click = click;
      URL.createObjectURL = createObjectURL;
      const picture = await createImageBitmap(/** @type {Blob} */ (blob));
      const { width, height } = picture;
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width, height });
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.drawImage(picture, 0, 0);
      /** Whether something is written in a part of the picture, from top to bottom. @param {number} from @param {number} to */
      const isWritten = (from, to) => {
        const { data } = context.getImageData(0, Math.round(height * from), width, Math.round(height * (to - from)));
        return data.some((value, index) => index % 4 !== 3 && value < 120);
      };
      return [name, blob?.type, width, height > 600, isWritten(0, 0.1), isWritten(0.75, 1)];
    });
    assert.deepEqual(found, ['missouri-state-report-2020-demographics.png', 'image/png', 1600, true, true, true]);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('a picture has the source of the report, and what is said of single rows', async () => {
    const page = await open(elements(['src="/plain.json" controls="on"', 'src="/sourced.json" controls="on"']), size);
    await page.waitFor(ready);
    const heights = await page.evaluate(async () => {
      const { click } = HTMLAnchorElement.prototype;
      const { createObjectURL } = URL;
      const found = [];
      for (const { shadowRoot } of document.querySelectorAll('hotline-report')) {
        /** @type {Promise<Blob>} */
        const made = new Promise((resolve) => {
          URL.createObjectURL = (blob) => {
            resolve(/** @type {Blob} */ (blob));
            return '#';
          };
        });
        HTMLAnchorElement.prototype.click = () => undefined;
        const button = shadowRoot?.querySelector('[id$="table-primary-reason"] [data-hr-do="picture"]');
        /** @type {HTMLElement | null | undefined} */ (button)?.click();
        found.push((await createImageBitmap(await made)).height);
      }
      Object.assign(HTMLAnchorElement.prototype, { click });
      URL.createObjectURL = createObjectURL;
      return found;
    });
    // Two lines more, of at least 12 CSS pixels, of two pixels each.
    assert.ok(heights[1] - heights[0] >= 48, String(heights));
    await page.close();
  });

  test('on a phone the controls of an element are one menu, which closes once a language is chosen', async () => {
    const page = await open(elements(['src="/trilingual.json" controls="on"']), { width: 320, height: 700 });
    await page.waitFor(ready);
    const buttons = () =>
      [...(document.querySelector('hotline-report')?.shadowRoot?.querySelectorAll('.hr-tools button') ?? [])]
        .filter((button) => button.getBoundingClientRect().height > 0)
        .map((button) => button.textContent);
    assert.deepEqual(await page.evaluate(buttons), ['☰']);
    await page.evaluate(press, '.hr-fold');
    assert.equal((await page.evaluate(buttons)).length, 6);
    await page.evaluate(() => {
      const scope = document.querySelector('hotline-report')?.shadowRoot;
      const button = /** @type {HTMLElement | null | undefined} */ (scope?.querySelector('[data-hr-language="ar"]'));
      button?.focus();
      button?.click();
    });
    await page.waitFor(
      () => document.querySelector('hotline-report')?.shadowRoot?.querySelector('article')?.lang === 'ar',
    );
    const found = await page.evaluate(() => {
      const scope = document.querySelector('hotline-report')?.shadowRoot;
      return [
        scope?.activeElement?.className,
        scope?.querySelector('.hr-fold')?.getAttribute('aria-label'),
        scope?.querySelector('[aria-pressed="true"]')?.textContent,
        scope?.querySelector('article')?.dir,
      ];
    });
    assert.deepEqual(await page.evaluate(buttons), ['☰']);
    assert.equal(found[0], 'hr-fold');
    assert.ok(found[1]?.startsWith('English, Español, العربية, ') && !found[1].includes('Download'), found[1]);
    assert.deepEqual(found.slice(2), ['العربية', 'rtl']);
    await page.close();
  });

  test('two reports keep their order in one address, under names of their own, and a link shows both', async () => {
    const address = elements([
      'src="/trilingual.json" permalink="calls" controls="on"',
      'src="/reports/missouri-2020.json" permalink="missouri" loading="eager"',
    ]);
    const page = await open(address, size);
    await page.waitFor(ready);
    await page.evaluate(press, byNumber, 1);
    await page.evaluate(press, '[id$="table-demographics"] tbody tr:nth-child(2) td', 1);
    await page.evaluate(press, '[data-hr-language="es-US"]', 0);
    const language = () => document.querySelector('hotline-report')?.shadowRoot?.querySelector('article')?.lang;
    await page.waitFor(`(${language})() === 'es-US' && location.hash.includes('language')`);
    const hash = await page.evaluate(() => location.hash);
    assert.equal(
      hash,
      '#missouri.sort=primary-reason.1.descending&missouri.mark=demographics%2Frows%2F1&calls.language=es-US',
    );
    await page.close();
    const again = await open(address + hash, size);
    await again.waitFor(ready);
    await again.waitFor(`(${language})() === 'es-US'`);
    assert.deepEqual(await again.evaluate(order, 'primary-reason', 1), ['Situations descending', ...largest]);
    const chosen = await again.evaluate(() => {
      const row = document.querySelectorAll('hotline-report')[1]?.shadowRoot?.querySelector('tr.hr-target');
      const { top = -1, bottom = -1 } = row?.getBoundingClientRect() ?? {};
      return [row?.querySelector('.hr-label')?.textContent, top >= 0 && bottom <= innerHeight];
    });
    await again.waitFor(() => scrollY > 0);
    assert.equal(chosen[0], 'Minors');
    assert.equal(await again.evaluate(() => location.hash), hash);
    // Another link, while the page is open.
    // Once this is answered: a page that leaves for another address may answer nothing.
    await again.evaluate(() => void setTimeout(() => (location.hash = 'missouri.sort=primary-reason.0.ascending')));
    await again.waitFor(`(${order})('primary-reason', 1)[0].endsWith('ascending')`);
    await again.waitFor(`(${language})() === 'en-US'`);
    await again.close();
  });

  test('a router keeps its address and its state; beside it nothing is kept', async () => {
    const address = elements(['src="/reports/missouri-2020.json" permalink="missouri"']);
    for (const route of ['#/reports/2020?year=1', '#!about', '#about', '#a=1&b=2']) {
      const page = await open(address + route, size);
      await page.waitFor(ready);
      await page.evaluate(() => history.replaceState({ idx: 7 }, ''));
      await page.evaluate(press, byLabel);
      assert.deepEqual(await page.evaluate(() => [location.hash, history.state?.idx]), [route, 7], route);
      assert.match((await page.evaluate(order, 'primary-reason'))[0], /ascending/);
      await page.close();
    }
    const page = await open(address, size);
    await page.waitFor(ready);
    const found = await page.evaluate(async () => {
      let changes = 0;
      for (const name of ['hashchange', 'popstate']) addEventListener(name, () => (changes += 1));
      history.replaceState({ idx: 7 }, '');
      const entries = history.length;
      const scope = document.querySelector('hotline-report')?.shadowRoot;
      /** @type {HTMLElement | null | undefined} */ (
        scope?.querySelector('[id$="table-primary-reason"] thead th:first-child button')
      )?.click();
      await new Promise((resolve) => setTimeout(resolve, 50));
      return [location.hash, history.state?.idx, history.length - entries, changes];
    });
    assert.deepEqual(found, ['#missouri.sort=primary-reason.0.ascending', 7, 0, 0]);
    await page.close();
  });

  test('under a base address the page stays where it is', async () => {
    const head = '<base href="/elsewhere/"><script type="module" src="/pkg/element.js"></script>';
    const address = elements(['src="/reports/missouri-2020.json" permalink="missouri"'], head);
    const page = await open(address, size);
    await page.waitFor(ready);
    await page.evaluate(press, byLabel);
    assert.equal(await page.evaluate(() => location.href), `${address}#missouri.sort=primary-reason.0.ascending`);
    await page.close();
  });

  test('a mark of a chart is kept once it is pressed, not while a pointer passes', async () => {
    const page = await open(host(), { width: 1280, height: 900 });
    await page.evaluate(mounted, '#report', '/separate.json', { permalink: 'a b' });
    const canvas = '[data-hr-chart="primary-reason"] canvas';
    await page.waitFor(() => {
      const one = /** @type {HTMLElement | null} */ (document.querySelector('[data-hr-chart="primary-reason"] canvas'));
      return one?.style.height !== '' && !!one;
    });
    await page.evaluate((/** @type {string} */ selector) => document.querySelector(selector)?.scrollIntoView(), canvas);
    await page.hover(canvas);
    assert.equal(await page.evaluate(() => location.hash), '');
    await page.evaluate((/** @type {string} */ selector) => {
      /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus();
    }, canvas);
    await page.press('End');
    assert.equal(await page.evaluate(() => location.hash), '#a%20b.mark=primary-reason%2Frows%2F3');
    const left = await page.evaluate(async () => {
      const { shown } = /** @type {any} */ (window);
      shown.unmount();
      location.hash = '';
      return document.adoptedStyleSheets.length;
    });
    assert.equal(left, 1);
    await page.close();
  });

  test('one chart or table by itself takes no controls of a whole report', async () => {
    const page = await open(host(), size);
    const found = await page.evaluate(async () => {
      const { mountTable } = await import(/** @type {string} */ ('/pkg/index.js'));
      const code = await mountTable('#report', '/separate.json', 'primary-reason', { controls: true }).catch(
        (/** @type {any} */ fault) => fault.code,
      );
      await mountTable('#report', '/separate.json', 'primary-reason');
      return [code, document.querySelectorAll('.hr-sort').length, document.querySelectorAll('.hr-controls').length];
    });
    assert.deepEqual(found, ['invalid-options', 3, 0]);
    await page.close();
  });
});
