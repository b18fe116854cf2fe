// Reports that were saved in the same visit: the page takes them into account for the next one by itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachEngine } from './engines.mjs';
import { groundFor } from './ground.mjs';

const ground = groundFor('visit');
const { file } = ground;

const plan = {
  version: 1,
  id: 'states',
  name: 'Calls of states',
  language: 'en-US',
  jurisdiction: 'state',
  fields: {
    state: { label: 'State', type: 'category', names: ['state'] },
    kind: { label: 'Kind', type: 'category', names: ['kind'] },
  },
  measures: { calls: { unit: 'calls' } },
  report: {
    title: 'Calls',
    publisher: 'A hotline',
    everywhere: 'Everywhere',
    sections: [{ tables: [{ id: 'kinds', title: 'Kinds', measure: 'calls', by: 'kind', total: { label: 'All' } }] }],
  },
  protection: { threshold: 3, mask: '[c]' },
};

const counts = { Kansas: { A: 5, B: 6, C: 3, D: 3 }, Missouri: { A: 8, B: 2, C: 9, D: 4 } };
const records = Object.entries(counts).flatMap(([state, kinds]) =>
  Object.entries(kinds).flatMap(([kind, count]) => Array(count).fill(`${state},${kind}`)),
);

/** Runs in the page: presses the button of that text. @param {string} text */
function press(text) {
  const found = [...document.querySelectorAll('button')].find((button) => button.textContent?.startsWith(text));
  if (!found || found.disabled) return false;
  found.click();
  return true;
}

/** Runs in the page: chooses whose report it is; an empty text for all. @param {string} state */
function chooseState(state) {
  const found = [...document.querySelectorAll('label.field')].find(
    (field) => field.firstChild?.textContent === 'State',
  );
  const control = found?.querySelector('select');
  if (!control) return false;
  control.value = state;
  control.dispatchEvent(new Event('change'));
  return true;
}

/** Runs in the page: what it takes into account, and what the report says once it is there. @param {string} title */
function shown(title) {
  const article = document.querySelector('.hr-report');
  if (!article?.textContent?.includes(title) || !document.querySelector('.verdict.is-safe')) return false;
  return {
    boxes: [...document.querySelectorAll('.visit label')].map((label) => label.textContent?.trim()),
    beside: document.querySelectorAll('.verdict .beside bdi').length,
    hidden: [...article.querySelectorAll('td')].filter((cell) => cell.textContent?.includes('[c]')).length,
  };
}

forEachEngine(({ open }) => {
  test('a report is proved beside those that were saved before it', async () => {
    const page = await open(`${ground.url}/#make`, { width: 1000, height: 900 });
    await page.waitFor(() => document.querySelector('.drop input[type=file]') !== null);
    await page.evaluate(() => {
      HTMLAnchorElement.prototype.click = () => {};
    });
    await page.upload('.drop input[type=file]', file('plan.json', JSON.stringify(plan)));
    await page.waitFor(() => document.querySelector('.ready')?.textContent?.includes('Calls of states'));
    await page.upload('.drop input[type=file]', file('calls.csv', ['state,kind', ...records].join('\n')));
    await page.waitFor(chooseState, '');
    const alone = await page.waitFor(shown, 'Everywhere');
    assert.deepEqual(alone, { boxes: [], beside: 0, hidden: 0 });

    for (const [place, state] of ['Kansas', 'Missouri'].entries()) {
      await page.waitFor(chooseState, state);
      await page.waitFor(shown, state);
      await page.waitFor(press, 'Save the report (JSON)');
      // What is saved is noted once its name is known, and the first name takes a script.
      await page.waitFor((count) => document.querySelectorAll('.visit label').length === count, place + 1);
    }
    await page.waitFor(chooseState, '');
    const beside = await page.waitFor(shown, 'Everywhere');
    assert.deepEqual(
      beside.boxes.map((/** @type {string} */ name) => name.split(', ')[1]),
      ['Kansas', 'Missouri'],
    );
    assert.equal(beside.beside, 2);
    assert.ok(beside.hidden > 0, 'the whole less Kansas is Missouri');

    // The same edition saved again, and again, changes nothing.
    for (let times = 0; times < 2; times += 1) await page.waitFor(press, 'Save the report (JSON)');
    await page.waitFor(chooseState, 'Kansas');
    await page.waitFor(shown, 'Kansas');
    await page.waitFor(chooseState, '');
    const again = await page.waitFor(shown, 'Everywhere');
    assert.deepEqual([again.boxes.length, again.hidden], [3, beside.hidden]);

    await page.evaluate(() => {
      for (const box of document.querySelectorAll('.visit input')) if (box instanceof HTMLInputElement) box.click();
    });
    const without = await page.waitFor(() => {
      const article = document.querySelector('.hr-report');
      const isAlone = document.querySelector('.verdict.is-safe') && !document.querySelector('.verdict .beside');
      return isAlone && article ? { hidden: article.textContent?.includes('[c]') } : false;
    });
    assert.deepEqual(without, { hidden: false });
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });
});
