// `npm run bench:paint`: how soon charts are on the page. Three tables of a report as bars, by libraries of charts and by
// hotline-report, which shows the whole report. Each run has a browser of its own, and the contenders take turns.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { cli, root, say, took } from '../../scripts/run.mjs';
import { serve } from '../../scripts/server.mjs';
import { inOwnBrowser } from './browser.mjs';
import { bundleCharts, linkPackage, target } from './bundle.mjs';
import { chooser, repsOf } from './options.mjs';
import { aligned, grid, machine, renew } from './results.mjs';
import { median } from './summary.mjs';

/** @import {Chart, Times} from './paint/page.js' */

const usage = `npm run bench:paint -- [options]
  --reps N    runs of each contender (default: 7)
  --only a,b  these contenders, by the beginnings of their names
  --help      this text
A run of all contenders, at least 7 times each, renews its table in benches/RESULTS.md.`;

/** By the name of the library's file, or the script of ours and how it has its charts. */
const contenders = {
  uplot: 'uPlot',
  plot: 'Observable Plot',
  chartjs: 'Chart.js, tree-shaken',
  'classic rows': 'hotline-report, classic script, bars in rows',
  'module rows': 'hotline-report, ES modules, bars in rows',
  'classic separate': 'hotline-report, classic script, charts beside tables',
  'module separate': 'hotline-report, ES modules, charts beside tables',
};
/** Factors by which the processor is slowed down. */
const rates = [1, 4];
const fewestReps = 7;
const limit = 120_000;
const viewport = { width: 800, height: 1200 };

const method = `The three tables of the Missouri report of 2020 as bars, in a window of ${viewport.width} × ${viewport.height}. A library draws
them and nothing else, from labels and counts that it has as arrays. hotline-report reads the whole document and shows all of it, with
its tables, notes and four charts: bars in the rows of tables, which is what it does by itself, or charts of their own, as
\`"chart": "separate"\` has them. Scripts come from a server on the same machine, modules by the tags of EMBED.md; the time begins when the first of them is asked for. “First” and “all”
are until one and three charts can be seen, after the frame that shows them; “live” until all three answer to the pointer (bars in
rows are pictures until their canvas is drawn). Each run has a browser process of its own, and the contenders take turns; medians in
milliseconds, at the processor's own speed and four times slower. Afterwards every chart is looked at for ink.`;

/** @typedef {{name: string, rate: number, times: Times}} Run */

await cli(async () => {
  const options = /** @type {const} */ ({
    reps: { type: 'string', default: String(fewestReps) },
    only: { type: 'string' },
    help: { type: 'boolean' },
  });
  const { values } = parseArgs({ options });
  if (values.help) return say(usage);
  const reps = repsOf(values.reps);
  const names = Object.keys(contenders).filter(chooser(values.only));
  const since = Date.now();
  const where = machine();
  await bundleCharts();
  linkPackage();
  const server = await serve({ root: target });
  const runs = await measureAll(`${server.url}/paint/page.html`, names, reps).finally(() => server.close());
  const rows = table(names, runs);
  const verdicts = goals(runs);
  say(`\n${aligned(rows)}\n\n${verdicts.join('\n')}\n`);
  mkdirSync(target, { recursive: true });
  const out = join(target, 'paint.json');
  writeFileSync(out, `${JSON.stringify({ machine: where, runs }, null, 1)}\n`);
  say(`single figures: ${out}; ${took(since)}`);
  if (values.only || reps < fewestReps) return say('benches/RESULTS.md keeps its table');
  const heading = `### Charts on the page; ${reps} times each`;
  await renew('paint', [heading, `${where}.`, method, grid(rows), verdicts.map((line) => `- ${line}`).join('\n')]);
});

