// Proves that each driver does what the tests of the pages rely on.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/server.mjs';
import { forEachEngine } from './engines.mjs';
import { poll } from './engines/common.mjs';

/** @import {OpenOptions} from './engines/common.mjs' */

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Drivers</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="style.css" />
    <script type="module" src="script.js"></script>
  </head>
  <body>
    <a id="first" href="#one">One</a> <a id="second" href="#two">Two</a>
    <button id="button">Press</button>
    <input id="text" aria-label="Text" />
    <input id="file" type="file" aria-label="File" />
    <div id="host"></div>
    <div id="tall"></div>
  </body>
</html>`;

const script = `
const inner = Object.assign(document.createElement('button'), { id: 'inner', textContent: 'Inside' });
document.getElementById('host').attachShadow({ mode: 'open' }).append(inner);
window.log = [];
addEventListener('keydown', ({ key, shiftKey }) => shiftKey || log.push(key));
document.getElementById('button').addEventListener('click', () => log.push('click'));
document.getElementById('button').addEventListener('pointerenter', () => log.push('enter'));
inner.addEventListener('click', () => log.push('inner'));
`;

const style = `
body { margin: 0; background: white }
#tall { height: 2000px }
@media (prefers-color-scheme: dark) { body { background: rgb(1, 2, 3) } }
@media print { #tall { display: none } }
`;

const folder = mkdtempSync(join(tmpdir(), 'hotline-report-drivers-'));
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  mkdirSync(join(folder, 'www'));
  writeFileSync(join(folder, 'www', 'index.html'), html);
  writeFileSync(join(folder, 'www', 'script.js'), script);
  writeFileSync(join(folder, 'www', 'style.css'), style);
  writeFileSync(join(folder, 'data.csv'), 'a,b\n1,2\n');
  server = await serve({ root: folder });
});

after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** @param {string} path */
function pictureSize(path) {
  const bytes = readFileSync(path);
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const log = () => /** @type {any} */ (window).log;
/** @param {string} feature */
const matches = (feature) => matchMedia(`(${feature})`).matches;

forEachEngine(({ name, capabilities, open }) => {
  /** @param {Partial<OpenOptions>} [options] */
  async function openPage(options) {
    const page = await open(`${server.url}/`, { width: 600, height: 400, ...options });
    await page.waitFor(() => 'log' in window);
    return page;
  }

  test('evaluates functions with arguments, waits for promises, passes errors on', async () => {
    const page = await openPage();
    assert.deepEqual(await page.evaluate((a, b) => ({ sum: a + b.c, title: document.title }), 1, { c: 2 }), {
      sum: 3,
      title: 'Drivers',
    });
    assert.equal(await page.evaluate(async () => (await fetch('/')).status), 200);
    assert.equal(await page.evaluate(() => undefined), undefined);
    await assert.rejects(
      page.evaluate(() => {
        throw new Error('from the page');
      }),
      /from the page/,
    );
    await page.close();
  });

  test('waits for a condition, and says when it waits in vain', async () => {
    const page = await openPage();
    await page.evaluate(() => setTimeout(() => (document.title = 'later'), 200));
    assert.equal(await page.waitFor((title) => document.title === title && 'done', 'later'), 'done');
    await assert.rejects(
      poll(() => page.evaluate('false'), 'the impossible', 200),
      /waited 200 ms in vain \(false\) for the impossible/,
    );
    await page.close();
  });

  test('has exactly the size that was asked for, down to a small phone', async () => {
    const page = await openPage({ width: 320, height: 568 });
    const size = () => [innerWidth, innerHeight];
    assert.deepEqual(await page.evaluate(size), [320, 568]);
    for (const [width, height] of [
      [768, 1024],
      [1280, 800],
    ]) {
      await page.setViewport(width ?? 0, height ?? 0);
      assert.deepEqual(await page.evaluate(size), [width, height]);
    }
    await page.close();
  });

  test('has the density that was asked for', async () => {
    assert.ok(capabilities.dpr);
    const page = await openPage({ dpr: 2 });
    assert.equal(await page.evaluate(() => devicePixelRatio), 2);
    await page.close();
  });

  test('presses keys, which move the focus', async () => {
    const page = await openPage();
    await page.press('Tab');
    await page.waitFor(() => document.activeElement?.id === 'first' && document.hasFocus());
    await page.press('Tab');
    await page.waitFor(() => document.activeElement?.id === 'second');
    assert.ok(await page.evaluate(() => document.activeElement?.matches(':focus-visible')));
    await page.press('Shift+Tab');
    await page.waitFor(() => document.activeElement?.id === 'first');
    for (const key of ['ArrowDown', 'Escape', 'Home', 'Enter']) await page.press(key);
    assert.deepEqual(await page.evaluate(log), ['Tab', 'Tab', 'ArrowDown', 'Escape', 'Home', 'Enter']);
    assert.equal(await page.evaluate(() => location.hash), '#one');
    await page.close();
  });

  test('points, clicks, types and chooses a file', async () => {
    const page = await openPage();
    await page.hover('#button');
    await page.waitFor(() => document.querySelector('#button')?.matches(':hover'));
    await page.click('#button');
    await page.click('#host >>> #inner');
    assert.deepEqual(await page.evaluate(log), ['enter', 'click', 'inner']);
    await page.type('#text', 'Señal 1');
    assert.equal(await page.evaluate(() => document.querySelector('input')?.value), 'Señal 1');
    await page.upload('#file', join(folder, 'data.csv'));
    const read = () => /** @type {HTMLInputElement} */ (document.getElementById('file')).files?.[0]?.text();
    assert.equal(await page.evaluate(read), 'a,b\n1,2\n');
    await page.close();
  });

  test('clicks once, when the control is there, can be used, stands still and is uncovered', async () => {
    const page = await openPage();
    await page.evaluate(() => {
      const place = 'position: fixed; inset: 50px auto auto 50px; width: 80px; height: 30px;';
      const late = Object.assign(document.createElement('button'), { textContent: 'Late', disabled: true });
      late.style.cssText = `${place} transition: left 0.3s linear`;
      late.addEventListener('click', () => /** @type {any} */ (window).log.push('late'));
      const cover = document.createElement('div');
      cover.style.cssText = `${place} width: 600px`;
      const steps = [
        () => document.body.append(late, cover),
        () => (late.disabled = false),
        () => cover.remove(),
        () => (late.style.left = '400px'),
      ];
      const next = () => {
        steps.shift()?.();
        if (steps.length > 0) setTimeout(next, 150);
      };
      setTimeout(next, 150);
    });
    const find = (/** @type {string} */ words) =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words);
    await page.click({ find, args: ['Late'] });
    assert.deepEqual(await page.evaluate(log), ['late']);
    await page.close();
  });

  test('follows a link by a click', async () => {
    const page = await openPage();
    await page.evaluate(() => document.querySelector('#first')?.setAttribute('href', '/?elsewhere'));
    await page.click('#first');
    await page.waitFor(() => location.search === '?elsewhere' && 'log' in window);
    await page.close();
  });

  test('takes pictures of the window and of the whole page', async () => {
    const page = await openPage({ width: 320, height: 300, dpr: 2 });
    const path = join(folder, `${name}.png`);
    await page.screenshot(path);
    assert.deepEqual(pictureSize(path), [640, 600]);
    await page.screenshot(path, { fullPage: true });
    const [width, height] = pictureSize(path);
    assert.equal(width, 640);
    assert.ok(height && height > 4000, `height ${height}`);
    assert.deepEqual(await page.evaluate(() => [innerWidth, innerHeight]), [320, 300]);
    await page.close();
  });

  test('hears of errors and of violations of the policy', async () => {
    const page = await openPage();
    assert.deepEqual(await page.consoleErrors(), []);
    await page.evaluate(() => {
      console.error('said aloud');
      setTimeout(() => {
        throw new Error('uncaught');
      });
      Promise.reject(new Error('unhandled'));
      const inline = document.createElement('style');
      inline.textContent = 'body { color: red }';
      document.head.append(inline);
    });
    await page.waitFor(() => new Promise((resolve) => setTimeout(() => resolve(true), 200)));
    const errors = (await page.consoleErrors()).join('\n');
    for (const expected of [/said aloud/, /uncaught/, /unhandled/, /Content.Security.Policy/]) {
      assert.match(errors, expected);
    }
    await page.close();
  });

  test('opens pages light or dark, calm or lively, and with forced colours where claimed', async () => {
    const page = await openPage({ colorScheme: 'dark', reducedMotion: true });
    assert.ok(await page.evaluate(matches, 'prefers-color-scheme: dark'));
    assert.ok(await page.evaluate(matches, 'prefers-reduced-motion: reduce'));
    await page.close();
    const forced = await openPage({ forcedColors: true });
    assert.equal(await forced.evaluate(matches, 'forced-colors: active'), capabilities.forcedColors);
    await forced.close();
    const plain = await openPage({ colorScheme: 'light' });
    assert.ok(await plain.evaluate(matches, 'prefers-color-scheme: light'));
    assert.ok(await plain.evaluate(matches, 'prefers-reduced-motion: no-preference'));
    assert.equal(await plain.evaluate(matches, 'forced-colors: active'), false);
    assert.equal(await plain.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
    await plain.close();
  });

  test('changes the media of an open page where claimed, and refuses elsewhere', async () => {
    const page = await openPage();
    if (capabilities.emulate) {
      await page.emulate({ colorScheme: 'dark' });
      await page.emulate({ forcedColors: true });
      assert.ok(await page.evaluate(matches, 'prefers-color-scheme: dark'));
      assert.ok(await page.evaluate(matches, 'forced-colors: active'));
      await page.emulate({ media: 'print' });
      assert.equal(await page.evaluate(() => document.getElementById('tall')?.offsetHeight), 0);
      await page.emulate({ media: 'screen' });
      assert.equal(await page.evaluate(() => document.getElementById('tall')?.offsetHeight), 2000);
    } else {
      await assert.rejects(page.emulate({ media: 'print' }), /when it opens a page/);
    }
    await page.close();
  });

  test('prints, lists requests and goes offline where claimed, and refuses elsewhere', async () => {
    const page = await openPage();
    const path = join(folder, `${name}.pdf`);
    if (capabilities.pdf) {
      await page.pdf(path);
      assert.equal(readFileSync(path).toString('latin1', 0, 5), '%PDF-');
    } else {
      await assert.rejects(page.pdf(path), /cannot print/);
    }
    if (capabilities.requests) {
      const paths = (await page.requests()).map((url) => new URL(url).pathname);
      for (const wanted of ['/', '/script.js', '/style.css']) assert.ok(paths.includes(wanted), wanted);
    } else {
      await assert.rejects(page.requests(), /does not tell/);
    }
    const reachable = () => fetch('/').then(Boolean, () => false);
    if (capabilities.offline) {
      await page.setOffline(true);
      assert.equal(await page.evaluate(reachable), false);
      await page.setOffline(false);
      assert.equal(await page.evaluate(reachable), true);
    } else {
      await assert.rejects(page.setOffline(true), Error);
    }
    await page.close();
  });
});
