// From a helpline's own columns to a report under its own name: by mouse, by keys alone, back and forth, and once more next year.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { begin, csvOf, forget, isReady, press, printed, rowsOf, tick, write } from './editing.mjs';
import { forEachEngine } from './engines.mjs';
import { groundFor } from './ground.mjs';

/** @typedef {import('./engines/common.mjs').Page} Page */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ground = groundFor('maker');
const { file } = ground;
const size = { width: 1280, height: 900 };

const rows = rowsOf(2025, 400);
const records = () => file('harbour-helpline.csv', csvOf(rows));

/** Counts of the answers, the largest first. @param {(row: Record<string, string>) => string[]} answers */
function counted(answers) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const answer of rows.flatMap(answers)) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one);
}

/** Runs in the page: from now on keeps what it would download. */
function keepDownloads() {
  const kept = /** @type {{blob: Blob, name: string}[]} */ ([]);
  Object.assign(window, { kept });
  const { createObjectURL } = URL;
  let last = new Blob();
  URL.createObjectURL = (blob) => {
    last = /** @type {Blob} */ (blob);
    return createObjectURL(blob);
  };
  HTMLAnchorElement.prototype.click = function () {
    kept.push({ blob: last, name: this.download });
  };
}

/** Runs in the page: the file of that ending that it would have downloaded. @param {string} ending */
async function downloaded(ending) {
  const kept = /** @type {any} */ (window).kept.find((/** @type {{name: string}} */ { name }) => name.endsWith(ending));
  return kept ? kept.blob.text() : false;
}

/** Runs in the page: writes the first translation that is missing, if there is one. */
function translateNext() {
  for (const pair of document.querySelectorAll('.pair')) {
    /** @type {HTMLInputElement | null} */
    const field = pair.querySelector('input, textarea');
    if (field?.value !== '') continue;
    field.value = `ES ${pair.querySelector('bdi')?.textContent}`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return true;
  }
  return false;
}

