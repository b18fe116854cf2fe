// The page's controls are pure changes of a plan: whatever one presses, the plan is sound or says what is wrong with it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../scripts/run.mjs';
import { checkPlan, openRecords } from '../pkg/node/analyst.js';
import { blankPlan } from '../www/maker/plan/blank.js';
import { histogramOf, limited } from '../www/maker/plan/histogram.js';
import { saysMedian, tablesOfRanges, withMedian } from '../www/maker/plan/medians.js';
import { chartsOf } from '../www/maker/plan/charts.js';
import { placeholders } from '../www/maker/plan/texts.js';
import { begun, redone, stepped, undone } from '../www/maker/plan/history.js';
import { randomEdit, numbers } from './plan-edits.mjs';
import * as answersOf from '../www/maker/plan/answers.js';
import { inOneLanguage } from '../www/maker/plan/languages.js';
import * as bandsOf from '../www/maker/plan/bands.js';
import * as columnsOf from '../www/maker/plan/columns.js';
import * as editOf from '../www/maker/plan/edit.js';
import * as tablesOf from '../www/maker/plan/tables.js';
import * as textsOf from '../www/maker/plan/texts.js';

/** The tests look into plans whose parts are known to be there. @type {any} */
const edits = { ...answersOf, ...bandsOf, ...columnsOf, ...editOf, ...tablesOf, ...textsOf };
const { asWritten, categoriesOf, fromWritten, mappingOf, tableOf, withAnswersOrdered, withColumn, withCuts } = edits;
const { withJoined, withKind, withNotKnown, withNoteText, withOtherwise, withRenamed, withSplit, withSplitOff } = edits;
const { withChoice, withTable, withTableMoved, withTogether, withoutField, withoutTable } = edits;

const folder = join(root, 'src/plan/plans');
const builtIn = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const csv = `Day,Caller,Needs,Age,Shelter,Case
${Array.from({ length: 60 }, (_, n) => `2024-0${1 + (n % 9)}-11,${['Self', 'self', 'Police', 'Friend'][n % 4]},${['A', 'A;B', 'C'][n % 3]},${10 + n},${n % 2 ? 'Yes' : 'No'},${n >> 1}`).join('\n')}
`;

/** A plan of our own, from columns. @returns {any} */
const drafted = () =>
  /** @type {const} */ ([
    ['Day', 'date'],
    ['Caller', 'category'],
    ['Needs', 'list'],
    ['Age', 'number'],
    ['Shelter', 'yes-no'],
    ['Case', 'id'],
  ]).reduce((plan, [name, type]) => withColumn(plan, { name, separator: ';' }, type).plan, blankPlan());

test('a plan of columns is sound, and makes a report', async () => {
  const plan = drafted();
  assert.deepEqual(await checkPlan(plan), []);
  const file = await openRecords(csv, { name: 'calls.csv' });
  const records = await file.read(plan);
  const { report } = await records.report();
  records.close();
  assert.deepEqual(
    report.sections?.[0]?.tables?.map(({ title }) => title),
    ['By month', 'Caller', 'Needs', 'Age', 'Shelter'],
  );
  assert.equal(JSON.stringify(report.headline).includes('60'), true);
});

for (const [name, plan] of [['drafted', drafted()], ...builtIn.map((one) => [one.id, one])]) {
  test(`any 200 edits leave the plan ${name} sound or explained, and undo returns each state`, async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = numbers(seed);
      let history = begun(plan);
      /** @type {object[]} */
      const states = [];
      /** @type {string[]} */
      const made = [];
      for (let step = 0; step < 200; step += 1) {
        const before = JSON.stringify(history.present);
        const { name: edit, plan: next } = randomEdit(history.present, random);
        assert.equal(JSON.stringify(history.present), before, `${edit} changes the plan that it is given`);
        if (next !== history.present) states.push(history.present);
        made.push(edit);
        history = stepped(history, next);
        if (step % 20 === 19) await explained(history.present, made.slice(-20));
      }
      const last = history.present;
      for (const state of states.toReversed()) {
        history = undone(history);
        assert.equal(history.present, state);
      }
      assert.equal(history.present, plan);
      for (const _ of states) history = redone(history);
      assert.equal(history.present, last);
    }
  });
}

