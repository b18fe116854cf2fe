// Every entry may be imported where there is no window, and leaves nothing behind.
import { readFile } from 'node:fs/promises';

const { exports } = JSON.parse(await readFile(new URL(import.meta.resolve('hotline-report/package.json')), 'utf8'));
const before = Object.getOwnPropertyNames(globalThis);
const entries = Object.keys(exports).filter((name) => typeof exports[name] === 'object');
for (const entry of entries) await import(`hotline-report${entry.slice(1)}`);
const left = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
console.log(JSON.stringify({ entries, left }));