forEachEngine(({ name, open }) => {
  test('from an ordinary export to a saved report, counted independently', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    await page.evaluate(keepDownloads);
    await begin(page, records());
    const first = await page.evaluate(() => document.querySelector('.hr-report')?.textContent);
    assert.doesNotMatch(first, /Rivera|Obi|K\. Park/, 'columns of staff are off');
    assert.deepEqual(
      (await page.waitFor(printed, 'Who called')).filter((/** @type {[string, number]} */ [label]) =>
        ['Self', 'Hospital'].includes(label),
      ),
      counted((row) => [row['Who called'] ?? '']).filter(([answer]) => ['Self', 'Hospital'].includes(answer)),
    );

    // The same answer in two languages, as the page suggests.
    await page.waitFor(press, 'Answers');
    await page.waitFor(write, 'Column', 'who_called');
    await page.waitFor(press, 'Put together');
    await page.waitFor(
      (title, sum) => {
        const block = [...document.querySelectorAll('.hr-block')].find(
          (one) => one.querySelector(':is(h2, h3) bdi')?.textContent === title,
        );
        return [...(block?.querySelectorAll('tbody tr') ?? [])].some(
          (row) => row.textContent?.startsWith('Police') && row.textContent.includes(sum),
        );
      },
      'Who called',
      String(rows.filter((row) => row['Who called'].startsWith('Polic')).length),
    );

    await page.waitFor(press, 'Words');
    await page.waitFor(write, 'Title', 'Calls in {year}');
    await page.waitFor(write, 'Publisher', 'Harbour Helpline');
    await page.waitFor(() => document.querySelector('.hr-report h1')?.textContent === 'Calls in 2025');

    await page.waitFor(press, 'Protection');
    await page.waitFor(() => document.querySelector('.dial') !== null);
    await page.click('[data-about="under-10"]');
    await page.waitFor(isReady);

    await page.waitFor(press, 'Check and save');
    await page.waitFor(() => document.querySelector('#made')?.textContent?.includes('Counts from 1 to 9 are hidden'));
    await page.waitFor(tick, 'Keep the plan in the saved report');
    await page.waitFor(press, 'Save the report');
    const html = await page.waitFor(downloaded, '.html');
    const saved = JSON.parse(/ id="hr-document">([^]*?)<\/script>/.exec(html)?.[1] ?? '');
    assert.equal(saved.publisher, 'Harbour Helpline');
    assert.equal(JSON.stringify(saved.headline).includes(String(rows.length)), true);
    const table = saved.sections
      .flatMap((/** @type {any} */ { tables }) => tables)
      .find((/** @type {any} */ { title }) => title === 'Who called');
    const police = table.rows.find((/** @type {any} */ { label }) => label === 'Police');
    assert.equal(
      police.value.count ?? police.value,
      rows.filter((row) => row['Who called'].startsWith('Polic')).length,
    );
    assert.doesNotMatch(html, /Rivera/);

    // The record of how it was made: of which file, and what became of every row.
    await page.waitFor(press, 'The record as JSON');
    const record = JSON.parse(await page.waitFor(downloaded, '.json'));
    assert.deepEqual(
      [record.kind, record.rows, record.protection.verdict],
      ['hotline-report-record', rows.length, 'safe'],
    );
    assert.match(record.files[0].sha256, /^[0-9a-f]{64}$/);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();

    // Next year: the saved report first, then the new file. Nothing is asked that is known.
    const next = await open(`${ground.url}/#make`, size);
    await next.evaluate(forget);
    await next.waitFor(() => document.querySelector('.drop input[type=file]') !== null);
    await next.upload('.drop input[type=file]', file(`last-${name}.html`, html));
    await next.waitFor(() => document.querySelector('.ready') !== null);
    await next.upload('.drop input[type=file]', file('harbour-2026.csv', csvOf(rowsOf(2026, 300))));
    await next.waitFor(() => document.querySelector('.hr-report h1')?.textContent === 'Calls in 2026');
    await next.close();
  });

  test('the same by keys alone', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    await page.waitFor(() => document.querySelector('.drop input[type=file]') !== null);
    await page.upload('.drop input[type=file]', records());
    const isAt = (/** @type {string} */ words) => {
      const at = document.activeElement;
      return (at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '').startsWith(words);
    };
    const tabTo = async (/** @type {string} */ words) => {
      for (let presses = 0; presses < 80; presses += 1) {
        if (await page.evaluate(isAt, words)) return;
        await page.press('Tab');
      }
      assert.fail(`no key leads to ${words}`);
    };
    await page.waitFor(() => document.activeElement?.tagName === 'H1');
    await tabTo('Start from my columns');
    await page.press('Enter');
    await page.waitFor(isReady);
    await tabTo('Report');
    for (let panel = 0; panel < 5; panel += 1) await page.press('ArrowRight');
    await page.waitFor(() => document.querySelector('#tab-words')?.getAttribute('aria-selected') === 'true');

    // A text in the report itself, and back to its pencil.
    await tabTo('Change the title');
    await page.press('Enter');
    await page.waitFor(() => document.activeElement?.className === 'in-report');
    for (const letter of 'calls') await page.press(letter);
    await page.press('Enter');
    await page.waitFor(() => document.querySelector('.hr-report h1')?.textContent === 'calls');
    await page.waitFor(() => document.activeElement?.getAttribute('aria-label') === 'Change the title');

    // The order of answers; the focus goes with the answer, and it is said where it is.
    await page.evaluate(() => document.getElementById('tab-answers')?.focus());
    await page.press('Enter');
    await page.waitFor(write, 'Column', 'who_called');
    await tabTo('Move Self down');
    await page.press('Enter');
    await page.waitFor(() =>
      document.querySelector('.bench > [role=status]')?.textContent?.startsWith('Self is at place 2'),
    );
    await page.waitFor(() => document.activeElement?.getAttribute('aria-label') === 'Move Self down');
    await page.waitFor(isReady);
    await page.evaluate(() => document.getElementById('tab-answers')?.focus());
    await page.press('Control+z');
    await page.waitFor(() => document.querySelector('.bench > [role=status]')?.textContent === 'Undone.');
    await page.close();
  });

  test('the beginning of a range is moved by keys, and its steps are undone together', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    await begin(page, records());
    await page.waitFor(press, 'Answers');
    await page.waitFor(write, 'Column', 'age');
    await page.waitFor(() => document.querySelector('[data-about="handle-1"]') !== null);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-about="handle-1"]')).focus());
    const isAt = (/** @type {string} */ number) =>
      document.activeElement?.getAttribute('data-about') === 'handle-1' &&
      document.activeElement.getAttribute('aria-valuenow') === number;
    await page.waitFor(isAt, '25');
    await page.press('ArrowRight');
    await page.waitFor(isAt, '26');
    await page.press('ArrowRight');
    await page.waitFor(isAt, '27');
    await page.waitFor(isReady);
    assert.deepEqual(
      (await page.waitFor(printed, 'Age')).filter((/** @type {[string, number]} */ [label]) => label === '18–26'),
      [['18–26', rows.filter(({ Age }) => Number(Age) >= 18 && Number(Age) <= 26).length]],
    );
    await page.press('Control+z');
    await page.waitFor(isAt, '25');
    await page.close();
  });

  test('a column that may name people is on only after a yes', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    await begin(page, records());
    await page.waitFor(press, 'Columns');
    await page.waitFor(tick, 'Advocate');
    await page.waitFor(() =>
      document.querySelector('.ask')?.textContent?.includes('Is it certain that they name nobody?'),
    );
    assert.doesNotMatch(
      await page.evaluate(() => document.querySelector('.bench .card.is-off')?.textContent),
      /Rivera/,
    );
    await page.waitFor(press, 'No, leave it out');
    await page.waitFor(() => document.querySelector('.ask') === null);
    await page.close();
  });

  test('what is wrong stands beside its control, and a step back mends it', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    await begin(page, records());
    await page.waitFor(press, 'Words');
    await page.waitFor(write, 'Title', 'Calls of {yaer}');
    await page.waitFor(() => document.querySelector('.panel .beside-control')?.textContent?.includes('{yaer}'));
    assert.ok(await page.evaluate(() => document.querySelector('#tab-words .mark') !== null));
    await page.waitFor(press, 'Undo');
    await page.waitFor(isReady);
    await page.close();
  });

  test('what is filled in by itself is put where the cursor was', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    await begin(page, records());
    await page.waitFor(press, 'Words');
    await page.waitFor(write, 'Title', 'Calls of ');
    await page.evaluate(() => {
      const title = document.querySelector('[data-about="title"]');
      if (!(title instanceof HTMLInputElement)) return;
      title.focus();
      title.setSelectionRange(title.value.length, title.value.length);
    });
    await page.waitFor(press, 'What is filled in by itself');
    assert.ok(await page.waitFor(press, 'the year'));
    await page.waitFor(() => document.querySelector('.hr-report h1')?.textContent === 'Calls of 2025');
    await page.close();
  });

  test('a second language is given text by text, and then readers can switch to it', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    await begin(page, records());
    await page.waitFor(press, 'Languages');
    await page.waitFor(write, 'Another language', 'es');
    await page.waitFor(() => document.querySelectorAll('.pair').length > 10);
    for (let turn = 0; await page.evaluate(translateNext); turn += 1) assert.ok(turn < 200);
    await page.waitFor(isReady);
    await page.waitFor(() => {
      const spanish = document.querySelector('#report .languages [lang^="es"]');
      if (!(spanish instanceof HTMLElement)) return false;
      spanish.click();
      return true;
    });
    await page.waitFor(() => document.querySelector('.hr-report h1')?.textContent?.startsWith('ES '));
    assert.equal(await page.evaluate(() => document.querySelector('.hr-report')?.getAttribute('lang')), 'es-US');

    // Where the report is read in Spanish, its pencils change the Spanish words.
    await page.waitFor(press, 'Change the title');
    await page.waitFor(() => document.activeElement?.className === 'in-report');
    for (const letter of 'cifras') await page.press(letter);
    await page.press('Enter');
    await page.waitFor(press, 'Plan');
    const { report } = JSON.parse(
      await page.waitFor(() => {
        /** @type {HTMLTextAreaElement | null} */
        const text = document.querySelector('#panel details textarea');
        return text?.value.startsWith('{') && text.value;
      }),
    );
    assert.deepEqual([report.title.es, report.title.en.startsWith('ES ')], ['cifras', false]);

    // A word that changes leaves its translation behind, which can be kept.
    await page.waitFor(press, 'Words');
    await page.waitFor(write, 'Title', 'Our calls');
    await page.waitFor(press, 'Languages');
    assert.ok(await page.waitFor(press, 'Keep what it was: cifras'));
    await page.waitFor(press, 'Undo');
    await page.waitFor(() => document.querySelector('.pair button')?.textContent?.includes('Keep what it was'));
    await page.close();
  });

  test('the plan is kept for files with these headings, and never a record', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    await begin(page, records());
    await page.waitFor(press, 'Words');
    await page.waitFor(write, 'Title', 'Kept');
    await page.waitFor(isReady);
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    assert.match(stored, /Kept/);
    assert.doesNotMatch(stored, /2025-01-01|Rivera/);
    await page.waitFor(press, 'Report');
    await page.waitFor(press, 'Another file');
    await page.waitFor(() => document.querySelector('.drop input[type=file]') !== null);
    await page.upload('.drop input[type=file]', records());
    await page.waitFor(press, 'Go on with your plan');
    await page.waitFor(() => document.querySelector('.hr-report h1')?.textContent === 'Kept');
    await page.close();
  });

  test('a plan is changed as text as well', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    await begin(page, records());
    await page.waitFor(press, 'Plan');
    const text = await page.waitFor(
      () => /** @type {HTMLTextAreaElement | null} */ (document.querySelector('.panel textarea'))?.value,
    );
    const plan = JSON.parse(text);
    plan.report.title = 'From text';
    await page.waitFor(write, 'The plan as text', `${JSON.stringify(plan).slice(0, -1)},`);
    await page.waitFor(press, 'Use this text');
    await page.waitFor(() => document.querySelector('.panel .beside-control')?.textContent?.includes('line 1'));
    await page.waitFor(write, 'The plan as text', JSON.stringify(plan));
    await page.waitFor(press, 'Use this text');
    await page.waitFor(() => document.querySelector('.hr-report h1')?.textContent === 'From text');
    await page.close();
  });

  test('whatever is dropped on Open a report is gone on with', async () => {
    const page = await open(`${ground.url}/#missouri-2020`, size);
    await page.evaluate(forget);
    const isShown = (/** @type {string} */ words) => document.querySelector('.hr-report h1')?.textContent === words;
    await page.waitFor(isShown, 'Missouri State Report');
    await page.upload('#file', records());
    await page.waitFor(press, 'Start from my columns');
    await page.waitFor(isReady);
    await page.evaluate(keepDownloads);
    await page.waitFor(press, 'Plan');
    await page.waitFor(press, 'Save plan');
    const plan = await page.waitFor(downloaded, '.plan.json');
    await page.upload('#file', file('plan-to-open.json', plan));
    await page.waitFor(() => document.querySelector('.ready')?.textContent?.includes('is ready'));
    await page.upload('#file', join(root, 'www/reports/missouri-2017.json'));
    await page.waitFor(() => document.querySelector('.hr-report') !== null);
    assert.equal(await page.evaluate(() => document.querySelector('#maker')?.checkVisibility()), false);
    await page.upload('#file', file('broken-plan.json', plan.replace('"fields": {', '"fields": {"x": 1,')));
    await page.waitFor(() => document.querySelector('#maker .fault')?.textContent?.includes('broken-plan.json'));
    await page.close();
  });

  test('axe finds nothing in any panel, also on a phone', async () => {
    const page = await open(`${ground.url}/#make`, { width: 320, height: 800 });
    await page.evaluate(forget);
    await begin(page, records());
    await page.evaluate(`(() => {${axe}\n})()`);
    for (const panel of [
      'report',
      'columns',
      'answers',
      'counted',
      'tables',
      'words',
      'languages',
      'protection',
      'check',
      'plan',
    ]) {
      await page.click(`#tab-${panel}`);
      await page.waitFor((id) => document.getElementById(`tab-${id}`)?.getAttribute('aria-selected') === 'true', panel);
      const found = await page.evaluate(async () => {
        const { run } = /** @type {any} */ (window).axe;
        const { violations } = await run(document, { resultTypes: ['violations'] });
        return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
      });
      assert.deepEqual(found, [], panel);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `${panel}: ${overflow} px too wide`);
    }
    await page.close();
  });
});