/** What may be wrong after edits: words that the author must write anew. Controls alone break nothing. */
const ofWords = [
  'no-date',
  'no-total',
  'no-median',
  'unknown-place',
  'unknown-figure',
  'unknown-table',
  'unknown-value',
  'false-words',
  'blank',
];

/** @param {any} plan @param {string[]} made */
async function explained(plan, made) {
  for (const { code, place, message, remedy } of await checkPlan(plan)) {
    const what = `${code} at ${place}: ${message} ${remedy} after ${made.join(', ')}`;
    assert.ok(place && message && remedy, what);
    assert.ok(ofWords.includes(code), what);
  }
}

test('letters typed in one text are one step back', () => {
  let history = begun('a');
  for (const text of ['b', 'bc', 'bcd']) history = stepped(history, text, 'title');
  assert.equal(undone(history).present, 'a');
  history = stepped(history, 'x', 'publisher');
  assert.equal(undone(history).present, 'bcd');
});

test('answers that are put together keep their spellings, and what refers to them follows', () => {
  const base = withRenamed(drafted(), 'caller', 'Police', 'Law enforcement');
  const table = base.report.sections[0].tables[1];
  const plan = structuredClone(base);
  plan.report.sections[0].tables[1] = {
    ...table,
    where: [{ field: 'caller', is: ['Law enforcement'] }],
    always: ['Law enforcement'],
  };
  const joined = withJoined(plan, 'caller', ['Law enforcement', 'Friend'], 'Others who call');
  const { values } = joined.fields.caller;
  assert.deepEqual(values, [{ label: 'Others who call', also: ['Law enforcement', 'Police', 'Friend'] }]);
  assert.deepEqual(joined.report.sections[0].tables[1].always, ['Others who call']);
  assert.deepEqual(joined.report.sections[0].tables[1].where, [{ field: 'caller', is: ['Others who call'] }]);
});

test('an answer that is taken out of a category stands beside it', () => {
  const plan = withSplitOff(withJoined(drafted(), 'caller', ['Police', 'Friend'], 'Others'), 'caller', 'friend');
  assert.deepEqual(plan.fields.caller.values, [{ label: 'Others', also: ['Police'] }, { label: 'friend' }]);
});

test('an answer counts as not known, and as an answer again', () => {
  const off = withNotKnown(drafted(), 'caller', 'Friend', true);
  assert.deepEqual(off.fields.caller.missing, ['Friend']);
  assert.deepEqual(withNotKnown(off, 'caller', 'friend', false), drafted());
});

test('an order of answers lists them all, and tables keep it', () => {
  const answers = [
    { text: 'Self', rows: 30 },
    { text: 'Police', rows: 15 },
  ];
  const plan = withAnswersOrdered(drafted(), 'caller', ['Police', 'Self']);
  const { listed } = categoriesOf(plan.fields.caller, answers);
  assert.deepEqual(
    listed.map((/** @type {any} */ { label, rows }) => [label, rows]),
    [
      ['Police', 15],
      ['Self', 30],
    ],
  );
  assert.equal(tableOf(plan, 'caller').order, 'listed');
});

test('everything else is Other only where something is listed', () => {
  assert.equal(withOtherwise(drafted(), 'caller', { category: 'Other' }, []).fields.caller.otherwise, undefined);
  const plan = withOtherwise(drafted(), 'caller', { category: 'Other' }, [{ text: 'Self', rows: 3 }]);
  assert.deepEqual(plan.fields.caller.otherwise, { category: 'Other' });
});

test('ranges have no gaps', () => {
  const { bands } = withCuts(drafted(), 'age', [60, 18, 18]).fields.age;
  assert.deepEqual(bands, [
    { label: 'Under 18', to: 17 },
    { label: '18–59', from: 18, to: 59 },
    { label: '60 and over', from: 60 },
  ]);
});

