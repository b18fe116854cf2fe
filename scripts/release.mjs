// `node scripts/release.mjs v1.2.3`: whether tag, packages and changelog agree; prints the notes of that release.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, root, say, SetupError } from './run.mjs';

/** Places that name the version. @typedef {{npm: string, cargo: string, changelog: string}} Sources */

/** @returns {Sources} the files of this repository */
export function sources() {
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
  return { npm: read('package.json'), cargo: read('Cargo.toml'), changelog: read('CHANGELOG.md') };
}

/**
 * The notes of the release that a tag names.
 * @param {string} tag @param {Sources} from
 * @throws {SetupError} if anything says another version, or the changelog knows nothing of it
 */
export function notes(tag, { npm, cargo, changelog }) {
  const version = /^v(\d+\.\d+\.\d+)$/.exec(tag)?.[1];
  if (version === undefined) throw new SetupError(`“${tag}” is no tag of a release: it should be like v1.2.3`);
  const said = { 'package.json': JSON.parse(npm).version, 'Cargo.toml': /^version = "([^"]+)"$/m.exec(cargo)?.[1] };
  for (const [file, other] of Object.entries(said)) {
    if (other !== version) throw new SetupError(`${file} says ${other}, the tag ${version}`);
  }
  const heading = `## [${version}]`;
  const section = changelog.split(/^(?=## \[)/m).find((part) => part.startsWith(heading));
  const [first = '', ...rest] = section?.split('\n') ?? [];
  if (!/ - \d{4}-\d{2}-\d{2}$/.test(first)) {
    throw new SetupError(`CHANGELOG.md has no “${heading} - ” with a date; rename “Unreleased”`);
  }
  const text = rest.join('\n').trim();
  if (!text) throw new SetupError(`CHANGELOG.md says nothing of ${version}`);
  return text;
}

if (process.argv[1] === import.meta.filename) {
  await cli(async () => say(notes(process.argv[2] ?? '', sources())));
}
