// Each row of the table of policies in docs/hosting.md: what works under it, and what is said where something does not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { toSingleFile } from '../../pkg/node/save.js';
import { root } from '../../scripts/run.mjs';
import { document2017, element, isIn, pageOn, ready, seen, size } from './elements.mjs';
import { forEachEngine } from './engines.mjs';
import { trilingual } from '../page/languages.mjs';
import { startSite } from './site.mjs';

/** @type {import('./site.mjs').Site} */
let site;
/** @type {string} */
let saved;
/** @type {string} */
let still;
before(async () => {
  site = await startSite();
  [saved, still] = await Promise.all([toSingleFile(document2017), toSingleFile(document2017, { variant: 'static' })]);
});
after(() => site.close());

const strict =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "base-uri 'self'; form-action 'none'";
const types = "; require-trusted-types-for 'script'; trusted-types";

const moduleTag = '<script type="module" src="/pkg/element.js"></script>';
const classicTag = '<script defer src="/pkg/hotline-report.js"></script>';
const sheet = '<link rel="stylesheet" href="/pkg/report.css">';

/** A script of a page, as a file: a strict policy takes no other. @param {string} path @param {string} text */
const script = (path, text) => `<script type="module" src="${new URL(site.file(path, text)).pathname}"></script>`;

/** Mounts a report, and says on the page how that went. */
const mounts = () =>
  script(
    '/policies/mount.js',
    `import { mount } from '/pkg/index.js';
     mount('#report', '/reports/missouri-2017.json').then(
       () => { document.body.dataset.state = 'shown'; },
       ({ name, code }) => { document.body.dataset.state = name + ' ' + code; },
     );`,
  );

/** Reads two records, and says on the page how that went. */
const reads = () =>
  script(
    '/policies/read.js',
    `import { openRecords } from '/pkg/analyst.js';
     const file = new File(['day,kind\\n2020-01-31,a\\n2020-02-01,b\\n'], 'records.csv');
     openRecords(file).then(
       ({ preview }) => { document.body.dataset.state = 'read ' + preview.header.length; },
       ({ name, code, message }) => { document.body.dataset.state = name + ' ' + code + ': ' + message; },
     );`,
  );

/** Runs in the page: what a script of it said. */
const said = () => document.body.dataset.state;

/** Runs in the page: whether every chart of a mounted report is drawn. */
const drawn = () => {
  const canvases = [...document.querySelectorAll('canvas')];
  return canvases.length > 0 && canvases.every(({ style }) => style.height !== '');
};

/** Runs in the page: how many vector pictures are there while it is printed. */
const printed = () => {
  dispatchEvent(new Event('beforeprint'));
  const scope = document.querySelector('hotline-report')?.shadowRoot ?? document;
  const count = scope.querySelectorAll('svg.hr-on-paper').length;
  dispatchEvent(new Event('afterprint'));
  return count;
};

