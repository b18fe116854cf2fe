// From the file of each kind of system to a saved report, whose counts are compared with an independent count.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { forEachEngine } from './engines.mjs';
import { groundFor } from './ground.mjs';
import { crm, htcds, kobo, linea, redcap, signals } from './exports.mjs';
import { keys, mouse } from './hands.mjs';
import { documentIn, isAtStart, isReady, prepare, savedPage, tablesOf } from './saving.mjs';

/** @typedef {import('./engines/common.mjs').Page} Page */
/** @typedef {import('./exports.mjs').Export} Export */
/** @typedef {import('./hands.mjs').Hands} Hands */

const ground = groundFor('journeys');
const { folder } = ground;
/** As users have it. */
const size = { width: 1280, height: 900, optimizing: true };
/** From the file to the saved report, before any wording. */
const MOST_ACTIONS = 15;

/** What one does between the file and the report, beside starting. @type {Record<string, {of: Export, isFirst?: boolean, decide?: (hands: Hands) => Promise<void>}>} */
const journeys = {
  'case system': {
    of: crm(),
    decide: async (hands) => {
      await hands.press('Day first');
      await hands.press('Columns');
      await hands.press('Which answer is which', 'Signaler Type');
      await hands.press('Put together');
    },
  },
  'REDCap project': { of: redcap() },
  'Kobo form, answers together': { of: kobo('together') },
  // The form may be there before its answers are.
  'Kobo form, a column each': { of: kobo('each'), isFirst: true },
  'Kobo form, both styles': { of: kobo('both') },
  'HTCDS database': { of: htcds() },
  'Línea 144 file': { of: linea() },
};

const isOffered = () => document.querySelector('.drop.is-small') !== null;
const isDescribed = () => document.querySelector('.drop.is-small')?.textContent?.includes('are in what you start from');

/** @param {Page} page @param {string} name @param {string | Uint8Array} content */
async function give(page, name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  await page.upload('.drop input[type=file]', path);
}

/** @param {Page} page @param {(page: Page) => Hands} way @param {typeof journeys[string]} journey */
async function go(page, way, { of, isFirst, decide }) {
  await page.evaluate(prepare);
  const hands = way(page);
  await page.waitFor(isAtStart);
  const { dictionary } = of;
  if (dictionary && isFirst) {
    await give(page, dictionary.name, dictionary.content);
    await page.waitFor(() => document.querySelector('.ready') !== null);
  }
  await give(page, of.name, of.content);
  await page.waitFor(isOffered);
  if (dictionary && !isFirst) await give(page, dictionary.name, dictionary.content);
  if (dictionary) await page.waitFor(isDescribed);
  await hands.press('Start from my columns');
  await decide?.(hands);
  await page.waitFor(isReady);
  await hands.press('Check and save');
  await hands.press('Save the report');
  const document = documentIn(await page.waitFor(savedPage));
  const files = of.dictionary ? 2 : 1;
  assert.ok(files + hands.actions() <= MOST_ACTIONS, `${files + hands.actions()} actions`);
  assert.equal(document.headline[0].value.count ?? document.headline[0].value, of.rows);
  const found = tablesOf(document);
  for (const [title, rows] of Object.entries(of.tables)) assert.deepEqual(found[title], rows, title);
  assert.doesNotMatch(JSON.stringify(document), /Rivera|left message|Nickname|u-1/);
}

/** One engine goes all ways; the others show that the ways are theirs, too. */
const byKeys = ['case system', 'REDCap project', 'Línea 144 file'];
const elsewhere = { mouse: ['case system'], keys: ['REDCap project'] };

forEachEngine(({ name: engine, open }) => {
  for (const [name, journey] of Object.entries(journeys)) {
    for (const [hand, way] of /** @type {const} */ ([
      ['mouse', mouse],
      ['keys', keys],
    ])) {
      const isWanted =
        engine === 'chromium' ? hand === 'mouse' || byKeys.includes(name) : elsewhere[hand].includes(name);
      if (!isWanted) continue;
      test(`from the file of a ${name} to a saved report, by ${hand === 'keys' ? 'keys alone' : 'mouse'}`, async () => {
        const page = await open(`${ground.url}/#make`, size);
        await go(page, way, journey);
        await page.close();
      });
    }
  }

  test('signals and their situations are joined by a key that is shown, and both are counted', async () => {
    const of = signals();
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(prepare);
    const hands = mouse(page);
    await page.waitFor(isAtStart);
    await give(page, of.name, of.content);
    await page.waitFor(isOffered);
    await give(page, of.other.name, of.other.content);
    const asked = await page.waitFor(() => document.querySelector('.ask')?.textContent);
    assert.match(asked, /“Situation” here is “ID” there/);
    assert.ok(asked.includes(`${of.matched} of ${of.rows} records match`), asked);
    await hands.press('Join them');
    // The screen is made anew once they are joined; a button of the old one does nothing.
    const isJoined = () => ![...document.querySelectorAll('button')].some((one) => one.textContent === 'Join them');
    await page.waitFor(isJoined);
    await page.waitFor(isOffered);
    await hands.press('Start from my columns');
    await page.waitFor(isReady);
    await hands.press('Check and save');
    await hands.press('Save the report');
    const document = documentIn(await page.waitFor(savedPage));
    const figures = document.headline.map((/** @type {any} */ { value }) => value.count ?? value);
    assert.deepEqual(figures, [of.rows, of.situations]);
    // Signals without a situation have no venue.
    assert.deepEqual(tablesOf(document)['Venue'], { ...of.venues, 'Not specified': of.rows - of.matched });
    await page.close();
  });

  if (engine !== 'chromium') return;
  test('what was said of ambiguous dates is not asked again of the next file', async () => {
    const of = crm();
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(prepare);
    const hands = mouse(page);
    await page.waitFor(isAtStart);
    await give(page, of.name, of.content);
    await hands.press('Start from my columns');
    await hands.press('Day first');
    await page.waitFor(isReady);
    await hands.press('Report');
    await hands.press('Another file');
    await page.waitFor(isAtStart);
    await give(page, of.name, of.content);
    await hands.press('Go on with your plan');
    await page.waitFor(isReady);
    await page.close();
  });
});