/** @param {string} url @param {string[]} names @param {number} reps */
async function measureAll(url, names, reps) {
  const text = readFileSync(join(root, 'www', 'reports', 'missouri-2020.json'), 'utf8');
  const charts = chartsOf(JSON.parse(text));
  const early = await earlyModules();
  /** @type {Run[]} */
  const runs = [];
  for (let rep = 0; rep < reps; rep += 1) {
    const first = rep % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      for (const rate of rates) {
        const times = await measure(url, { name, text, charts, early }, rate);
        if ('failed' in times) throw new Error(`${name}: ${times.failed}`);
        runs.push({ name, rate, times });
        const { first: one, all, live } = times;
        say(`${rep + 1}/${reps} ${name}, ${rate}×: ${[one, all, live].map((time) => time.toFixed(0)).join(', ')} ms`);
      }
    }
  }
  return runs;
}

/** @param {string} url @param {{name: string, text: string, charts: Chart[], early: string[]}} task @param {number} rate */
function measure(url, task, rate) {
  return inOwnBrowser(async (browser) => {
    const page = await browser.newPage();
    await page.setViewport(viewport);
    // Libraries set styles that the server's policy forbids.
    await page.setBypassCSP(true);
    await page.goto(url);
    await page.emulateCPUThrottling(rate);
    return /** @type {Promise<Times>} */ (
      page.evaluate((given) => /** @type {any} */ (globalThis).bench.run(given), task)
    );
  }, limit);
}

/** The addresses of what the tags of the package have a page load at once. */
async function earlyModules() {
  const { moduleTags } = await import(pathToFileURL(join(root, 'pkg', 'snippets.js')).href);
  const tags = moduleTags({ folder: '/pkg', hashes: {} }, { title: '', address: '', html: '' });
  return [...tags.matchAll(/<link rel="modulepreload" href="([^"]+)"/g)].map(([, address = '']) => address);
}

/** The first three tables as a library takes them. @param {any} document @returns {Chart[]} */
function chartsOf({ sections }) {
  const tables = sections.flatMap((/** @type {any} */ section) => section.tables ?? []);
  /** @param {any} row @returns {Chart['rows']} */
  const flat = ({ label, value, children = [] }) => [
    { label, value: typeof value === 'number' ? value : value.pooled },
    ...children.flatMap(flat),
  ];
  return tables.slice(0, 3).map((/** @type {any} */ { title, rows }) => ({ title, rows: rows.flatMap(flat) }));
}

/** @param {Run[]} runs @param {string} name @param {number} rate @param {keyof Times} key */
function medianOf(runs, name, rate, key) {
  const chosen = runs.filter((run) => run.name === name && run.rate === rate);
  return median(chosen.map(({ times }) => times[key]));
}

/** @param {string[]} names @param {Run[]} runs */
function table(names, runs) {
  const keys = /** @type {const} */ (['first', 'all', 'live']);
  const columns = rates.flatMap((rate) => keys.map((key) => ({ rate, key })));
  const rows = names.map((name) => [
    contenders[/** @type {keyof typeof contenders} */ (name)],
    ...columns.map(({ rate, key }) => medianOf(runs, name, rate, key)?.toFixed(0) ?? ''),
  ]);
  return [['contender', ...columns.map(({ rate, key }) => `${key}, ${rate}×`)], ...rows];
}

/** The first chart no later than uPlot's, all no later than those of Chart.js. @param {Run[]} runs */
function goals(runs) {
  const ours = Object.entries(contenders).filter(([name]) => name.includes(' '));
  const wanted = /** @type {const} */ ([
    ['first', 'the first chart', 'uplot', "uPlot's"],
    ['all', 'all charts', 'chartjs', "Chart.js's"],
  ]);
  return ours.flatMap(([name, title]) => {
    return rates.flatMap((rate) => {
      return wanted.flatMap(([key, what, other, whose]) => {
        const [mine, theirs] = [medianOf(runs, name, rate, key), medianOf(runs, other, rate, key)];
        if (mine === undefined || theirs === undefined) return [];
        const verdict = mine <= theirs ? 'met   ' : 'missed';
        return [
          `${verdict} ${what} no later than ${whose}, ${rate}×: ${mine.toFixed(0)} to ${theirs.toFixed(0)} (${title})`,
        ];
      });
    });
  });
}
