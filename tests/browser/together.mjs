// All tests of pages in one process, as `npm test` runs them in Firefox and Chromium: to start browsers for each file took a third of the time.
import { readdirSync, readFileSync } from 'node:fs';
import { describe } from 'node:test';
import { engines } from './engines.mjs';

const here = new URL('.', import.meta.url);
const hasChromium = engines.some(({ name }) => name === 'chromium');

for (const name of readdirSync(here).toSorted()) {
  if (!name.endsWith('.test.mjs')) continue;
  const file = new URL(name, here);
  // Those that are not written for all engines run with Chromium's.
  if (!hasChromium && !readFileSync(file, 'utf8').includes('forEachEngine(')) continue;
  describe(name, async () => {
    await import(file.href);
  });
}
