// What the tables of a document say.
import { places, placeOf } from './axes.mjs';
import { stretch } from './days.mjs';
import { all } from './conditions.mjs';
import { same } from './records.mjs';
import { slack } from './rules.mjs';
import { tablesOf } from './domain.mjs';

/** @typedef {import('./reading.mjs').Reading} Reading */
/** @typedef {import('./conditions.mjs').Test} Test */

/** Reads all tables of a document. @param {Reading} reading */
export function readTables(reading) {
  for (const plan of tablesOf(reading.plan)) {
    const sections = reading.report.sections ?? [];
    const tables = sections.flatMap((/** @type {any} */ section) => section.tables ?? []);
    const table = tables.find((/** @type {any} */ one) => one.id === plan.id);
    if (table) new Table(reading, plan, table).read();
  }
}

/** A table of the plan and as it is printed. */
class Table {
  /** @param {Reading} reading @param {any} plan @param {any} table */
  constructor(reading, plan, table) {
    this.reading = reading;
    this.plan = plan;
    this.table = table;
    const jurisdiction = reading.plan.jurisdiction;
    this.everywhere = [plan.by, plan.within?.field, plan.columns?.by].some(
      (field) => field !== undefined && field === jurisdiction,
    );
    this.isList = ['list', 'flags'].includes(reading.plan.fields[plan.by].type);
    this.hasRates = Boolean(plan.rate);
    /** @type {{label: string, test: Test}[]} */
    this.columns = this.hasRates ? [] : (table.columns ?? []).map((/** @type {any} */ column) => this.column(column));
  }

  /** @param {any} printed */
  column(printed) {
    const place = placeOf(this.reading, this.plan.columns.by, printed);
    if (!place) throw new Error(`Unknown column “${printed.heading}”.`);
    return place;
  }

  get days() {
    const own = stretch(this.reading.scope);
    if (this.plan.span === 'all') return { dated: false };
    if (this.plan.span !== 'until-end') return own;
    return own.before === undefined ? { dated: false } : { before: own.before, dated: true };
  }

  /** @param {string[]} names @param {Test[]} tests */
  counted(names, tests) {
    const { reading, plan } = this;
    const conditions = [all(plan.where), ...tests];
    const options = { days: this.days, everywhere: this.everywhere };
    return reading.counted([plan.id, ...names].join(' › '), plan.measure, conditions, options);
  }

  read() {
    const { plan, table } = this;
    /** @type {Test[]} */
    const answered = [this.reading.given(plan.by)];
    this.rows(table.rows, plan.by, [], {
      small: plan.small ?? {},
      rest: plan.notSpecified,
      keepsRest: !this.isList && plan.missing !== 'leave-out',
      partial: table.partial === true,
    });
    const within = plan.missing === 'leave-out' ? answered : [];
    this.noColumn(within);
    if (table.total?.value !== undefined || table.total?.values !== undefined) this.total(within);
    const base = table.base?.count?.count;
    if (base !== undefined) {
      const isOfRespondents = typeof plan.base === 'object' && plan.base.respondents !== undefined;
      this.reading.prints(this.counted(['base'], isOfRespondents ? answered : within), base, plan);
    }
  }

  /** Nothing was counted of what would have a column that is not there. @param {Test[]} tests */
  noColumn(tests) {
    if (this.columns.length === 0) return;
    const given = this.reading.given(this.plan.columns.by);
    const test = (/** @type {import('./types.mjs').Unit} */ unit) =>
      given(unit) && !this.columns.some((column) => column.test(unit));
    this.none(this.counted(['in no column'], [...tests, test]));
  }

  /** @param {Test[]} tests */
  total(tests) {
    const { total } = this.table;
    if (this.columns.length === 0) {
      const value = total.value ?? total.values[0];
      return this.reading.value(this.counted([total.label], tests), value, { table: this.plan, own: this.own() });
    }
    for (const [place, { label, test }] of this.columns.entries()) {
      const of = this.counted([total.label, label], [...tests, test]);
      this.reading.value(of, (total.values ?? [total.value])[place], { table: this.plan, own: this.own() });
    }
    return undefined;
  }

  own(small = this.plan.small) {
    return small?.mask;
  }

