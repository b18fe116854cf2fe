// Random edits of a plan, as if somebody pressed anything.
import * as answers from '../www/maker/plan/answers.js';
import * as bands from '../www/maker/plan/bands.js';
import * as changes from '../www/maker/plan/changes.js';
import * as columns from '../www/maker/plan/columns.js';
import * as counted from '../www/maker/plan/counted.js';
import { chartsOf } from '../www/maker/plan/charts.js';
import { figuresOf, tableOf, tablesOf } from '../www/maker/plan/edit.js';
import { tablesOfRanges, withMedian } from '../www/maker/plan/medians.js';
import * as protection from '../www/maker/plan/protection.js';
import { withRegion } from '../www/maker/plan/regions.js';
import * as tables from '../www/maker/plan/tables.js';
import * as imprint from '../www/maker/plan/imprint.js';
import * as texts from '../www/maker/plan/texts.js';

/** @typedef {import('../www/maker/plan/edit.js').Plan} Plan */
/** @typedef {() => number} Random 0 to 1 */

/** The same numbers for the same seed. @param {number} seed @returns {Random} */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const types = /** @type {const} */ (['category', 'list', 'flags', 'yes-no', 'number', 'date', 'id']);
const words = [
  'Calls',
  'Who called',
  'Édad',
  'Needs & wants',
  'Self',
  'police',
  'Friend',
  'Other',
  'Not known',
  '12',
  'ñandú',
];
const found = words.map((text, place) => ({ text, rows: 3 * place }));

/** Parts of an imprint as the page's controls give them: any words, but colours and pictures that may be used. */
const imprints = [
  ['contact', words],
  ['licence', words],
  ['accent', ['#12617a', '#8a1c1c']],
  ['palette', ['plum', 'indigo']],
  ['logo', [`data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>')}`]],
];

