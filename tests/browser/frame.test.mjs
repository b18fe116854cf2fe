// A report in an iframe from another origin: its height is told in at most two messages, and only by who may tell it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { forEachEngine } from './engines.mjs';
import { around, startSite } from './site.mjs';

/** @type {import('./site.mjs').Site} */
let outer;
/** @type {import('./site.mjs').Site} */
let inner;
let pages = 0;
before(async () => {
  [outer, inner] = await Promise.all([startSite(), startSite()]);
});
after(() => Promise.all([outer.close(), inner.close()]));

const tells = '<script type="module">import { postHeight } from "/pkg/frame-height.js"; postHeight();</script>';

/** A page that tells its height. @param {string} content @param {string} [head] */
const framed = (content, head = '') =>
  inner.page(`/frame/inner-${(pages += 1)}.html`, around(content, `<style>body { margin: 0 }</style>${head}${tells}`));

/** Counts what the page hears, before anybody speaks. */
const counts =
  '<script>heard = []; addEventListener("message", ({ data }) => data?.height && heard.push(data.height));</script>';

/** A page with an iframe. @param {string} source @param {string} [attributes] @param {string} [more] */
const hosting = (source, attributes = 'data-hotline-report', more = '') =>
  outer.page(
    `/frame/outer-${(pages += 1)}.html`,
    around(
      `<iframe ${attributes} src="${source}" title="A report" style="width: 100%; height: 150px; border: 0"></iframe>${more}`,
      `${counts}<script src="/pkg/hotline-report-frame.js"></script>`,
    ),
  );

/** Runs in the page: how high the iframe is, and what was heard. */
const state = () => ({
  height: document.querySelector('iframe')?.clientHeight ?? 0,
  heard: /** @type {any} */ (window).heard,
});

/** @param {import('./engines/common.mjs').Page} page @param {number} [milliseconds] */
const settle = (page, milliseconds = 800) =>
  page.evaluate((/** @type {number} */ wait) => new Promise((resolve) => setTimeout(resolve, wait)), milliseconds);

const report = join(root, 'www', 'reports', 'missouri-2017.json');
const saved = execFileSync(process.execPath, [join(root, 'pkg', 'cli.js'), 'build', report, '-o', '-'], {
  encoding: 'utf8',
});

const size = { width: 900, height: 700 };
const tall = '<div style="height: 1234px"></div>';

forEachEngine(({ open }) => {
  test('an iframe becomes as high as its page, in at most two messages', async () => {
    const page = await open(hosting(framed(tall)), size);
    await page.waitFor(() => (document.querySelector('iframe')?.clientHeight ?? 0) > 1234);
    await settle(page);
    const { height, heard } = await page.evaluate(state);
    assert.ok(heard.length <= 2, heard.join());
    assert.equal(height, heard.at(-1));
    await page.close();
  });

  test('a report in it fits, and fits again when the page becomes narrower', async () => {
    const live = '<hotline-report src="/reports/missouri-2017.json"></hotline-report>';
    const source = framed(live, '<script type="module" src="/pkg/element.js"></script>');
    const page = await open(hosting(source), size);
    await page.waitFor(() => (document.querySelector('iframe')?.clientHeight ?? 0) > 1500);
    await settle(page);
    const wide = await page.evaluate(state);
    await page.setViewport(400, 700);
    await page.waitFor(
      (/** @type {number} */ old) => (document.querySelector('iframe')?.clientHeight ?? 0) > old,
      wide.height,
    );
    await settle(page);
    const narrow = await page.evaluate(state);
    const messages = narrow.heard.length - wide.heard.length;
    assert.ok(messages <= 2, `${messages} messages after the width changed`);
    await page.close();
  });

  test('a saved report fits, too, after at most two heights', async () => {
    const page = await open(hosting(inner.page('/frame/saved.html', saved)), size);
    await page.waitFor(() => (document.querySelector('iframe')?.clientHeight ?? 0) > 1500);
    await settle(page);
    const { height, heard } = await page.evaluate(state);
    // The same height is sent once more where the page around asks for it while this one starts.
    assert.ok(new Set(heard).size <= 2, heard.join());
    assert.equal(height, heard.at(-1));
    await page.close();
  });

  test('a page whose height follows that of the iframe does not chase it', async () => {
    const page = await open(hosting(framed('<div style="height: calc(100vh + 40px)"></div>')), size);
    await page.waitFor(() => /** @type {any} */ (window).heard.length > 0);
    await settle(page, 2500);
    const { heard } = await page.evaluate(state);
    assert.ok(heard.length <= 2, heard.join());
    await page.close();
  });

  test('a height is taken neither from other windows nor from another origin', async () => {
    const rogue = '<script>parent.postMessage({ type: "hotline-report:height", height: 5000 }, "*");</script>';
    const other = inner.page('/frame/rogue.html', around(rogue, ''));
    // This one names an origin, and leaves it.
    const leaves = outer.page(
      '/frame/leaves.html',
      around(`<script>location = ${JSON.stringify(other)};</script>`, ''),
    );
    const more = `<iframe data-hotline-report id="leaves" src="${leaves}" title="Leaves"></iframe>
      <iframe id="plain" src="${other}" title="Not a report"></iframe>`;
    const page = await open(hosting(framed(tall), undefined, more), size);
    await page.waitFor(
      () => /** @type {any} */ (window).heard.filter((/** @type {number} */ one) => one === 5000).length === 2,
    );
    await page.evaluate(() => window.postMessage({ type: 'hotline-report:height', height: 5000 }, '*'));
    await settle(page);
    const heights = await page.evaluate(() =>
      [...document.querySelectorAll('iframe')].map(({ style }) => style.height),
    );
    assert.equal(heights.includes('5000px'), false, heights.join());
    assert.deepEqual(heights.slice(1), ['', '']);
    await page.close();
  });

  test('a message that is none is left alone', async () => {
    const odd = [
      'null',
      '7',
      '{}',
      '{ type: "hotline-report:height", height: "9px" }',
      '{ type: "hotline-report:height", height: 1e9 }',
    ];
    const posts = odd.map((data) => `parent.postMessage(${data}, "*");`).join('');
    const source = inner.page('/frame/odd.html', around(`<script>${posts}</script>`, ''));
    const page = await open(hosting(source), size);
    await settle(page);
    assert.equal((await page.evaluate(state)).height, 150);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('a host script that comes late asks for the height', async () => {
    const source = framed(tall);
    const page = await open(
      outer.page(
        '/frame/late.html',
        around(`<iframe data-hotline-report src="${source}" title="A report" style="height: 150px"></iframe>`, counts),
      ),
      size,
    );
    await page.waitFor(() => /** @type {any} */ (window).heard.length > 0);
    assert.equal((await page.evaluate(state)).height, 150);
    await page.evaluate(() => {
      document.head.append(Object.assign(document.createElement('script'), { src: '/pkg/hotline-report-frame.js' }));
    });
    await page.waitFor(() => (document.querySelector('iframe')?.clientHeight ?? 0) > 1234);
    await page.close();
  });
});
