// The schema, the types and the samples say the same; that the schema is what the Rust types want is tested there.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { types, typesFile } from '../scripts/types.mjs';

/** @param {string} file relative to the top of the repository */
const json = (file) => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));

const samples = readdirSync(new URL('../www/reports/', import.meta.url)).filter((file) => file.endsWith('.json'));
const validate = new Ajv2020({ allErrors: true }).compile(json('js/report.schema.json'));

/** A document written by hand, held against the types when the tests are type-checked.
 * @type {import('../js/report-document.js').ReportDocument} */
const document = {
  version: 1,
  language: 'en-US',
  title: 'A report',
  jurisdiction: { name: 'Missouri' },
  publisher: 'A hotline',
  period: { start: '2020', end: '2020' },
  headline: [{ id: 'signals', label: 'Signals', value: 750 }],
  sections: [
    {
      text: ['Plain words.', ['Words with a ', { strong: 'strong' }, ' one', { note: 'one' }]],
      tables: [
        {
          id: 'types',
          title: 'Types',
          kind: 'exclusive',
          base: { figure: 'signals' },
          rows: [
            { label: 'Some', value: { count: 740, percent: '99%' } },
            { label: 'Few', value: { masked: 'fewer than three', notes: ['one'] } },
          ],
        },
      ],
    },
  ],
  notes: [{ id: 'one', text: 'A note.' }],
};

test('the types are those of the schema', async () => {
  assert.equal(readFileSync(typesFile, 'utf8'), await types(), 'run `npm run types`');
});

test('the schema takes the samples', () => {
  assert.ok(samples.length >= 2);
  for (const file of samples) {
    assert.ok(validate(json(`www/reports/${file}`)), `${file}: ${JSON.stringify(validate.errors, null, 1)}`);
  }
});

test('the schema takes a document that the types take', () => {
  assert.ok(validate(document), JSON.stringify(validate.errors, null, 1));
});

/** @type {[string, (copy: any) => void][]} */
const mistakes = [
  ['a misspelt field', (copy) => (copy.titel = copy.title)],
  ['a misspelt field of a row', (copy) => (copy.sections[0].tables[0].rows[0].lable = 'Some')],
  ['a missing field', (copy) => delete copy.publisher],
  ['a kind of table that there is not', (copy) => (copy.sections[0].tables[0].kind = 'exlusive')],
  ['a count below nothing', (copy) => (copy.headline[0].value = -1)],
  ['a value that is two things', (copy) => (copy.headline[0].value = { count: 1, masked: 'few' })],
  ['a percentage beside what is withheld', (copy) => (copy.headline[0].value = { masked: 'few', percent: '1' })],
  ['a percentage that is a number', (copy) => (copy.headline[0].value = { count: 1, percent: 1 })],
  ['a date that is none', (copy) => (copy.period.start = '1/1/2020')],
  ['an empty paragraph', (copy) => (copy.sections[0].text = [[]])],
];

for (const [what, spoil] of mistakes) {
  test(`the schema refuses ${what}`, () => {
    const copy = structuredClone(document);
    spoil(copy);
    assert.ok(!validate(copy));
  });
}
