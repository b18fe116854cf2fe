// The packed package in projects of further frameworks, test runners and runtimes, each with its own tools.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { poll } from '../browser/engines/common.mjs';
import { spawnGuarded } from '../browser/engines/process.mjs';
import { bin, cleanUp, freePort, host, install, pack, run } from './consumers.mjs';
import { assertFilesShow, assertOnlyViewer, closeBrowser, openBrowser, openPage, shown } from './shown.mjs';

/** @type {string} */
let tarball;
before(async () => {
  [tarball] = await Promise.all([pack(), openBrowser()]);
});
after(async () => {
  await closeBrowser();
  cleanUp();
});

const staticReport =
  /<hotline-report[^>]*>(?:<!--.*?-->)?<article class="hr-report"[\s\S]*Missouri State Report[\s\S]*<svg/;

/** Runs in the page: how many canvases there are. */
const canvases = () => document.querySelector('hotline-report')?.shadowRoot?.querySelectorAll('canvas').length;

/**
 * That a button of the framework's takes the charts off.
 * @param {string} folder @param {string} [path] @param {(page: Awaited<ReturnType<typeof openPage>>) => Promise<void>} [more]
 */
async function assertSwitches(folder, path = '/', more) {
  const { url, close } = await host(folder);
  const page = await openPage(url + path);
  try {
    await page.waitFor(shown);
    await more?.(page);
    await page.click('button');
    await page.waitFor(() => document.querySelector('hotline-report')?.shadowRoot?.querySelector('canvas') === null);
    assert.equal(await page.evaluate(canvases), 0);
    assert.deepEqual(await page.consoleErrors(), []);
  } finally {
    await page.close();
    await close();
  }
}

test('Jest: reports are read, mounted and shown by the element in jsdom', async () => {
  const folder = await install('jest', tarball);
  await run(folder, process.execPath, '--experimental-vm-modules', join('node_modules', 'jest', 'bin', 'jest.js'));
});

test('SvelteKit: the static report is in the page that is built, and becomes live', async () => {
  const folder = await install('sveltekit', tarball, 'static');
  await run(folder, bin(folder, 'vite'), 'build');
  const site = join(folder, 'build');
  assert.match(readFileSync(join(site, 'index.html'), 'utf8'), staticReport);
  assertOnlyViewer(site);
  await assertFilesShow(site);
  await assertSwitches(site);
});

test('Astro: the component of the documentation', async () => {
  const folder = await install('astro', tarball, join('public', 'reports'));
  await run(folder, bin(folder, 'astro'), 'build');
  const site = join(folder, 'dist');
  assert.match(readFileSync(join(site, 'index.html'), 'utf8'), staticReport);
  assertOnlyViewer(site);
  await assertFilesShow(site);
});

test('Angular: properties and events under a base address, and links to notes stay in the page', async () => {
  const folder = await install('angular', tarball, 'public');
  // As docs/element.md has it.
  const docs = readFileSync(join(root, 'docs', 'element.md'), 'utf8');
  const [, directive = ''] = /```typescript\n([\s\S]*?)```/.exec(docs) ?? [];
  writeFileSync(join(folder, 'src', 'hotline-report.ts'), directive);
  await run(folder, bin(folder, 'ng'), 'build');
  const site = join(folder, 'dist');
  assertOnlyViewer(site);
  await assertFilesShow(site, '/state/');
  await assertSwitches(site, '/state/', async (page) => {
    assert.equal(await page.evaluate(() => document.querySelector('button')?.textContent), 'Missouri State Report');
    await page.click('hotline-report >>> .hr-ref a');
    const focused = () => document.querySelector('hotline-report')?.shadowRoot?.activeElement?.id.startsWith('note-');
    await page.waitFor(focused);
    assert.equal(await page.evaluate(() => location.pathname + location.hash), '/state/');
  });
  const main = join(folder, 'src', 'main.ts');
  const written = readFileSync(main, 'utf8');
  for (const [wrong, words] of /** @type {[string, RegExp][]} */ ([
    ['[chart]="charts()"', /'chart'/],
    ['[charts]="title()"', /"canvas" \| "none"|Charts/],
  ])) {
    writeFileSync(main, written.replace('[charts]="charts()"', wrong));
    await assert.rejects(run(folder, bin(folder, 'ngc'), '--project', 'tsconfig.json', '--noEmit'), words);
  }
});

test('Deno and Bun make what Node makes, and a Cloudflare worker answers with a report', async () => {
  const folder = await install('runtimes', tarball);
  const [system = ''] = readdirSync(join(folder, 'node_modules', '@oven'));
  // What Bun would link after it is installed.
  const bun = join(folder, 'node_modules', '@oven', system, 'bin', 'bun');
  const [node, ...others] = [
    await run(folder, process.execPath, 'report.mjs'),
    await run(folder, bin(folder, 'deno'), 'run', '--allow-all', 'report.mjs'),
    await run(folder, bun, 'report.mjs'),
  ];
  assert.match(node ?? '', /"tables":4,"page":\d{6},"made":"Missouri State Report"/);
  assert.deepEqual(others, [node, node]);
  const outputs = ['--bundle', '--format=esm', '--outdir=dist', '--external:*.wasm', '--log-level=warning'];
  await run(folder, bin(folder, 'esbuild'), 'worker.js', ...outputs);
  const address = `127.0.0.1:${await freePort()}`;
  const config = join(folder, 'config.capnp');
  const { stop } = spawnGuarded(bin(folder, 'workerd'), ['serve', config, '--socket-addr', `http=${address}`]);
  try {
    const answered = async () => {
      const answer = await fetch(`http://${address}`);
      return answer.ok && (await answer.text());
    };
    assert.match(
      await poll(answered, 'the worker to answer'),
      /<article class="hr-report"[\s\S]*Missouri State Report[\s\S]*<svg/,
    );
  } finally {
    stop();
  }
});
