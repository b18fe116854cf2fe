// The schema, the types and the samples say the same; that the schema is what the Rust types want is tested there.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { made, types } from '../scripts/types.mjs';

/** @param {string} file relative to the top of the repository */
const read = (file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

/** @param {string} file */
const json = (file) => JSON.parse(read(file));

/** @param {string} folder */
const documents = (folder) =>
  readdirSync(new URL(`../${folder}/`, import.meta.url))
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${folder}/${file}`);

/** @param {string} file */
const schema = (file) => new Ajv2020({ allErrors: true }).compile(json(file));

const validate = schema('js/generated/report.schema.json');
const validatePlan = schema('js/generated/plan.schema.json');

/** A document written by hand, held against the types when the tests are type-checked.
 * @type {import('../js/generated/report-document.js').ReportDocument} */
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

/** A plan written by hand.
 * @type {import('../js/generated/plan-document.js').Plan} */
const plan = {
  version: 1,
  id: 'calls',
  name: 'Calls',
  language: 'en-US',
  fields: {
    age: { label: 'Age', type: 'number', bands: [{ label: 'Minors', to: 17 }] },
    kind: { label: 'Kind', type: 'category', otherwise: { category: 'Other' } },
    people: { label: 'People', type: 'number' },
  },
  measures: {
    calls: { unit: 'calls', where: [{ field: 'kind', isNot: ['Wrong number'] }] },
    people: { unit: 'people', count: { sum: 'people' } },
  },
  report: {
    title: 'Calls in {year}',
    publisher: 'A hotline',
    introduction: ['Plain words.', ['Words with a ', { strong: 'strong' }, ' one', { note: 'one' }]],
    sections: [
      {
        tables: [
          { id: 'ages', title: 'Ages', measure: 'calls', by: 'age', base: { respondents: 'calls with an age' } },
        ],
      },
    ],
    notes: [{ id: 'one', text: 'A note.' }],
  },
};

for (const from of made) {
  test(`the types in ${from.file} are those of the schema`, async () => {
    assert.equal(read(`js/generated/${from.file}`), await types(from), 'run `npm run types`');
  });
}

test('the schema takes the samples', () => {
  const samples = documents('www/reports');
  assert.ok(samples.length >= 2);
  for (const file of samples) {
    assert.ok(validate(json(file)), `${file}: ${JSON.stringify(validate.errors, null, 1)}`);
  }
});

test('the schema of plans takes the plans that come with the project', () => {
  const plans = documents('src/plan/plans');
  assert.ok(plans.length >= 3);
  for (const file of plans) {
    assert.ok(validatePlan(json(file)), `${file}: ${JSON.stringify(validatePlan.errors, null, 1)}`);
  }
});

test('the schema takes a plan that the types take', () => {
  assert.ok(validatePlan(plan), JSON.stringify(validatePlan.errors, null, 1));
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

/** @type {[string, (copy: any) => void][]} */
const mistakesInPlans = [
  ['a misspelt field', (copy) => (copy.feilds = copy.fields)],
  ['a missing field', (copy) => delete copy.measures],
  ['a type that there is not', (copy) => (copy.fields.age.type = 'text')],
  ['a count of two kinds', (copy) => (copy.measures.people.count = { sum: 'age', distinct: 'age' })],
  ['a piece of text that is nothing', (copy) => (copy.report.introduction[1][1] = { bold: 'x' })],
  ['a table without an id that is a text', (copy) => (copy.report.sections[0].tables[0].id = 1)],
];

for (const [what, spoil] of mistakesInPlans) {
  test(`the schema of plans refuses ${what}`, () => {
    const copy = structuredClone(plan);
    spoil(copy);
    assert.ok(!validatePlan(copy));
  });
}
