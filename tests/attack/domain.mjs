// The population as readers think of it: every type of record that there can be.
import { dayAfter, firstDay, periodBefore } from './days.mjs';
import { fieldsOf, given } from './conditions.mjs';
import { units } from './records.mjs';

/** @typedef {import('./types.mjs').Unit} Unit */
/** @typedef {import('./types.mjs').Study} Study */

const MOST_TYPES = 100_000;

/** The tables of a plan. @param {any} plan @returns {any[]} */
export const tablesOf = (plan) => (plan.report.sections ?? []).flatMap((/** @type {any} */ part) => part.tables ?? []);

/** The maps of a plan. @param {any} plan @returns {any[]} */
export const mapsOf = (plan) =>
  (plan.report.sections ?? []).flatMap((/** @type {any} */ part) => (part.map ? [part.map] : []));

/** The figures of a plan. @param {any} plan @returns {any[]} */
export const figuresOf = (plan) => [
  ...(plan.report.headline ?? []),
  ...(plan.report.sections ?? []).flatMap((/** @type {any} */ part) => part.figures ?? []),
];

/**
 * Returns the records of all editions as units whose days are those on which periods begin, the labels of each field, and
 * all types of records.
 * @param {Study} study
 */
export function domain(study) {
  const plan = study.publications[0]?.plan;
  const fields = [...new Set(study.publications.flatMap(({ plan: one }) => used(one)))].toSorted();
  const begins = boundaries(study);
  const numbers = Object.fromEntries(fields.map((field) => [field, stretches(study, field)]));
  const read = Object.fromEntries(
    Object.entries(study.records).map(([edition, rows]) => [
      edition,
      units(rows, plan).map((unit) => inClasses(onBoundary(unit, plan.date, begins), numbers)),
    ]),
  );
  const seen = Object.values(read).flat();
  const labels = Object.fromEntries(
    fields.map((field) => [field, numbers[field] ?? labelsOf(field, plan.fields[field], seen)]),
  );
  /** @type {Unit[]} */
  let types = [{}];
  for (const field of fields) {
    const values = field === plan.date ? [...begins, null] : valuesOf(plan.fields[field], labels[field] ?? []);
    types = types.flatMap((type) => values.map((value) => ({ ...type, [field]: value })));
    types = types.filter(possible(study.determined ?? [], seen, Object.keys(types[0] ?? {})));
    if (types.length > MOST_TYPES) throw new Error(`${types.length} types of records are too many.`);
  }
  return { plan, fields, labels, types, units: read };
}

/** Returns the fields by which a plan distinguishes records. @param {any} plan @returns {string[]} */
function used(plan) {
  const tables = tablesOf(plan).flatMap(({ by, within, columns, where }) => [
    by,
    ...(within ? [within.field] : []),
    ...(columns ? [columns.by] : []),
    ...fieldsOf(where),
  ]);
  const figures = figuresOf(plan).flatMap(({ where }) => fieldsOf(where));
  const maps = mapsOf(plan).map(({ by }) => by);
  const measures = Object.values(plan.measures).flatMap(({ where }) => fieldsOf(where));
  const axes = [plan.jurisdiction, plan.date].filter((field) => field !== undefined);
  return [...tables, ...figures, ...maps, ...measures, ...axes];
}

/** The labels that a field can have. @param {string} id @param {any} field @param {Unit[]} seen */
function labelsOf(id, field, seen) {
  const listed = [...(field.values ?? []), ...(field.columns ?? [])].map(({ label }) => label);
  const found = seen.flatMap((unit) => unit[id] ?? []).toSorted();
  return [...new Set([...listed, ...(field.type === 'yes-no' ? ['yes', 'no'] : found)])];
}

/**
 * The numbers at which a band of any plan begins, or the number after one; `undefined` of a field without bands.
 * @param {Study} study @param {string} field
 */
function stretches({ publications }, field) {
  /** @type {{from?: number, to?: number}[]} */
  const bands = publications.flatMap(({ plan }) => plan.fields[field]?.bands ?? []);
  if (bands.length === 0) return undefined;
  const cuts = bands.flatMap(({ from = -Infinity, to = Infinity }) => [from, to + 1]);
  const starts = [...new Set([-Infinity, ...cuts])].toSorted((one, other) => one - other);
  return starts.filter((start) => start < Infinity).map(String);
}

/** A unit whose numbers are those with which stretches begin. @param {Unit} unit @param {Record<string, string[] | undefined>} numbers */
function inClasses(unit, numbers) {
  const classed = Object.entries(numbers).flatMap(([field, starts]) => {
    const number = unit[field] ?? null;
    return starts && number !== null
      ? [[field, starts.findLast((start) => Number(start) <= Number(number)) ?? null]]
      : [];
  });
  return { ...unit, ...Object.fromEntries(classed) };
}

/** @param {any} field @param {string[]} labels @returns {(string | string[] | null)[]} */
function valuesOf(field, labels) {
  if (field.type !== 'list' && field.type !== 'flags') return [...labels, null];
  /** @type {string[][]} */
  let sets = [[]];
  for (const label of labels.toSorted()) sets = [...sets, ...sets.map((set) => [...set, label])];
  // An empty list says nothing; columns of yes and no may all say no.
  return field.type === 'flags' ? [...sets, null] : sets.map((set) => (set.length > 0 ? set : null));
}

/**
 * Readers know which value of the second field each value of the first one comes with.
 * @param {[string, string][]} determined @param {Unit[]} seen @param {string[]} fields those present
 */
function possible(determined, seen, fields) {
  const known = determined.filter((pair) => pair.every((field) => fields.includes(field)));
  const maps = known.map(([one, other]) => {
    const pairs = seen.filter((unit) => given(unit, one)).map((unit) => [String(unit[one]), unit[other] ?? null]);
    return { one, other, map: new Map(/** @type {[string, string | string[] | null][]} */ (pairs)) };
  });
  return (/** @type {Unit} */ type) =>
    maps.every(({ one, other, map }) => {
      const value = type[one];
      return typeof value !== 'string' || !map.has(value) || map.get(value) === type[other];
    });
}

/** All days on which a period of the publications begins or ended the day before. @param {Study} study */
function boundaries({ publications }) {
  const days = publications.flatMap(({ report, scope, plan }) => {
    const change = scope.start && scope.end && figuresOf(plan).some((figure) => figure.change);
    const before = change ? periodBefore(scope).from : undefined;
    return [...periodsIn(report), ...(before ? [{ start: before }] : [])];
  });
  const ends = days.flatMap(({ start, end }) => [...(start ? [firstDay(start)] : []), ...(end ? [dayAfter(end)] : [])]);
  const scopes = publications.flatMap(({ scope: { start, end } }) => [
    ...(start ? [firstDay(start)] : []),
    ...(end ? [dayAfter(end)] : []),
  ]);
  return [...new Set(['0000-01-01', ...ends, ...scopes])].toSorted();
}

/** Every period that a document prints. @param {any} node @returns {{start?: string, end?: string}[]} */
function periodsIn(node) {
  if (node === null || typeof node !== 'object') return [];
  const own = node.period && typeof node.period === 'object' ? [node.period] : [];
  return [...own, ...Object.values(node).flatMap(periodsIn)];
}

/** @param {Unit} unit @param {string | undefined} date @param {string[]} begins */
function onBoundary(unit, date, begins) {
  const day = date === undefined ? null : unit[date];
  if (date === undefined || typeof day !== 'string') return unit;
  return { ...unit, [date]: begins.findLast((begin) => begin <= day) ?? null };
}
