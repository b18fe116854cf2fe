// `npm run bench:after-reading`: for how long the analyst's page stands still once a file of a million records is read.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cli, root, say, took } from '../../scripts/run.mjs';
import { serve } from '../../scripts/server.mjs';
import { sleep } from '../../tests/browser/engines/process.mjs';
import { inOwnBrowser } from './browser.mjs';
import { target } from './bundle.mjs';
import { data } from './data.mjs';
import { repsOf } from './options.mjs';
import { aligned, grid, machine, renew } from './results.mjs';
import { median } from './summary.mjs';

const usage = `npm run bench:after-reading -- [options]
  --reps N  runs (default: 7)
  --help    this text
At least 7 runs renew the table in benches/RESULTS.md.`;

const fewestReps = 7;
/** The plan that the records are made for. */
const plan = 'State report: signals and situations of a year';
const limit = 180_000;
const viewport = { width: 1200, height: 900 };
/** An observer hears of a long task only some time after it. */
const tellingTime = 1500;
/** Goal, in milliseconds: browsers tell of no task that is shorter. */
const longest = 50;

/** @typedef {{duration: number, at: number}[]} Tasks longer than 50 ms, from the press on “Read the file” */
/** @typedef {{report: number, tasks: Tasks}} Run `report`: milliseconds from the press until the report is shown */

await cli(async () => {
  const options = /** @type {const} */ ({
    reps: { type: 'string', default: String(fewestReps) },
    help: { type: 'boolean' },
  });
  const { values } = parseArgs({ options });
  if (values.help) return say(usage);
  const reps = repsOf(values.reps);
  const since = Date.now();
  const where = machine();
  const { path, rows } = await data('1m');
  const server = await serve({ root });
  /** @type {Run[]} */
  const runs = [];
  try {
    for (let rep = 0; rep < reps; rep += 1) {
      const run = await read(`${server.url}/#make`, path);
      if ('failed' in run) throw new Error(run.failed);
      runs.push(run);
      const tasks = run.tasks.map(({ at, duration }) => `${duration.toFixed(0)} at ${at.toFixed(0)}`).join(', ');
      say(`${rep + 1}/${reps}: report after ${run.report.toFixed(0)} ms; long tasks: ${tasks || 'none'}`);
    }
  } finally {
    await server.close();
  }
  const worst = runs.map(({ tasks }) => Math.max(0, ...tasks.map(({ duration }) => duration)));
  const table = [
    ['what', 'median', 'least', 'most'],
    ['from the press until the report is shown, ms', ...spread(runs.map(({ report }) => report))],
    ['longest task, ms (0: none of 50 ms)', ...spread(worst)],
    ['tasks of 50 ms and more', ...spread(runs.map(({ tasks }) => tasks.length))],
  ];
  const most = median(worst) ?? NaN;
  const verdict = `${most <= longest ? 'met   ' : 'missed'} no task over ${longest} ms: ${most.toFixed(0)} (median of the longest)`;
  say(`\n${aligned(table)}\n\n${verdict}\n`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'after-reading.json'), `${JSON.stringify({ machine: where, runs }, null, 1)}\n`);
  say(took(since));
  if (reps < fewestReps) return say('benches/RESULTS.md keeps its table');
  const heading = `### The analyst's page, after ${rows.toLocaleString('en')} records; ${reps} runs`;
  const method = `The file is chosen on the page that makes reports, and “Read the file” is pressed: the time until the report is shown, and the tasks of
the page from the press until a second and a half after it. Each run has a browser process of its own.`;
  await renew('after-reading', [heading, `${where}.`, method, grid(table), `- ${verdict}`]);
});

/** @param {string} url @param {string} path @returns {Promise<Run | {failed: string}>} */
function read(url, path) {
  return inOwnBrowser(async (browser) => {
    const page = await browser.newPage();
    await page.setViewport(viewport);
    await page.goto(url);
    const input = await page.waitForSelector('.drop input[type=file]', { timeout: limit });
    await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(path);
    for (const button of [plan, 'Read the file']) {
      await page.waitForFunction(isOffered, { timeout: limit }, button);
      await page.evaluate(press, button);
    }
    await page.waitForFunction(() => 'reportAt' in globalThis, { timeout: limit });
    await sleep(tellingTime);
    return /** @type {Promise<Run>} */ (
      page.evaluate(() => {
        const { pressedAt, reportAt, tasks } = /** @type {any} */ (globalThis);
        const after = tasks.filter((/** @type {any} */ { at }) => at >= pressedAt);
        const relative = after.map((/** @type {any} */ { at, duration }) => ({ duration, at: at - pressedAt }));
        return { report: reportAt - pressedAt, tasks: relative };
      })
    );
  }, limit);
}

/** Runs in the page: whether a button can be pressed. @param {string} text */
function isOffered(text) {
  const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith(text));
  return found !== undefined && !found.disabled;
}

/** Runs in the page: presses a button, and notes what follows. @param {string} text */
function press(text) {
  const noted = /** @type {any} */ (globalThis);
  noted.observer?.disconnect();
  noted.tasks = [];
  noted.observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) noted.tasks.push({ at: startTime, duration });
  });
  noted.observer.observe({ type: 'longtask' });
  const look = () => {
    if (document.querySelector('.hr-report')?.getClientRects().length) noted.reportAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  noted.pressedAt = performance.now();
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith(text))?.click();
}

/** Median, least and most. @param {number[]} values */
function spread(values) {
  return [median(values) ?? NaN, Math.min(...values), Math.max(...values)].map((value) => value.toFixed(0));
}
