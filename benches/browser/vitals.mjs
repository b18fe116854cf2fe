// `npm run bench:vitals`: what readers of a report wait for on a slow phone: its largest paint, what moves, and answers to taps.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cli, say, took } from '../../scripts/run.mjs';
import { sleep } from '../../tests/browser/engines/process.mjs';
import { inOwnBrowser } from './browser.mjs';
import { target } from './bundle.mjs';
import { chooser, repsOf } from './options.mjs';
import { aligned, grid, machine, renew } from './results.mjs';
import { median } from './summary.mjs';
import { observeReader } from './vitals/observe.mjs';
import { servePages } from './vitals/pages.mjs';

/** @import {Page} from 'puppeteer-core' */
/** @import {Seen} from './vitals/observe.mjs' */
/** @import {VisitedPage} from './vitals/pages.mjs' */

const usage = `npm run bench:vitals -- [options]
  --reps N    visits of each page (default: 7)
  --only a,b  these pages, by the beginnings of their names
  --report R  the report, of www/reports (default: missouri-2020)
  --help      this text
At least 7 visits of each page with missouri-2020 renew the table in benches/RESULTS.md.`;

const fewestReps = 7;
const usualReport = 'missouri-2020';
const limit = 120_000;
/** A phone, and a network, as Lighthouse has them: slow 4G. */
const screen = { width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
const rate = 4;
const network = { latency: 150, download: (1.6 * 1024 * 1024) / 8, upload: (750 * 1024) / 8 };
/** Round trips for a name, a connection and its encryption. */
const connecting = network.latency * 2.75;
/** Milliseconds without a change that count as rest. */
const rest = 2500;
/** Most that Lighthouse's shares may be. */
const most = { cls: 0.05, inp: 100 };

const method = `A phone as Lighthouse has it: ${screen.width} × ${screen.height} CSS pixels, the processor four times slower; slow 4G, 150 ms for each request and
1.6 Mbit/s; the first file of a page waits for the connection for another ${connecting.toFixed(0)} ms. The server compresses; nothing is in the cache. The file from the disk has
the slow processor alone. Milliseconds until the largest contentful paint (LCP), the largest sum of layout shifts within five seconds (CLS) until the
page is at rest, and the longest answer to a tap (INP; 0: none took 16 ms): the head of a column, twice, and, where they are, the
menu and the arrow keys on a chart. Each visit has a browser process of its own, and the pages take turns; medians, and for INP the worst of all visits.`;

/** @typedef {{page: VisitedPage, lcp: number, cls: number, inp: number}} Visit */

await cli(async () => {
  const options = /** @type {const} */ ({
    reps: { type: 'string', default: String(fewestReps) },
    only: { type: 'string' },
    report: { type: 'string', default: usualReport },
    help: { type: 'boolean' },
  });
  const { values } = parseArgs({ options });
  if (values.help) return say(usage);
  const reps = repsOf(values.reps);
  const isWanted = chooser(values.only);
  const since = Date.now();
  const where = machine();
  mkdirSync(target, { recursive: true });
  const { pages, close } = await servePages(values.report, connecting);
  const chosen = pages.filter(({ name }) => isWanted(name));
  const visits = await visitAll(chosen, reps).finally(close);
  const rows = table(chosen, visits);
  const verdicts = goals(chosen, visits);
  say(`\n${aligned(rows)}\n\n${verdicts.join('\n')}\n`);
  writeFileSync(join(target, 'vitals.json'), `${JSON.stringify({ machine: where, visits }, null, 1)}\n`);
  say(took(since));
  if (values.only || reps < fewestReps || values.report !== usualReport)
    return say('benches/RESULTS.md keeps its table');
  const heading = `### A report on a slow phone; ${reps} visits each`;
  await renew('vitals', [heading, `${where}.`, method, grid(rows), verdicts.map((line) => `- ${line}`).join('\n')]);
});

/** @param {VisitedPage[]} pages @param {number} reps */
async function visitAll(pages, reps) {
  /** @type {Visit[]} */
  const visits = [];
  for (let rep = 0; rep < reps; rep += 1) {
    const first = rep % pages.length;
    for (const page of [...pages.slice(first), ...pages.slice(0, first)]) {
      const seen = await visit(page.url);
      if ('failed' in seen) throw new Error(`${page.name}: ${seen.failed}`);
      const inp = Math.max(0, ...seen.events.map(({ duration }) => duration));
      visits.push({ page, lcp: seen.lcp, cls: worstShare(seen.shifts), inp });
      say(
        `${rep + 1}/${reps} ${page.name}: LCP ${seen.lcp.toFixed(0)}, CLS ${worstShare(seen.shifts).toFixed(3)}, INP ${inp}`,
      );
    }
  }
  return visits;
}

/** @param {string} url @returns {Promise<Seen | {failed: string}>} */
function visit(url) {
  return inOwnBrowser(async (browser) => {
    const page = await browser.newPage();
    await page.setViewport(screen);
    await page.evaluateOnNewDocument(observeReader);
    await page.emulateCPUThrottling(rate);
    if (url.startsWith('http')) await page.emulateNetworkConditions(network);
    await page.goto(url);
    await page.waitForFunction(isLive, { timeout: limit });
    await sleep(rest);
    const { shifts } = await seenIn(page);
    await tapAll(page);
    return { ...(await seenIn(page)), shifts };
  }, limit);
}

/** @param {Page} page @returns {Promise<Seen>} */
function seenIn(page) {
  return page.evaluate(() => /** @type {any} */ (globalThis).seen);
}

/** Runs in the page: whether the report is there, with what its script adds. */
function isLive() {
  const within = document.querySelector('hotline-report')?.shadowRoot ?? document;
  return within.querySelector('.hr-report .hr-sort') !== null;
}

/** Does what a reader does. @param {Page} page */
async function tapAll(page) {
  for (const selector of ['.hr-sort', '.hr-sort', '.hr-fold', '.hr-fold', 'canvas[tabindex="0"]']) {
    const place = await page.evaluate(placeOf, selector);
    if (!place) continue;
    await page.touchscreen.tap(place.x, place.y);
    await sleep(rest / 5);
    if (!selector.startsWith('canvas')) continue;
    await page.evaluate(focusOn, selector);
    for (const key of /** @type {const} */ (['ArrowDown', 'ArrowDown', 'Escape'])) await page.keyboard.press(key);
    await sleep(rest / 5);
  }
}

/** Runs in the page: the middle of the first seen element, once it is in view. @param {string} selector */
async function placeOf(selector) {
  const within = document.querySelector('hotline-report')?.shadowRoot ?? document;
  const found = [...within.querySelectorAll(selector)].find((element) => element.getClientRects().length > 0);
  if (!found) return undefined;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 200)));
  const { left, top, width, height } = found.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** Runs in the page. @param {string} selector */