  /**
   * Reads rows of one level.
   * @param {any[]} rows @param {string} field @param {{label: string, test: Test}[]} parents
   * @param {{small: any, rest: string | undefined, keepsRest: boolean, partial: boolean}} level
   */
  rows(rows, field, parents, level) {
    const tests = parents.map(({ test }) => test);
    const names = parents.map(({ label }) => label);
    const { found, rest } = places(this.reading, field, level.rest);
    const isOfDays = field === this.reading.plan.date;
    const silent = isOfDays ? [] : [...found, ...(level.keepsRest ? [rest] : [])];
    const printed = new Set();
    /** @type {Test[]} */
    const periods = [];
    /** @type {any} */
    let pool;
    for (const row of rows) {
      const place = placeOf(this.reading, field, row, level.rest);
      if (place) printed.add(same(place.label));
      if (place && isOfDays) periods.push(place.test);
      if (place) this.row(row, place, parents, level);
      else if (pool) throw new Error(`Unknown row “${row.label}”.`);
      else pool = row;
    }
    if (parents.length === 0) this.order(rows, field);
    const missing = silent.filter(({ label }) => !printed.has(same(label)));
    const sets = missing.map((place) => ({ place, of: this.counted([...names, place.label], [...tests, place.test]) }));
    const { zerosSensitive } = this.reading.rules;
    if (pool) {
      const candidates = sets.map(({ place, of }) => ({
        of,
        mayBeNone: zerosSensitive,
        isRest: place.isRest === true,
      }));
      this.reading.merged(candidates, pool, level.small);
    } else if (level.partial) {
      this.cut(sets.map(({ of }) => of));
    } else {
      for (const { place } of sets) this.absent(place, names, tests);
      // Nor was anything counted on a day of which there is no row.
      const answered = this.reading.given(field);
      const test = (/** @type {import('./types.mjs').Unit} */ unit) =>
        (level.keepsRest || answered(unit)) && !periods.some((of) => of(unit));
      if (isOfDays) this.absent({ label: 'in no row', test }, names, tests);
    }
  }

  /**
   * Hidden rows come last in a list sorted by counts. One that does not is where its count puts it.
   * @param {any[]} rows @param {string} field
   */
  order(rows, field) {
    if (field === this.reading.plan.date || (this.plan.order ?? 'count') !== 'count') return;
    for (const [place, row] of rows.entries()) {
      const set =
        row.value?.masked === undefined ? undefined : placeOf(this.reading, field, row, this.plan.notSpecified);
      const after = rows.slice(place + 1).map((other) => other.value?.count ?? other.value);
      const most = Math.max(0, ...after.filter((value) => typeof value === 'number'));
      if (!set || most === 0) continue;
      const of = this.counted([set.label], [set.test]);
      this.reading.learn(of, most, Infinity, `${of.name}: before a row of ${most}`);
    }
  }

  /** A row that is not there counts nothing. @param {{label: string, test: Test}} place @param {string[]} names @param {Test[]} tests */
  absent({ label, test }, names, tests) {
    const columns = this.columns.length > 0 ? this.columns : [{ label: '', test: () => true }];
    for (const column of columns) {
      this.none(this.counted([...names, label, column.label].filter(Boolean), [...tests, test, column.test]));
    }
  }

  /** Learns that nothing was counted, as nothing is printed of it. @param {import('./types.mjs').Counted} of */
  none(of) {
    const about = slack(this.reading.plan, this.plan);
    this.reading.facts.push({ parts: [{ of, times: 1 }], low: 0, high: 0, about, why: `${of.name}: not printed` });
    this.reading.cells.push({ of, status: 'absent' });
  }

  /** Rows below the cut are at most the last one printed. @param {import('./types.mjs').Counted[]} sets */
  cut(sets) {
    const counts = this.table.rows.map((/** @type {any} */ row) => row.value?.count ?? row.value);
    const last = counts.at(-1);
    if (typeof last !== 'number' || (this.plan.order ?? 'count') !== 'count') return;
    const fits = sets.every((of) => this.reading.truth(of) <= last);
    for (const of of sets) {
      this.reading.cells.push({ of, status: 'hidden' });
      if (fits) this.reading.learn(of, 0, last, `${of.name}: below the cut at ${last}`);
    }
  }

  /**
   * @param {any} row @param {{label: string, test: Test, isRest?: boolean}} place @param {{label: string, test: Test}[]} parents
   * @param {{small: any}} level
   */
  row(row, place, parents, { small }) {
    const path = [...parents, place];
    const tests = path.map(({ test }) => test);
    const names = path.map(({ label }) => label);
    const from = { table: this.plan, own: this.own(small), exists: place.isRest === true };
    if (this.columns.length > 0) {
      for (const [index, column] of this.columns.entries()) {
        const of = this.counted([...names, column.label], [...tests, column.test]);
        this.reading.value(of, (row.values ?? [row.value])[index], { ...from, exists: false });
      }
      return;
    }
    const of = this.counted(names, tests);
    for (const value of this.hasRates ? row.values : [row.value]) this.reading.value(of, value, from);
    const { within } = this.plan;
    const divides = within && (!within.of || Object.keys(within.of).some((label) => same(label) === same(row.label)));
    if (!divides || parents.length > 0 || row.value?.masked !== undefined) return;
    this.rows(row.children ?? [], within.field, [place], {
      small: within.of?.[row.label] ?? this.plan.small ?? {},
      rest: within.notSpecified,
      keepsRest: true,
      partial: row.partial === true,
    });
  }
}
