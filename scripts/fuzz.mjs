// `npm run fuzz -- [target …] [--seconds N]`: random input for everything that reads what strangers made, for N seconds each
// (60). On a stable toolchain; libFuzzer itself needs a compiler for C++. What it finds lies in target/fuzz/found.
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ask, cli, must, root, say } from './run.mjs';

const { values, positionals } = parseArgs({
  options: { seconds: { type: 'string', default: '60' } },
  allowPositionals: true,
});

/** Seeds of each target: folders of the repository, and the endings of the files' names. */
const seeds = /** @type {Record<string, [folder: string, ending: string][]>} */ ({
  records: [['tests/data/csv-spectrum', '.csv']],
  workbook: [['tests/data', '.xlsx']],
  document: [['www/reports', '.json']],
  json: [['www/reports', '.json']],
  plan: [['src/plan/plans', '.json']],
  published: [['tests/fixtures/publications', '.txt']],
  geometry: [],
});

/** As cargo-fuzz sets them, but for sanitizers, which need a nightly toolchain. */
const instrumented = [
  '--cfg fuzzing',
  '-Cpasses=sancov-module',
  '-Ccodegen-units=1',
  ...['level=4', 'inline-8bit-counters', 'pc-table', 'trace-compares'].map(
    (option) => `-Cllvm-args=-sanitizer-coverage-${option}`,
  ),
].join(' ');

const chosen = positionals.length > 0 ? positionals : Object.keys(seeds);
const unknown = chosen.filter((name) => !(name in seeds));
if (unknown.length > 0 || !/^[1-9]\d*$/u.test(values.seconds)) {
  say(`Use: npm run fuzz -- [${Object.keys(seeds).join(' | ')}] [--seconds N]`);
  process.exit(1);
}
await cli(async () => {
  const host = /host: (\S+)/u.exec(ask('rustc', '-vV') ?? '')?.[1] ?? '';
  const target = join(root, 'target', 'fuzz');
  const env = { CARGO_TARGET_DIR: target, RUSTFLAGS: instrumented };
  for (const name of chosen) {
    const [corpus, found] = ['corpus', 'found'].map((folder) => join(target, folder, name));
    if (corpus === undefined || found === undefined) continue;
    for (const folder of [corpus, found]) mkdirSync(folder, { recursive: true });
    for (const [folder, ending] of seeds[name] ?? []) {
      const files = readdirSync(join(root, folder)).filter((file) => file.endsWith(ending));
      for (const file of files) cpSync(join(root, folder, file), join(corpus, file));
    }
    say(`${name}: ${values.seconds} s`);
    const build = [
      'build',
      '--release',
      '--target',
      host,
      '--manifest-path',
      join(root, 'fuzz', 'Cargo.toml'),
      '--bin',
      name,
    ];
    await must('cargo', build, { env });
    const limits = [`-max_total_time=${values.seconds}`, '-max_len=65536', '-timeout=10', '-rss_limit_mb=2048'];
    await must(join(target, host, 'release', name), [corpus, `-artifact_prefix=${found}/`, ...limits], {});
  }
});
