// The editor's panels: answers, languages, words in the report, and what is said beside the control that it is about.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, csvOf, forget, isReady, press, printed, rowsOf, write } from './editing.mjs';
import { forEachEngine } from './engines.mjs';
import { groundFor } from './ground.mjs';

const ground = groundFor('editor');
const { file } = ground;
const size = { width: 1280, height: 900 };

forEachEngine(({ open }) => {
  test('answers that mean the same are put together as the program suggests, and other columns with such are named', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    const states = [...Array.from({ length: 8 }, () => 'Missouri'), 'Kansas', 'Kansas', 'Iowa', 'Misuri'];
    const kinds = ['Truck stop', 'Truck stops', 'Truck stop', 'Farm'];
    const calls = Array.from({ length: 240 }, (_, row) => ({
      Kind: kinds[row % 4] ?? '',
      State: states[row % 12] ?? '',
    }));
    await begin(page, file('states.csv', csvOf(calls)));
    await page.waitFor(press, 'Answers');
    await page.waitFor(write, 'Column', 'kind');
    await page.waitFor(press, 'Put together');
    // The other column is one step away.
    await page.waitFor(() => {
      const link = [...document.querySelectorAll('.suggest .link')].find((one) => one.textContent?.trim() === 'State');
      if (!(link instanceof HTMLElement)) return false;
      link.click();
      return true;
    });
    await page.waitFor(() =>
      document.querySelector('.suggest li')?.textContent?.includes('Misuri and Missouri (the same in other words'),
    );
    await page.waitFor(press, 'Put together');
    const rowsOfMissouri = calls.filter(({ State }) => State === 'Misuri' || State === 'Missouri').length;
    await page.waitFor(
      (count) => [...document.querySelectorAll('.answers tbody tr')].some((row) => row.textContent?.includes(count)),
      String(rowsOfMissouri),
    );
    await page.waitFor(() => document.querySelector('.suggest') === null);
    await page.close();
  });

  test('what is wrong with a translation is beside it, under its language’s name', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    await begin(page, file('harbour.csv', csvOf(rowsOf(2025, 400))));
    await page.waitFor(press, 'Languages');
    await page.waitFor(write, 'Another language', 'ar');
    const translate = (/** @type {string} */ own, /** @type {string} */ other) => {
      const pair = [...document.querySelectorAll('.pair')].find((one) => one.querySelector('bdi')?.textContent === own);
      const field = pair?.querySelector('input, textarea');
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
      field.value = other;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      return true;
    };
    await page.waitFor(translate, 'Calls by month', '{yaer}');
    const said = await page.waitFor(() => {
      const found = [...document.querySelectorAll('#panel .beside-control')];
      return (
        found.length > 0 &&
        found.map((one) => [one.closest('.pair')?.querySelector('bdi')?.textContent, one.textContent])
      );
    });
    assert.equal(said.length, 1);
    assert.equal(said[0][0], 'Calls by month');
    assert.match(said[0][1], /\{yaer\}/);
    assert.deepEqual(
      await page.evaluate(() => [
        document.querySelector('.bench > .beside-control .where')?.textContent?.endsWith('› title › Arabic: '),
        document.querySelectorAll('.tabs .mark').length,
        document.querySelector('#tab-languages .mark') !== null,
      ]),
      [true, 1, true],
    );
    await page.waitFor(translate, 'Calls by month', 'شهور');
    await page.waitFor(isReady);
    await page.waitFor(press, 'Check and save');
    await page.waitFor(() => document.querySelector('#made')?.textContent?.includes('The report is not in Arabic'));
    await page.close();
  });

  test('heads of columns, ranges, totals and the rows of crossed tables are written in the report', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    await begin(page, file('harbour.csv', csvOf(rowsOf(2025, 400))));
    const change = async (/** @type {string} */ name, /** @type {string} */ text) => {
      await page.waitFor(press, `Change ${name}`);
      await page.waitFor(() => document.activeElement?.className === 'in-report');
      await page.evaluate((words) => {
        const box = document.activeElement;
        if (box instanceof HTMLTextAreaElement) box.value = words;
      }, text);
      await page.press('Enter');
      await page.waitFor(
        (words) =>
          document.querySelector('.standing.is-ready') !== null &&
          [...document.querySelectorAll('.hr-block :is(thead, tbody, tfoot) bdi')].some(
            (one) => one.textContent === words,
          ),
        text,
      );
      // Its pencil has the focus, so that one can go on.
      await page.waitFor((words) => document.activeElement?.getAttribute('aria-label')?.endsWith(words), text);
    };
    await change('the row 18 to 24', 'Young adults');
    await change('the row Total', 'All callers');
    await change('the head Age', 'Years');

    // Who called by what they needed is a crossed table: its columns are answers, too.
    await page.waitFor(press, 'Tables');
    await page.waitFor(press, 'Who called');
    await page.waitFor(write, 'Split into columns by', 'age');
    await page.waitFor(isReady);
    await change('the column Young adults', 'From 18 to 24');
    await change('the row Hospital', 'Clinic');
    const { fields, report } = JSON.parse(
      await page.waitFor(() => {
        document.getElementById('tab-plan')?.click();
        /** @type {HTMLTextAreaElement | null} */
        const text = document.querySelector('#panel details textarea');
        return text?.value.startsWith('{') && text.value;
      }),
    );
    assert.ok(fields.age.bands.some((/** @type {any} */ { label }) => label === 'From 18 to 24'));
    assert.ok(
      fields.who_called.values.some(
        (/** @type {any} */ { label, also }) => label === 'Clinic' && also.includes('Hospital'),
      ),
    );
    const tables = report.sections.flatMap((/** @type {any} */ section) => section.tables);
    assert.ok(tables.some((/** @type {any} */ { stub }) => stub === 'Years'));
    assert.equal(tables.filter((/** @type {any} */ { total }) => total?.label === 'All callers').length, 1);

    // A head sorts as before, and no row that the program calls so becomes an answer.
    assert.ok(await page.evaluate(() => document.querySelector('.hr-block thead th .hr-sort .pencil') === null));
    const names = await page.evaluate(() =>
      [...document.querySelectorAll('.hr-block .pencil')].map((one) => one.getAttribute('aria-label')),
    );
    assert.ok(!names.some((/** @type {string} */ one) => /January|% of/.test(one)), names.join());
    await page.close();
  });

  test('several answers in one cell that the draft took for one are counted each by itself, with one press', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    // Answers of four words may be a remark.
    const people = ['Minors under 18 years;Females', 'Adults;Females', 'Adults;Females'];
    const calls = Array.from({ length: 150 }, (_, row) => ({
      Day: `2025-05-${String(1 + (row % 28)).padStart(2, '0')}`,
      Demographics: people[row % 3] ?? '',
    }));
    await begin(page, file('small.csv', csvOf(calls)));
    await page.waitFor(press, 'Answers');
    await page.waitFor(write, 'Column', 'demographics');
    await page.waitFor(() => document.querySelector('.suggest')?.textContent?.includes('“;” between them'));
    await page.waitFor(press, 'Count each by itself');
    await page.waitFor(
      () => document.querySelectorAll('.answers tbody tr').length === 3 && document.querySelector('.suggest') === null,
    );
    await page.waitFor(isReady);
    assert.deepEqual(Object.fromEntries(await page.waitFor(printed, 'Demographics')), {
      Females: 150,
      Adults: 100,
      'Minors under 18 years': 50,
    });
    await page.close();
  });
});