test('a range that stays keeps the name that was written for it', () => {
  const plan = withCuts(drafted(), 'age', [18, 60]);
  plan.fields.age.bands[0].label = 'Minors';
  const labels = withCuts(plan, 'age', [18, 65]).fields.age.bands.map((/** @type {any} */ { label }) => label);
  assert.deepEqual(labels, ['Minors', '18–64', '65 and over']);
});

test('a range gets another name also where the plan refers to it, and never what refers to another', () => {
  const ready = withCuts(drafted(), 'age', [18, 25]);
  const [first, second] = ready.fields.age.bands.map((/** @type {any} */ { label }) => label);
  const plan = edits.edited(ready, (/** @type {any} */ draft) => {
    draft.measures.records.where = [{ field: 'age', is: [first, second] }];
    tableOf(draft, 'age').always = [first];
  });
  const is = (/** @type {any} */ one) => [one.measures.records.where[0].is, tableOf(one, 'age').always];
  const named = edits.withPartNamed(plan, 'age', 'bands', 0, 'Minors');
  assert.deepEqual(is(named), [['Minors', second], ['Minors']]);
  // On the way to a longer name, it is that of the second.
  const between = edits.withPartNamed(plan, 'age', 'bands', 0, second);
  assert.deepEqual(is(edits.withPartNamed(between, 'age', 'bands', 0, `${second} or so`)), [[first, second], [first]]);
});

test('the bars of a histogram hold every number and every beginning of a range', () => {
  const given = [3, 90, 17.5, 400].map((number) => ({ number, rows: 2 }));
  const { low, high, width, bars } = histogramOf(given, [0, 500]);
  assert.deepEqual([low, low + bars.length * width, bars.length <= 48], [0, high, true]);
  assert.equal(
    bars.reduce((sum, rows) => sum + rows, 0),
    8,
  );
  assert.ok(high > 500);
  assert.deepEqual(histogramOf([], []).bars, [0]);
});

test('the beginning of a range stays between its neighbours', () => {
  const places = [-5, 12, 30.4, 99].map((to) => limited([10, 20, 40], 1, to));
  assert.deepEqual(places, [11, 12, 30, 39]);
});

test('a sentence about the median is under the heading of its table, and is offered as words to fill in', async () => {
  const plan = withCuts(drafted(), 'age', [18, 60]);
  const [table] = tablesOfRanges(plan);
  assert.ok(table);
  assert.deepEqual([saysMedian(plan, table), saysMedian(withMedian(plan, table), table)], [false, true]);
  assert.ok(placeholders(plan).some(([sign]) => sign === `{median:${table.id}}`));
  assert.deepEqual(await checkPlan(withMedian(plan, table)), []);
  assert.deepEqual(tablesOfRanges(withSplit(plan, table.id, 'caller')), [], 'not of a table with columns');
});

test('only charts that fit a table are offered, and one that fits no more is taken out', async () => {
  const offered = (/** @type {any} */ plan, /** @type {string} */ id) =>
    chartsOf(plan, tableOf(plan, id)).map(([one]) => one);
  const plan = drafted();
  const crossed = withSplit(plan, 'caller', 'shelter');
  assert.deepEqual(offered(plan, 'caller'), ['auto', 'bars', 'separate', 'donut', 'none']);
  assert.deepEqual(offered(plan, 'needs'), ['auto', 'bars', 'separate', 'none']);
  assert.deepEqual(offered(crossed, 'caller'), ['auto', 'bars', 'stacked', 'stacked-100', 'pyramid', 'heat', 'none']);
  for (const chart of offered(crossed, 'caller')) {
    const chosen = withChoice(crossed, 'caller', 'chart', chart);
    assert.deepEqual(await checkPlan(chosen), [], chart);
    assert.deepEqual(await checkPlan(withSplit(chosen, 'caller')), [], chart);
  }
});

