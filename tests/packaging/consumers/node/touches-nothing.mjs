// Every entry may be imported where there is no window, and leaves nothing behind. Those for a framework need it, and some
// are types alone.
import { readFile } from 'node:fs/promises';

const { exports, peerDependencies } = JSON.parse(
  await readFile(new URL(import.meta.resolve('hotline-report/package.json')), 'utf8'),
);
const before = Object.getOwnPropertyNames(globalThis);
const entries = Object.keys(exports).filter((name) => exports[name].default && !(name.slice(2) in peerDependencies));
for (const entry of entries) await import(`hotline-report${entry.slice(1)}`);
const left = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
console.log(JSON.stringify({ entries, left }));
