// Last year's saved report with this year's file is the new edition; what differs from last year's is beside it.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { forEachEngine } from './engines.mjs';
import { groundFor } from './ground.mjs';
import { mouse } from './hands.mjs';
import { documentIn, isAtStart, isReady, prepare, savedPage, tablesOf } from './saving.mjs';

/** @typedef {import('./engines/common.mjs').Page} Page */

const ground = groundFor('next-edition');
const { folder } = ground;
const size = { width: 1280, height: 900, optimizing: true };
/** From both files to the saved new edition. */
const MOST_ACTIONS = 4;

/** Different answers, and how many calls of each 120 have them, by year. @type {Record<string, Record<number, number>>} */
const callers = {
  Survivor: { 2024: 60, 2025: 45 },
  Friend: { 2024: 38, 2025: 40 },
  Police: { 2024: 22, 2025: 20 },
  Hospital: { 2024: 0, 2025: 15 },
};
const needs = ['Shelter', 'Shelter; Legal help', 'Counselling', 'Legal help'];

/** Calls of a year, in groups of 120. @param {number} year @param {number} groups */
const callsOf = (year, groups) =>
  Array.from({ length: groups }, () => Object.entries(callers))
    .flat()
    .flatMap(([caller, count]) => Array.from({ length: count[year] ?? 0 }, () => caller))
    .map((caller, row) => ({
      'Call date': `${year}-${String(1 + (row % 12)).padStart(2, '0')}-${String(1 + (row % 28)).padStart(2, '0')}`,
      Caller: caller,
      Needs: needs[(row * 7) % 5] ?? '',
    }));

/** @param {Record<string, string>[]} rows */
const csvOf = (rows) => `Call date,Caller,Needs\n${rows.map((row) => `${Object.values(row).join(',')}\n`).join('')}`;

const lastYear = callsOf(2024, 3);
const thisYear = callsOf(2025, 4);

/** The answers with their counts. @param {string[]} answers */
const tally = (answers) =>
  answers.reduce(
    (counts, answer) => ({ ...counts, [answer]: (counts[answer] ?? 0) + 1 }),
    /** @type {Record<string, number>} */ ({}),
  );

/** @param {typeof lastYear} calls */
const tallies = (calls) => ({
  Caller: tally(calls.map(({ Caller }) => Caller)),
  Needs: tally(calls.flatMap((call) => call.Needs.split('; ')).filter((need) => need !== '')),
});

/** @param {Page} page @param {string} name @param {string} content */
async function give(page, name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  await page.upload('.drop input[type=file]', path);
}

/** Runs in the page: ticks the box of that name. @param {string} label */
function tick(label) {
  const box = [...document.querySelectorAll('#made label')].find((one) => one.textContent?.trim().startsWith(label));
  if (!(box instanceof HTMLElement)) return false;
  box.click();
  return true;
}

/** Runs in the page: what is different, by the title of each table; and whether it is beside the report. */
function differences() {
  const section = document.querySelector('.differences');
  const sheet = document.querySelector('#sheet');
  if (!section?.checkVisibility() || !sheet) return false;
  return {
    isBeside: section.getBoundingClientRect().right <= sheet.getBoundingClientRect().left,
    tables: Object.fromEntries(
      [...section.querySelectorAll('table')].map((table) => [
        table.closest('div')?.parentElement?.querySelector('h3')?.textContent,
        Object.fromEntries(
          [...table.querySelectorAll('tbody tr')].map((row) => {
            const [label, ...cells] = [...row.children].map(({ textContent }) => textContent);
            return [label, cells];
          }),
        ),
      ]),
    ),
    words: section.textContent,
  };
}

/** The change of each answer that both years have, as it is printed. @param {Record<string, number>} last @param {Record<string, number>} now */
const changes = (last, now) =>
  Object.fromEntries(
    Object.entries(now).flatMap(([label, count]) => {
      const was = last[label];
      if (was === undefined || was === count) return [];
      const percent = Math.round((100 * (count - was)) / was);
      return [[label, [String(was), String(count), `${percent > 0 ? '+' : ''}${percent}%`]]];
    }),
  );

forEachEngine(({ name, open }) => {
  test('last year’s report and this year’s file make the new edition, in four actions', async () => {
    const first = await open(`${ground.url}/#make`, size);
    await first.evaluate(prepare);
    await first.waitFor(isAtStart);
    await give(first, 'calls-2024.csv', csvOf(lastYear));
    const begin = mouse(first);
    await begin.press('Start from my columns');
    await first.waitFor(isReady);
    await begin.press('Check and save');
    await first.waitFor(tick, 'Keep the plan in the saved report');
    await begin.press('Save the report');
    const last = await first.waitFor(savedPage);
    await first.close();

    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(prepare);
    await page.waitFor(isAtStart);
    await give(page, `report-2024-${name}.html`, last);
    await page.waitFor(() => document.querySelector('.ready') !== null);
    await give(page, 'calls-2025.csv', csvOf(thisYear));
    await page.waitFor(isReady);
    const hands = mouse(page);
    await hands.press('Check and save');
    const shown = await page.waitFor(differences);
    await hands.press('Save the report');
    const edition = documentIn(await page.waitFor(savedPage));
    assert.ok(2 + hands.actions() <= MOST_ACTIONS, `${2 + hands.actions()} actions`);

    // The edition is that of an independent count.
    assert.deepEqual([edition.period.start, edition.period.end], ['2025-01-01', '2025-12-31']);
    assert.equal(edition.headline[0].value.count ?? edition.headline[0].value, thisYear.length);
    const [was, is] = [tallies(lastYear), tallies(thisYear)];
    const found = tablesOf(edition);
    assert.deepEqual(found['Caller'], is.Caller);
    assert.deepEqual(found['Needs'], is.Needs);

    // So is what differs from last year's, which is beside the report.
    assert.ok(shown.isBeside);
    assert.deepEqual(shown.tables['Caller'], changes(was.Caller, is.Caller));
    assert.deepEqual(shown.tables['Needs'], changes(was.Needs, is.Needs));
    assert.match(shown.words, /New rows: Hospital\./);

    // It is said in the report, too, if one wishes.
    await hands.press('Say in the report how Calls changed');
    await page.waitFor(
      (words) => document.querySelector('.hr-lead')?.textContent?.includes(words) ?? false,
      `There were ${thisYear.length} calls (2025), after ${lastYear.length} (2024).`,
    );
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });
});
