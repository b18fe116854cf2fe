// Makes report documents from records and plans, by a program that answers one line of JSON by another.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/run.mjs';

/**
 * @typedef {{records: string, plan: any, scope: any, places?: Record<string, string> | undefined, published?: any[]}} Job
 * @typedef {{audit: any[], assumptions?: any}} Publications
 * @typedef {{report?: any, audit?: any, refused?: string}} Answer
 * @typedef {{make: (job: Job) => Promise<Answer>, close: () => void}} Maker
 */

/**
 * Returns where cargo puts the example. The attack uses it instead of the package: it makes a report in a third of a
 * millisecond, the package in ten, for each of its files has a worker of its own. Both are the same core.
 * @param {'debug' | 'release'} profile `cargo test` has made the first of them already
 */
export const example = (profile) =>
  join(root, 'target', profile, 'examples', process.platform === 'win32' ? 'report.exe' : 'report');

/** Starts the example, and again after a fault of its own. @param {string} program */
export function batchMaker(program) {
  let running = start(program);
  return {
    make: async (/** @type {Job | Publications} */ job) => {
      try {
        return await running.ask(job);
      } catch (error) {
        running.close();
        running = start(program);
        throw error;
      }
    },
    close: () => running.close(),
  };
}

/** @param {string} program */
function start(program) {
  const child = spawn(program, ['--batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
  /** @type {{resolve: (answer: Answer) => void, reject: (error: Error) => void}[]} */
  const waiting = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line)));
  const fail = (/** @type {Error} */ error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  child.on('error', fail);
  child.stdin.on('error', fail);
  child.on('exit', (code, signal) => fail(new Error(`The program that makes reports ended with ${code ?? signal}.`)));
  return {
    ask: (/** @type {Job | Publications} */ job) =>
      /** @type {Promise<Answer>} */ (
        new Promise((resolve, reject) => {
          waiting.push({ resolve, reject });
          child.stdin.write(`${JSON.stringify(job)}\n`);
        })
      ),
    close: () => void child.stdin.end(),
  };
}

/** Runs a program once for each report: `PROGRAM records.csv plan.json --start 2020`. @param {string} program @returns {Maker} */
export function programMaker(program) {
  return {
    make: async ({ records, plan, scope, places, published = [] }) => {
      if (places) throw new Error('A program of one report knows no places of maps. Use `--batch`.');
      const folder = mkdtempSync(join(tmpdir(), 'attack-'));
      const write = (/** @type {string} */ name, /** @type {string} */ text) => {
        writeFileSync(join(folder, name), text);
        return join(folder, name);
      };
      const files = [write('records.csv', records), write('plan.json', JSON.stringify(plan))];
      const names = { jurisdiction: 'jurisdiction', start: 'start', end: 'end', periodLabel: 'period-label' };
      const options = Object.entries(names).flatMap(([key, option]) => (scope[key] ? [`--${option}`, scope[key]] : []));
      const before = published.flatMap((document, place) => [
        '--published',
        write(`published-${place}.json`, JSON.stringify(document)),
      ]);
      const { status, stdout, stderr } = spawnSync(program, [...files, ...options, ...before], { encoding: 'utf8' });
      rmSync(folder, { recursive: true });
      return status === 0 ? { report: JSON.parse(stdout) } : { refused: stderr.trim() };
    },
    close: () => {},
  };
}
