// One contender, one file, in a browser of its own.
import { inOwnBrowser } from './browser.mjs';
import { differences, questions } from './job.mjs';
import { resetPeak, snapshot, usage } from './processes.mjs';

/** @import {Browser, Page} from 'puppeteer-core' */
/** @import {Contender, FilterKind, Tables} from './job.mjs' */
/** @import {Snapshot} from './processes.mjs' */

/** A contender that is still busy after so long has failed. */
const patience = { least: 120_000, perMegabyte: 200 };

/** Questions are asked again while the rounds take less than this, in milliseconds. */
const more = { upTo: 15, time: 2000 };

/**
 * @typedef {object} Task
 * @property {string} url of the page
 * @property {string} name of the contender
 * @property {string} path of the CSV
 * @property {number} megabytes of the CSV
 * @property {Tables[]} expected answer to each question
 * @property {'bytes' | 'file'} kind
 * @property {number} rounds how often each question is asked at least
 *
 * @typedef {object} Measurement times in milliseconds, memory in megabytes
 * @property {string} title
 * @property {number} ready
 * @property {number} load
 * @property {number} wall load and first tables
 * @property {number | undefined} quiet the same less the time that the busiest thread waited for a core
 * @property {number | undefined} cpu
 * @property {number} longest
 * @property {number | undefined} memory at its peak, over what it was before
 * @property {number | undefined} heap of JavaScript, afterwards
 * @property {Partial<Record<FilterKind, number[]>>} again times of repeated questions
 * @property {string[]} wrong
 */

/**
 * @param {Task} task
 * @returns {Promise<Measurement | {failed: string} | undefined>} undefined: does not take this kind of source
 */
export function measure(task) {
  return inOwnBrowser((browser) => inBrowser(browser, task), patience.least + patience.perMegabyte * task.megabytes);
}

/** @param {Browser} browser @param {Task} task @returns {Promise<Measurement | undefined>} */
async function inBrowser(browser, task) {
  const page = await browser.newPage();
  const crashed = new Promise((_, reject) => page.on('error', reject));
  // The tab is gone, and so is whoever would answer.
  return /** @type {Promise<Measurement | undefined>} */ (Promise.race([inPage(browser, page, task), crashed]));
}

/** @param {Browser} browser @param {Page} page @param {Task} task @returns {Promise<Measurement | undefined>} */
async function inPage(browser, page, { url, name, path, expected, kind, rounds }) {
  // Some libraries compile functions from text, which the server's policy forbids.
  await page.setBypassCSP(true);
  await page.goto(url);
  const { title, accepts, lacks, ready } = await ask(page, 'init', name);
  if (!accepts.includes(kind)) return undefined;
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.$('#file'));
  await input.uploadFile(path);
  await ask(page, 'prepare', kind);

  const asked = questions.flatMap((question, at) => {
    return Object.keys(question.filter).some((column) => lacks.includes(column))
      ? []
      : [{ ...question, expected: expected[at] }];
  });
  const renderers = await rendererPids(browser);
  renderers.forEach(resetPeak);
  const before = renderers.map(snapshot);
  const job = await ask(page, 'job', asked[0]?.filter);
  const system = compare(before, renderers.map(snapshot));
  const longest = await ask(page, 'longestTask');
  const { JSHeapUsedSize } = await page.metrics();
  const { times, answers } = await ask(
    page,
    'ask',
    asked.map(({ filter }) => filter),
    rounds,
    more,
  );
  await ask(page, 'close');

  /** @type {Measurement['again']} */
  const again = {};
  for (const [at, { kind: of }] of asked.entries()) again[of] = [...(again[of] ?? []), ...times[at]];
  const given = [[asked[0], job.tables], ...asked.map((question, at) => [question, answers[at]])];
  const wrong = given.flatMap(([question, tables]) =>
    differences(tables, question.expected).map((text) => `${question.name}: ${text}`),
  );
  return {
    title,
    ready,
    load: job.load,
    wall: job.wall,
    // The snapshots are a little wider than the job, so the wait may be, too.
    quiet: system && Math.max(job.wall - system.wait, Math.min(job.wall, system.busy)),
    cpu: system?.cpu,
    longest,
    memory: system?.memory,
    heap: JSHeapUsedSize === undefined ? undefined : JSHeapUsedSize / 2 ** 20,
    again,
    wrong,
  };
}

/**
 * Calls a function of page.js. @param {Page} page @param {string} name @param {any[]} values
 * @returns {Promise<any>}
 */
function ask(page, name, ...values) {
  return page.evaluate((key, given) => /** @type {any} */ (globalThis).bench[key](...given), name, values);
}

/** @param {Browser} browser */
async function rendererPids(browser) {
  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/**
 * The page's renderer is the one that worked.
 * @param {(Snapshot | undefined)[]} before @param {(Snapshot | undefined)[]} after
 */
function compare(before, after) {
  const found = before.flatMap((start, at) => {
    const end = after[at];
    return start && end ? [{ ...usage(start, end), memory: end.peak - start.resident }] : [];
  });
  return found.toSorted((a, b) => b.cpu - a.cpu)[0];
}
