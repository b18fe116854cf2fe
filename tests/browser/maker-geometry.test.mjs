// An office's own districts in the page that makes reports: GeoJSON before the records draws the map of a plan.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { district } from '../districts.mjs';
import { begin, forget, press, write } from './editing.mjs';
import { forEachEngine } from './engines.mjs';
import { groundFor } from './ground.mjs';

const ground = groundFor('geometry');
const size = { width: 1280, height: 900, optimizing: true };

const features = ['Harbour', 'Hill'].map((name, place) =>
  district(10 + place, { id: name.toLowerCase(), properties: { name } }),
);
const town = { type: 'FeatureCollection', features };

const plan = {
  version: 1,
  id: 'town',
  name: 'Calls of the town',
  language: 'en-US',
  date: 'day',
  fields: {
    day: { label: 'Day', type: 'date', names: ['day'] },
    district: { label: 'District', type: 'category', names: ['district'] },
  },
  measures: { calls: { unit: 'calls' } },
  report: {
    title: 'Calls',
    publisher: 'The office',
    everywhere: 'The town',
    sections: [{ map: { id: 'where', title: 'Where', measure: 'calls', by: 'district', region: 'town' } }],
  },
  protection: { threshold: 5 },
};

const records = `day,district\n${['Harbour', 'Hill'].map((name, day) => `2024-01-0${day + 1},${name}\n`.repeat(20)).join('')}`;

const lived = ['Mexico', 'Honduras', 'Nepal']
  .flatMap((country, at) => ['Harbour', 'Hill'].map((name) => `2024-01-0${at + 1},${country},${name}\n`.repeat(9 + at)))
  .join('');

/** Runs in the page: whether the table of that id is on a map. @param {string} id */
const isOnMap = (id) => document.querySelector(`[data-hr-chart="${id}"] canvas`) !== null;

/** Runs in the page: whether the maker says so. @param {string} words */
const says = (words) => document.querySelector('#maker')?.textContent?.includes(words) ?? false;

forEachEngine(({ open }) => {
  test('GeoJSON that is given before the records draws the map of a plan', async () => {
    const page = await open(`${ground.url}/#make`, size);
    const give = (/** @type {string} */ name, /** @type {string} */ content) =>
      page.upload('.drop input[type=file]', ground.file(name, content));
    await page.waitFor(says, 'Drop a file of records here');
    await give('town.geojson', JSON.stringify(town));
    await page.waitFor(says, 'The map “town” is ready (2 places).');
    await give('plan.json', JSON.stringify(plan));
    await page.waitFor(says, 'The plan “Calls of the town” is ready');
    await give('calls.csv', records);
    await page.waitFor(() => document.querySelector('[data-hr-chart="where"] canvas') !== null);
    assert.match(await page.evaluate(() => document.querySelector('.hr-map')?.textContent), /Harbour20.*Hill20/);
    await page.close();
  });

  test('GeoJSON without ids is refused with the properties that its features have', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.waitFor(says, 'Drop a file of records here');
    const feature = district(10, { properties: { name: 'Harbour' } });
    const content = JSON.stringify({ type: 'FeatureCollection', features: [feature] });
    await page.upload('.drop input[type=file]', ground.file('bare.geojson', content));
    await page.waitFor(says, 'Feature 1 (“Harbour”) has no id. Name a property with it: name.');
    await page.close();
  });

  test('the rows of a table are drawn on the map that is chosen beside it, or on a file of one’s own', async () => {
    const page = await open(`${ground.url}/#make`, size);
    await page.evaluate(forget);
    await begin(page, ground.file('lived.csv', `Day,Country,District\n${lived}`));
    await page.waitFor(press, 'Tables');
    await page.waitFor(press, 'Country');
    await page.waitFor(write, 'Map', 'world');
    await page.waitFor(isOnMap, 'country');
    await page.waitFor(write, 'Map', '');
    await page.waitFor(
      (/** @type {string} */ id) => document.querySelector(`[data-hr-chart="${id}"] canvas`) === null,
      'country',
    );
    await page.waitFor(press, 'District');
    await page.waitFor(write, 'Map', 'a file');
    const own = '[data-about="own-map-district"]';
    await page.waitFor((/** @type {string} */ selector) => document.querySelector(selector) !== null, own);
    await page.upload(own, ground.file('none.geojson', 'no JSON'));
    await page.waitFor(says, 'none.geojson is no JSON.');
    await page.upload(own, ground.file('own.geojson', JSON.stringify(town)));
    await page.waitFor(isOnMap, 'district');
    const chosen = () => {
      const select = document.querySelector('[data-about="map-district"]');
      return select instanceof HTMLSelectElement ? select.value : undefined;
    };
    assert.equal(await page.evaluate(chosen), 'own');
    await page.close();
  });
});