forEachEngine(({ name, open }) => {
  for (const [how, tag] of Object.entries({ modules: moduleTag, 'the classic script': classicTag })) {
    test(`Trusted Types: the element of ${how} is shown and printed, without any violation`, async () => {
      const content = element('src="/reports/missouri-2017.json"');
      const page = await open(pageOn(site, content, tag, `${strict}${types} hotline-report`), size);
      await page.waitFor(ready);
      // A ring and a map; lists have their bars in their rows.
      assert.equal(await page.evaluate(printed), 2);
      assert.deepEqual(await page.consoleErrors(), []);
      await page.close();
    });
  }

  test('Trusted Types: both scripts on one page share the policy', async () => {
    const head = `${moduleTag}${classicTag}${mounts()}`;
    const content = `${element()}<div id="report"></div>`;
    const page = await open(pageOn(site, content, head, `${strict}${types} hotline-report`), size);
    await page.waitFor(ready);
    assert.equal(await page.waitFor(said), 'shown');
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('Trusted Types: a mounted report is shown and printed, without any violation', async () => {
    const head = `${sheet}${mounts()}`;
    const page = await open(pageOn(site, '<div id="report"></div>', head, `${strict}${types} hotline-report`), size);
    assert.equal(await page.waitFor(said), 'shown');
    await page.waitFor(drawn);
    assert.equal(await page.evaluate(printed), 2);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('Trusted Types: records are read', async () => {
    const policy = `${strict}; worker-src blob:${types} hotline-report`;
    const page = await open(pageOn(site, '', reads(), policy), size);
    assert.equal(await page.waitFor(said), 'read 2');
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('Trusted Types without our policy: what stood there stays, and the error says what to allow', async () => {
    const page = await open(
      pageOn(site, `${element()}<div id="report"></div>`, moduleTag + mounts(), `${strict}${types} other`),
      size,
    );
    const knows = await page.evaluate(() => 'trustedTypes' in window);
    const outcome = await page.waitFor(said);
    if (knows) {
      assert.equal(outcome, 'ReportError no-trusted-types');
      await page.waitFor(isIn, 'failed');
      assert.deepEqual(await page.evaluate(seen), { fixed: true, live: false });
      const text = await page.evaluate(() => document.querySelector('hotline-report')?.shadowRoot?.textContent);
      assert.match(text, /trusted-types hotline-report/);
    } else {
      assert.equal(outcome, 'shown');
    }
    await page.close();
  });

  test('without `worker-src` reading of records fails, and the error says so by name', async () => {
    const page = await open(pageOn(site, '', reads(), strict), size);
    assert.match(await page.waitFor(said), /^ReportError no-worker: .*worker-src blob:/);
    await page.close();
  });

  test('without `wasm-unsafe-eval` the static report stays, under a message', async () => {
    const policy = strict.replace(" 'wasm-unsafe-eval'", '');
    const page = await open(pageOn(site, element(), moduleTag, policy), size);
    await page.waitFor(isIn, 'failed');
    assert.deepEqual(await page.evaluate(seen), { fixed: true, live: false });
    await page.close();
  });

  test('scripts of a nonce may bring the others, with `strict-dynamic`', async () => {
    const policy = strict.replace("'self' 'wasm", "'nonce-n' 'strict-dynamic' 'wasm");
    const head = '<script nonce="n" type="module" src="/pkg/element.js"></script>';
    const page = await open(pageOn(site, element(), head, `${policy}${types} hotline-report`), size);
    await page.waitFor(ready);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('a saved report demands Trusted Types by itself, comes alive and changes its language', async () => {
    const page = await open(site.page('/policies/saved.html', saved), size);
    await page.waitFor(drawn);
    assert.equal(await page.evaluate(printed), 2);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
    const other = await open(site.page('/policies/languages.html', await toSingleFile(trilingual())), size);
    await other.waitFor(() => document.querySelector('.hr-tools:not([hidden])') !== null);
    await other.click('[data-hr-language^="es"]');
    await other.waitFor(() => document.querySelector('article')?.textContent?.includes('Llamadas'));
    assert.deepEqual(await other.consoleErrors(), []);
    await other.close();
  });

  test('in a sandbox without scripts a report is whole, with pictures; with scripts it comes alive', async () => {
    const files = [site.page('/policies/still.html', still), site.page('/policies/live.html', saved)];
    const frame = (/** @type {string} */ sandbox, /** @type {string | undefined} */ address) =>
      `<iframe sandbox="${sandbox}" src="${address}" title="A report" data-hotline-report></iframe>`;
    const content = frame('', files[0]) + frame('allow-scripts', files[1]);
    const head = '<script defer src="/pkg/hotline-report-frame.js"></script>';
    const page = await open(pageOn(site, content, head), size);
    // Of an opaque origin nothing can be asked; only the one with scripts tells its height.
    await page.waitFor(() => (document.querySelectorAll('iframe')[1]?.clientHeight ?? 0) > 900);
    assert.ok((await page.evaluate(() => document.querySelectorAll('iframe')[0]?.clientHeight)) < 300);
    await page.close();
    const alone = await open(String(files[0]), size);
    assert.equal(await alone.evaluate(() => document.querySelectorAll('.hr-chart:has(svg)').length), 2);
    await alone.close();
  });

  test('with a `<base>` of another page, marks of notes lead to their notes, in element and mounted report', async () => {
    const head = `<base href="/elsewhere/">${sheet}${moduleTag}${mounts()}`;
    const page = await open(pageOn(site, `${element()}<div id="report"></div>`, head), size);
    await page.waitFor(ready);
    assert.equal(await page.waitFor(said), 'shown');
    const path = await page.evaluate(() => location.pathname);
    const followed = await page.evaluate(() => {
      const mounted = document.querySelector('#report .hr-ref a');
      const live = document.querySelector('hotline-report')?.shadowRoot?.querySelector('.hr-ref a');
      for (const link of [mounted, live]) /** @type {HTMLElement | null | undefined} */ (link)?.click();
      const note = document.querySelector('#report :target');
      return [
        note?.id === mounted?.getAttribute('href')?.slice(1),
        document.querySelector('hotline-report')?.shadowRoot?.activeElement !== null,
      ];
    });
    assert.deepEqual(followed, [true, true]);
    assert.equal(await page.evaluate(() => location.pathname), path);
    await page.close();
  });

  test('a report that is mounted in a shadow root of the page’s own is drawn, and its links lead', async () => {
    const mounting = script(
      '/policies/shadow.js',
      `import { mount } from '/pkg/index.js';
       const root = document.querySelector('#host').attachShadow({ mode: 'open' });
       root.innerHTML = '<link rel="stylesheet" href="/pkg/report.css"><div></div>';
       await mount(root.querySelector('div'), '/reports/missouri-2020.json');
       document.body.dataset.state = 'shown';`,
    );
    const page = await open(pageOn(site, '<div id="host"></div>', mounting, strict), size);
    assert.equal(await page.waitFor(said), 'shown');
    await page.waitFor(() => {
      const canvases = [...(document.querySelector('#host')?.shadowRoot?.querySelectorAll('canvas') ?? [])];
      return canvases.length === 4 && canvases.every(({ style }) => style.height !== '');
    });
    const focused = await page.evaluate(() => {
      const scope = document.querySelector('#host')?.shadowRoot;
      const link = /** @type {HTMLElement | null | undefined} */ (scope?.querySelector('.hr-ref a'));
      link?.click();
      return scope?.activeElement?.id === link?.getAttribute('href')?.slice(1);
    });
    assert.ok(focused);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('an import map holds every script to its hash, and each script its module', async () => {
    const hashes = JSON.parse(readFileSync(join(root, 'pkg/integrity.json'), 'utf8'));
    const modules = Object.keys(hashes).filter((file) => /^[\w-]+\.js$/.test(file) && !file.startsWith('hotline-'));
    const map = Object.fromEntries(modules.map((file) => [`/pkg/${file}`, hashes[file]]));
    const tag = `<script type="importmap">${JSON.stringify({ integrity: map })}</script>`;
    const page = await open(
      pageOn(site, element('src="/reports/missouri-2020.json" tables="signaler-type"'), tag + moduleTag),
      size,
    );
    await page.waitFor(ready);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
    // The same module with one more section, that says nothing: it would run as well.
    for (const file of modules) site.file(`/changed/${file}`, readFileSync(join(root, 'pkg', file)));
    const module = readFileSync(join(root, 'pkg/hotline_report_bg.wasm'));
    site.file('/changed/hotline_report_bg.wasm', Buffer.concat([module, Buffer.from([0, 2, 1, 120])]));
    const changed = moduleTag.replace('/pkg/', '/changed/');
    const refused = await open(pageOn(site, element(), changed), size);
    await refused.waitFor(isIn, 'failed');
    assert.deepEqual(await refused.evaluate(seen), { fixed: true, live: false });
    await refused.close();
  });

  if (name === 'chromium') {
    test('a table is copied without any violation', async () => {
      const copying = script(
        '/policies/copy.js',
        `import { copyTable } from '/pkg/export.js';
         const report = await (await fetch('/reports/missouri-2020.json')).json();
         document.querySelector('button').addEventListener('click', async () => {
           await copyTable(report, 'signaler-type').catch(() => undefined);
           document.body.dataset.state = 'done';
         });
         document.body.dataset.state = 'loaded';`,
      );
      const page = await open(pageOn(site, '<button>Copy</button>', copying, strict), size);
      await page.waitFor(() => document.body.dataset.state === 'loaded');
      await page.click('button');
      await page.waitFor(() => document.body.dataset.state === 'done');
      assert.deepEqual(await page.consoleErrors(), []);
      await page.close();
    });
  }
});
