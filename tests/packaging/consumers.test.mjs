// The packed package in projects of its users: each shows the Missouri report, and its charts have ink.
import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { poll } from '../browser/engines/common.mjs';
import { bin, cleanUp, host, install, pack, run } from './consumers.mjs';
import {
  assertFilesShow,
  assertOnlyViewer,
  assertShows,
  closeBrowser,
  openBrowser,
  openPage,
  shown,
  withServer,
} from './shown.mjs';

/** @type {string} */
let tarball;
before(async () => {
  [tarball] = await Promise.all([pack(), openBrowser()]);
});
after(async () => {
  await closeBrowser();
  cleanUp();
});

/**
 * Returns how many bytes of script a page loads at once, and how many there are.
 * @param {import('esbuild').Metafile} metafile @param {string} entry
 * @returns {[atOnce: number, inAll: number]}
 */
function weightsOf({ outputs }, entry) {
  const scripts = Object.keys(outputs).filter((path) => path.endsWith('.js'));
  const atOnce = new Set([entry]);
  for (const path of atOnce) {
    for (const { path: other, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement') atOnce.add(other);
  }
  const sum = (/** @type {Iterable<string>} */ paths) =>
    [...paths].reduce((total, path) => total + (outputs[path]?.bytes ?? 0), 0);
  return [sum(atOnce), sum(scripts)];
}

/**
 * That a component shows a report once, with its charts, follows its props through an error, and leaves nothing.
 * @param {string} url
 */
async function assertComponent(url) {
  const page = await openPage(url);
  const inside = () => {
    const elements = [...document.querySelectorAll('hotline-report')];
    const count = (/** @type {string} */ what) =>
      elements.flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll(what) ?? [])]).length;
    return [elements.length, count('article'), count('canvas'), count('.hr-error')].join();
  };
  /** @param {string} button @param {string} wanted */
  const press = async (button, wanted) => {
    await page.click(`#${button}`);
    await poll(async () => (await page.evaluate(inside)) === wanted, `${button} at ${url}`);
  };
  try {
    assert.equal((await page.waitFor(shown)).title, 'Missouri State Report');
    assert.equal(await page.evaluate(inside), '1,1,4,0');
    await press('charts', '1,1,0,0');
    await press('break', '1,0,0,1');
    await press('mend', '1,1,0,0');
    // A prop that the component does not know.
    await press('misspell', '1,0,0,1');
    await press('correct', '1,1,4,0');
    await press('leave', '0,0,0,0');
    assert.equal(await page.evaluate(() => document.body.dataset['heard']), 'ready ready error ready error ready');
    assert.deepEqual(await page.consoleErrors(), []);
  } finally {
    await page.close();
  }
}

test('Vite: a page, React in StrictMode and Vue, served while developing, and built', async () => {
  const folder = await install('vite', tarball, 'public');
  await withServer(bin(folder, 'vite'), [folder, '--host', '127.0.0.1', '--strictPort'], async (url) => {
    await assertShows(url);
    await assertComponent(`${url}react.html`);
    await assertComponent(`${url}vue.html`);
  });
  await run(folder, bin(folder, 'vite'), 'build');
  assertOnlyViewer(join(folder, 'dist'));
  await assertFilesShow(join(folder, 'dist'));
  const { url, close } = await host(join(folder, 'dist'));
  try {
    await assertComponent(`${url}/react.html`);
    await assertComponent(`${url}/vue.html`);
  } finally {
    await close();
  }
});

test('the tutorial for developers works as it is written', async () => {
  const folder = await install('vite', tarball, 'public');
  const text = readFileSync(join(root, 'docs', 'javascript.md'), 'utf8');
  for (const file of ['public/harbour-2025.json', 'index.html', 'main.js', 'report.mjs']) {
    const [, rest = ''] = text.split(`\`${file}\`:\n`);
    writeFileSync(join(folder, file), /```\w+\n([\s\S]*?)```/.exec(rest)?.[1] ?? '');
  }
  await run(folder, process.execPath, 'report.mjs');
  assert.match(readFileSync(join(folder, 'report.html'), 'utf8'), /Harbour Helpline, 2025[\s\S]*<svg/);
  assert.match(readFileSync(join(folder, 'channels.svg'), 'utf8'), /^<svg[\s\S]*310/);
  await run(folder, bin(folder, 'vite'), 'build');
  await assertFilesShow(join(folder, 'dist'), '/', { title: 'Harbour Helpline, 2025', charts: 1 });
});

test('webpack 5, without any configuration', async () => {
  const folder = await install('webpack', tarball);
  await run(folder, bin(folder, 'webpack'), 'build', '--mode', 'production');
  assertOnlyViewer(join(folder, 'dist'));
  await assertFilesShow(folder);
});

