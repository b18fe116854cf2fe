// `npm run attack -- --hours 1`: attacks random reports for as long as one likes, and prints each leak made small.
import { parseArgs } from 'node:util';
import { cli, must, say, SetupError } from '../../scripts/run.mjs';
import { classes } from './classes.mjs';
import { example } from './maker.mjs';
import { Threads } from './pool.mjs';

const usage = `npm run attack -- [options]
  --hours N      how long; 0.1 where neither hours nor reports are given
  --scenarios N  how many of each class instead
  --class A,B    these classes only
  --seed N       where random numbers begin: 1
  --threads N    how many at once: 2
  --all          make every leak small and show it, not only the first three of a class
  --cli PATH     a program that makes a report: PATH records.csv plan.json --start 2020 --published FILE …
  --batch PATH   one that answers a line of JSON for each, like examples/report.rs
  --help         this text`;

/** @typedef {{scenarios: number, reports: number, refused: number, leak: number, false: number, error: number}} Tally */

await cli(async () => {
  const text = /** @type {const} */ ({ type: 'string' });
  const flag = /** @type {const} */ ({ type: 'boolean' });
  const options = { hours: text, scenarios: text, class: text, seed: text, threads: text, cli: text, batch: text };
  const { values } = parseArgs({ options: { ...options, all: flag, help: flag } });
  if (values.help) return say(usage);
  const names = values.class?.split(',') ?? Object.keys(classes);
  const unknown = names.filter((name) => !(name in classes));
  if (unknown.length > 0)
    throw new SetupError(`Unknown class ${unknown.join(', ')}. Classes: ${Object.keys(classes).join(', ')}`);
  const program = values.cli ?? values.batch ?? example('release');
  if (!values.cli && !values.batch)
    await must('cargo', ['build', '--locked', '--profile', 'bench', '--example', 'report']);
  const threads = new Threads({ program, batch: values.cli === undefined, threads: Number(values.threads ?? 2) });
  const ends = values.scenarios === undefined ? Date.now() + Number(values.hours ?? 0.1) * 3_600_000 : Infinity;
  const most = Number(values.scenarios ?? Infinity);
  /** @type {Map<string, Tally>} */
  const tallies = new Map(
    names.map((name) => [name, { scenarios: 0, reports: 0, refused: 0, leak: 0, false: 0, error: 0 }]),
  );
  const explained = values.all ? Infinity : 3;

  function* tasks() {
    for (let turn = 0; turn < most && Date.now() < ends; turn += 1) {
      for (const name of names) {
        const tally = tallies.get(name);
        const found = tally ? tally.leak + tally.false : 0;
        yield { name, seed: Number(values.seed ?? 1) + turn, explain: found < explained };
      }
    }
  }
  await threads.work(tasks(), ({ name, seed, reports, refused, kind, text: words }) => {
    const tally = tallies.get(name);
    if (!tally) return;
    tally.scenarios += 1;
    tally.reports += reports;
    tally.refused += refused;
    if (kind !== 'safe') tally[kind] += 1;
    if (kind !== 'safe') say(`\n── ${name}, seed ${seed}: ${kind} ──\n${words}`);
  });
  await threads.close();
  table(tallies);
});

/** @param {Map<string, Tally>} tallies */
function table(tallies) {
  const rows = [...tallies].map(([name, tally]) => ({ name, ...tally }));
  const sum = (/** @type {keyof Tally} */ key) => rows.reduce((total, row) => total + row[key], 0);
  const keys = /** @type {const} */ (['scenarios', 'reports', 'refused', 'leak', 'false', 'error']);
  const total = { name: 'all', ...Object.fromEntries(keys.map((key) => [key, sum(key)])) };
  say(
    '\n| Class | Scenarios | Reports | Refused | Leaking | False words | Errors |\n| --- | --- | --- | --- | --- | --- | --- |',
  );
  for (const row of [...rows, /** @type {typeof rows[0]} */ (total)]) {
    say(`| ${row.name} | ${keys.map((key) => row[key]).join(' | ')} |`);
  }
  if (sum('leak') + sum('false') + sum('error') > 0) process.exitCode = 1;
}