function focusOn(selector) {
  const within = document.querySelector('hotline-report')?.shadowRoot ?? document;
  /** @type {HTMLElement | null} */ (within.querySelector(selector))?.focus();
}

/** The largest sum of shifts without a second between two, and within five seconds. @param {Seen['shifts']} shifts */
function worstShare(shifts) {
  let worst = 0;
  let sum = 0;
  let [start, last] = [-Infinity, -Infinity];
  for (const { at, value } of shifts) {
    if (at - last > 1000 || at - start > 5000) [start, sum] = [at, 0];
    last = at;
    sum += value;
    worst = Math.max(worst, sum);
  }
  return worst;
}

/** @param {VisitedPage} page @param {Visit[]} visits */
function figures(page, visits) {
  const own = visits.filter((one) => one.page === page);
  const of = (/** @type {'lcp' | 'cls' | 'inp'} */ key) => own.map((one) => one[key]);
  return { lcp: median(of('lcp')) ?? NaN, cls: median(of('cls')) ?? NaN, inp: Math.max(...of('inp')) };
}

/** @param {VisitedPage[]} pages @param {Visit[]} visits */
function table(pages, visits) {
  const rows = pages.map((page) => {
    const { lcp, cls, inp } = figures(page, visits);
    return [page.name, lcp.toFixed(0), cls.toFixed(3), inp.toFixed(0)];
  });
  return [['page', 'LCP, ms', 'CLS', 'INP, ms'], ...rows];
}

/** @param {VisitedPage[]} pages @param {Visit[]} visits */
function goals(pages, visits) {
  return pages.flatMap((page) => {
    const { lcp, cls, inp } = figures(page, visits);
    const wanted = /** @type {const} */ ([
      ['LCP', 'ms', lcp, page.lcp, 0],
      ['CLS', '', cls, most.cls, 3],
      ['INP', 'ms', inp, most.inp, 0],
    ]);
    return wanted.map(([what, unit, value, limitOf, digits]) => {
      const goal = `${what} of at most ${limitOf}${unit && ` ${unit}`}`;
      return `${value <= limitOf ? 'met   ' : 'missed'} ${goal}: ${value.toFixed(digits)} (${page.name})`;
    });
  });
}
