// What a page of a consumer shows, in Chromium.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '../browser/engines/chromium.mjs';
import { poll } from '../browser/engines/common.mjs';
import { spawnGuarded } from '../browser/engines/process.mjs';
import { freePort, host } from './consumers.mjs';

/** @type {Awaited<ReturnType<typeof chromium.launch>>} */
let browser;
export async function openBrowser() {
  browser = await chromium.launch();
}
export const closeBrowser = () => browser.close();

/** @param {string} url */
export const openPage = (url) => browser.open(url, { width: 1000, height: 800 });

/**
 * Runs in the page: what is shown, wherever it stands, and how many pixels each chart has in colour.
 * @returns {{title: string, tables: number, inks: number[]} | undefined} nothing while it is not ready
 */
export function shown() {
  const scope = document.querySelector('hotline-report')?.shadowRoot ?? document;
  const article = scope.querySelector('article');
  const canvases = [...(article?.querySelectorAll('canvas') ?? [])];
  if (canvases.length === 0 || canvases.some(({ style }) => style.height === '')) return undefined;
  const inks = canvases.map((canvas) => {
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let ink = 0;
    for (let index = 0; index < data.length; index += 4) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.slice(index, index + 4);
      if (alpha > 200 && Math.max(red, green, blue) - Math.min(red, green, blue) > 40) ink += 1;
    }
    return ink;
  });
  const title = article?.querySelector('.hr-header')?.querySelector('h1, h2')?.textContent ?? '';
  return { title, tables: article?.querySelectorAll('table').length ?? 0, inks };
}

const missouri = { title: 'Missouri State Report', charts: 4 };

/** @param {string} url */
export async function assertShows(url, { title, charts } = missouri) {
  const page = await openPage(url);
  try {
    const found = await page.waitFor(shown);
    assert.deepEqual([found.title, found.tables, found.inks.length], [title, charts, charts]);
    for (const ink of found.inks) assert.ok(ink > 1000, `charts in colour: ${found.inks.join(', ')}`);
    assert.deepEqual(await page.consoleErrors(), []);
  } finally {
    await page.close();
  }
}

/** @param {string} folder @param {string} [path] @param {typeof missouri} [wanted] */
export async function assertFilesShow(folder, path = '/', wanted = missouri) {
  const { url, close } = await host(folder);
  try {
    await assertShows(url + path, wanted);
  } finally {
    await close();
  }
}

/**
 * What a server of a project's own shows.
 * @param {string} program @param {string[]} args @param {(url: string) => Promise<void>} use
 */
export async function withServer(program, args, use) {
  const port = await freePort();
  const { stop } = spawnGuarded(program, [...args, '--port', port], { NEXT_TELEMETRY_DISABLED: '1' });
  const url = `http://127.0.0.1:${port}/`;
  try {
    await poll(async () => (await fetch(url)).ok, `${program} to answer`);
    await use(url);
  } finally {
    stop();
  }
}

/**
 * What bundlers make of a page that shows a report holds no module that it cannot load: of the viewer, of its charts, and of
 * the checker, which says what is wrong with a document.
 * @param {string} folder
 */
export function assertOnlyViewer(folder) {
  const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.wasm'));
  assert.equal(modules.length, 3, modules.join());
  // Of a report saved as one file, which is heavier than the viewer.
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  for (const name of scripts) assert.doesNotMatch(readFileSync(join(folder, name), 'utf8'), /hr-document/, name);
}