test('a column that is used no more leaves nothing behind', async () => {
  const plan = withoutField(withSplit(drafted(), 'caller', 'shelter'), 'shelter');
  assert.deepEqual(await checkPlan(plan), []);
  assert.doesNotMatch(JSON.stringify(plan), /shelter/i);
  assert.deepEqual(mappingOf(plan, { shelter: ['Shelter'], caller: ['Caller'] }), { caller: ['Caller'] });
});

test('a column of another kind keeps the place and the title of its table', async () => {
  const plan = withKind(drafted(), 'caller', 'list', { name: 'Caller', separator: '/' });
  assert.equal(plan.fields.caller.separator, '/');
  assert.deepEqual(await checkPlan(plan), []);
  assert.equal(
    plan.report.sections
      .flatMap((/** @type {any} */ { tables }) => tables)
      .find((/** @type {any} */ { by }) => by === 'caller').title,
    'Caller',
  );
});

test('yes/no columns become one question with several answers', async () => {
  const two = withColumn(drafted(), { name: 'Food' }, 'yes-no').plan;
  const mapping = { shelter: ['Shelter'], food: ['Food'], caller: ['Caller'] };
  const { plan, mapping: now } = withTogether(two, ['shelter', 'food'], mapping, 'Help');
  assert.deepEqual(now, { caller: ['Caller'], help: ['Shelter', 'Food'] });
  assert.deepEqual(
    plan.fields.help.columns.map((/** @type {any} */ { label }) => label),
    ['Shelter', 'Food'],
  );
  assert.deepEqual(await checkPlan(plan), []);
});

test('a table moves through the sections and back', () => {
  const plan = drafted();
  plan.report.sections.push({ heading: 'Second', tables: [] });
  const down = withTableMoved(plan, 'shelter', 1);
  assert.deepEqual(
    down.report.sections[1].tables.map((/** @type {any} */ { id }) => id),
    ['shelter'],
  );
  assert.deepEqual(withTableMoved(down, 'shelter', -1), plan);
  assert.equal(withTableMoved(plan, 'day', -1), plan);
  assert.equal(withoutTable(withTable(plan, 'age'), 'age-2').report.sections[1].tables.length, 0);
});

test('a paragraph is written with its strong words and notes', () => {
  const text = ['Of all ', { strong: 'calls' }, ', some', { note: 'few' }, '.'];
  assert.equal(asWritten(text), 'Of all **calls**, some[note: few].');
  assert.deepEqual(fromWritten(asWritten(text)), text);
  assert.equal(fromWritten('5 ** 2 [c]'), '5 ** 2 [c]');
});

test('the text of a section keeps its paragraphs while one writes', () => {
  for (const written of ['One.', 'One.\n\n', 'One.\n\nTwo.']) {
    assert.equal(edits.sectionText(edits.withSectionText(drafted(), 0, written), 0), written);
  }
  assert.equal(edits.withSectionText(drafted(), 0, ' ').report.sections[0].text, undefined);
});

test('a note that is taken away is referred to nowhere', async () => {
  const [plan] = builtIn.filter(({ id }) => id === 'state-data-report');
  const gone = plan.report.notes.reduce(
    (/** @type {any} */ so, /** @type {any} */ { id }) => withNoteText(so, id, ''),
    plan,
  );
  assert.deepEqual(await checkPlan(gone), []);
});

test('the editor takes the texts of a plan in its own language, and leaves a plan in one language as it is', () => {
  const texts = { en: 'Calls', es: 'Llamadas' };
  const plan = /** @type {any} */ ({
    language: 'es-US',
    report: { title: texts, notes: [], sections: [{ tables: [{ title: texts, rowNotes: { en: ['a'] } }] }] },
  });
  const spoken = inOneLanguage(plan);
  assert.deepEqual(spoken.report, {
    title: 'Llamadas',
    notes: [],
    sections: [{ tables: [{ title: 'Llamadas', rowNotes: { en: ['a'] } }] }],
  });
  assert.equal(inOneLanguage(spoken), spoken);
});