test('esbuild: the slim entry with the module as a file, and the inline entry as one classic script', async () => {
  const folder = await install('esbuild', tarball);
  const build = ['--bundle', '--minify', '--outdir=dist', '--log-level=warning'];
  // As docs/javascript.md has it.
  const module = ['--format=esm', '--splitting', '--loader:.wasm=file', '--metafile=meta.json'];
  await run(folder, bin(folder, 'esbuild'), 'slim.js', ...module, ...build);
  const told = await run(folder, bin(folder, 'esbuild'), 'inline.js', '--format=iife', ...build);
  // The checker, which loads on demand, is not in a script that knows no address.
  assert.doesNotMatch(told, /error/i);
  const [atOnce, inAll] = weightsOf(JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')), 'dist/slim.js');
  // 0.2 kB of it ask for the checker early, and keep what is shown until the new report has its charts.
  assert.ok(atOnce < 21_700, `a page loads ${atOnce} bytes of script before its report is there`);
  // 10 kB of them make Excel files of tables, 2.5 kB the courses of key figures, both loaded on demand; 1 kB is the order of charts.
  assert.ok(inAll < 73_000, `with charts, sorting and controls, updates and the checker ${inAll}`);
  await assertFilesShow(folder, '/slim.html');
  await assertFilesShow(folder, '/inline.html');
});

test('Next: the server renders the static report, and the page takes it over without a word', async () => {
  const folder = await install('next', tarball, 'public');
  await run(folder, bin(folder, 'next'), 'build');
  assertOnlyViewer(join(folder, '.next', 'static'));
  await withServer(bin(folder, 'next'), ['start', folder, '--hostname', '127.0.0.1'], async (url) => {
    const html = await (await fetch(url)).text();
    assert.match(html, /<article class="hr-report"[\s\S]*<svg[\s\S]*Missouri State Report/);
    await assertShows(url);
    const page = await openPage(url);
    await page.waitFor(shown);
    await page.click('button');
    await page.waitFor(
      () => document.querySelector('hotline-report')?.shadowRoot?.querySelectorAll('canvas').length === 0,
    );
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });
});

test('script tags as the package gives them, with their hashes', async () => {
  const folder = await install('script', tarball);
  const installed = join(folder, 'node_modules', 'hotline-report');
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  renameSync(installed, join(folder, `hotline-report-${version}`));
  const embed = readFileSync(join(folder, `hotline-report-${version}`, 'EMBED.md'), 'utf8');
  const [classic = '', module = ''] = [...embed.matchAll(/```html\n([\s\S]*?)```/g)].map(([, tags]) => tags);
  for (const tags of [classic, module]) {
    assert.match(tags, /integrity="sha384-/);
    writeFileSync(
      join(folder, 'index.html'),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<link rel="icon" href="data:,"></head><body>${tags.replace('/reports/', '/')}</body></html>`,
    );
    await assertFilesShow(folder);
  }
});

test('Node: a report as HTML and as pictures, one of a CSV file, and nothing touches a window', async () => {
  const folder = await install('node', tarball);
  const made = JSON.parse(await run(folder, process.execPath, 'records.mjs'));
  assert.deepEqual(made, { title: 'Missouri State Report', rows: 50_000, errors: 0 });
  assert.match(readFileSync(join(folder, 'records.html'), 'utf8'), /<svg[\s\S]*750/);
  const told = JSON.parse(await run(folder, process.execPath, 'report.mjs'));
  assert.deepEqual(told, { title: 'Missouri Spotlight', problems: 0 });
  const html = readFileSync(join(folder, 'report.html'), 'utf8');
  assert.equal(
    html.match(/<svg[^>]* role="img"/g)?.length,
    2,
    'a chart and the map; lists have their bars in their rows',
  );
  assert.match(readFileSync(join(folder, 'chart.svg'), 'utf8'), /^<svg[\s\S]*144/);
  assert.match(readFileSync(join(folder, 'report.xlsx'), 'latin1'), /^PK/);
  const png = readFileSync(join(folder, 'chart.png'));
  assert.deepEqual([png.toString('latin1', 1, 4), png.readUInt32BE(16)], ['PNG', 1600], 'twice as wide as asked for');
  assert.match(readFileSync(join(folder, 'map.json'), 'utf8'), /vega-lite[\s\S]*29510/);
  assert.match(await run(folder, bin(folder, 'hotline-report'), '--help'), /hotline-report/);
  const { entries, left } = JSON.parse(await run(folder, process.execPath, 'touches-nothing.mjs'));
  assert.ok(entries.length >= 8, entries.join());
  assert.deepEqual(left, []);
});

test('Vitest: reports are read, mounted and shown by the element in jsdom and in happy-dom', async () => {
  const folder = await install('vitest', tarball);
  for (const environment of ['jsdom', 'happy-dom']) {
    // A loaded machine takes longer than the usual five seconds to start a module.
    await run(folder, bin(folder, 'vitest'), 'run', '--environment', environment, '--testTimeout=60000');
  }
});