/** @param {Plan} plan @param {Random} random @returns {{name: string, plan: Plan}} */
export function randomEdit(plan, random) {
  const one = (/** @type {readonly any[]} */ list) => list[Math.floor(random() * list.length)];
  const some = (/** @type {readonly any[]} */ list) => list.filter(() => random() < 0.3);
  const is = () => random() < 0.5;
  const fields = Object.keys(plan.fields);
  const field = one(fields) ?? '';
  const table = one(tablesOf(plan))?.table.id ?? '';
  const measure = one(Object.keys(plan.measures));
  const section = Math.floor(random() * (plan.report.sections?.length ?? 0));
  const labels = (plan.fields[field]?.values ?? []).map(({ label }) => label);
  const text = one([...labels, ...words]);
  /** @type {Record<string, () => Plan>} */
  const edits = {
    title: () => texts.withText(plan, ['report', one(['title', 'publisher'])], one(words)),
    subtitle: () =>
      texts.withText(plan, ['report', one(['subtitle', 'source', 'citation'])], is() ? '' : one(words), false),
    imprint: () => {
      const [part, values] = one(imprints);
      return imprint.withImprint(plan, part, is() ? '' : one(values));
    },
    heading: () => texts.withText(plan, ['report', 'sections', section, 'heading'], is() ? '' : one(words), false),
    introduction: () => texts.withParagraph(plan, 'introduction', `In {period}, ${one(words)}.`),
    paragraph: () =>
      texts.withParagraphAt(plan, one(['introduction', 'caveat']), 0, one(['', '**Strong** words', one(words)])),
    sectionText: () => texts.withSectionText(plan, section, one(['', 'One.\n\nTwo **strong**.'])),
    median: () => tablesOfRanges(plan).slice(0, 1).reduce(withMedian, plan),
    addNote: () => texts.withNote(plan, table),
    note: () => texts.withNoteText(plan, one(plan.report.notes ?? [])?.id ?? '', is() ? '' : one(words)),
    addTable: () => tables.withTable(plan, columnsOf(plan, one(fields)), section),
    removeTable: () => (tablesOf(plan).length > 2 ? tables.withoutTable(plan, table) : plan),
    moveTable: () => tables.withTableMoved(plan, table, is() ? 1 : -1),
    addSection: () => tables.withSection(plan),
    removeSection: () => tables.withoutSection(plan, section),
    moveSection: () => tables.withSectionMoved(plan, section, is() ? 1 : -1),
    rowsBy: () => tables.withRowsBy(plan, table, columnsOf(plan, one(fields))),
    splitBy: () => tables.withSplit(plan, table, is() ? undefined : one(fields)),
    periods: () => tables.withPeriods(plan, table, one(['year', 'month', 'quarter', 'half-year', 'fiscal-year'])),
    base: () =>
      tables.withBase(
        plan,
        table,
        one(['total', 'respondents', 'none', ...figuresOf(plan).map(({ id }) => ({ figure: id }))]),
      ),
    total: () => tables.withTotal(plan, table, is()),
    small: () => tables.withSmall(plan, table, one(['pool', 'hide'])),
    order: () => tables.withChoice(plan, table, 'order', one(['count', 'listed', 'alphabetical'])),
    chart: () => tables.withChoice(plan, table, 'chart', one(chartsOf(plan, tableOf(plan, table) ?? {}))[0]),
    region: () => withRegion(plan, table, one([undefined, 'US', 'US-MO', 'world', 'AR', 'my-districts'])),
    measure: () => tables.withMeasure(plan, table, measure),
    rename: () => answers.withRenamed(plan, field, text, one(words)),
    namePart: () => answers.withPartNamed(plan, field, one(['bands', 'columns']), 0, one(words)),
    join: () => answers.withJoined(plan, field, some([...labels, ...words]), one([...labels, ...words])),
    split: () =>
      answers.withSplitOff(plan, field, one((plan.fields[field]?.values ?? []).flatMap(({ also = [] }) => also)) ?? ''),
    orderAnswers: () => answers.withAnswersOrdered(plan, field, some([...labels, ...words])),
    sortAnswers: () => answers.withLargestFirst(plan, field),
    notKnown: () => answers.withNotKnown(plan, field, text, is()),
    otherwise: () => answers.withOtherwise(plan, field, one(['keep', 'missing', { category: 'Other' }]), found),
    bands: () => bands.withCuts(plan, field, some([5, 12, 18, 25, 40, 65])),
    addColumn: () =>
      columns.withColumn(plan, { name: `Column ${one(words)}`, separator: one([';', ',']) }, one(types)).plan,
    removeColumn: () => (fields.length > 3 ? columns.withoutField(plan, field) : plan),
    kind: () => columns.withKind(plan, field, one(types), { name: plan.fields[field]?.label ?? 'x' }),
    together: () =>
      columns.withTogether(plan, some(fields), Object.fromEntries(fields.map((id) => [id, [id]])), 'Together').plan,
    count: () =>
      counted.withCounted(
        plan,
        one(words),
        one(['records', ...fields.filter((id) => plan.fields[id]?.type === 'id').map((id) => ({ distinct: id }))]),
      ),
    uncount: () => counted.withoutCounted(plan, measure),
    figure: () => counted.withFigure(plan, measure, is()),
    change: () => changes.withChange(plan, measure, is()),
    changeOfPeriods: () => changes.withChangeOfPeriods(plan, table, one(['none', 'previous', 'first'])),
    condition: () => counted.withCondition(plan, measure, field, is() ? some(labels) : []),
    threshold: () => protection.withThreshold(plan, one([1, 3, 5, 10, 7])),
    zeros: () => protection.withZeros(plan, is()),
  };
  const name = one(Object.keys(edits));
  return { name, plan: edits[name]?.() ?? plan };
}

/** A field that can be rows, or the first. @param {Plan} plan @param {string} id */
const columnsOf = (plan, id) =>
  plan.fields[id]?.type === 'id' || (plan.fields[id]?.type === 'date' && plan.date !== id)
    ? (Object.keys(plan.fields).find((one) => plan.fields[one]?.type === 'category') ?? id)
    : id;
