// How long a change of the plan takes once a million records are read, as after each change on the page: the records are counted
// anew and the report is proved. `node benches/recount.mjs`, with the built package; medians of seven changes each.
import { builtInPlans, openRecords, sampleRecords } from '../pkg/node/analyst.js';

const [given] = await builtInPlans();
if (!given) throw new Error('no plan');
/** @type {any} */
const plan = given;
const file = await openRecords(await sampleRecords(1_000_000), { name: 'sample.csv' });
const { fields } = await file.propose(plan);
const mapping = Object.fromEntries(fields.map(({ field, columns }) => [field, columns]));
const records = await file.read(plan, { mapping, columns: 'all' });

/** @type {Record<string, (changed: any, turn: number) => void>} */
const changes = {
  'other words': ({ report }, turn) => (report.title = `Title ${turn}`),
  'a changed table': ({ report }, turn) => {
    const tables = report.sections.flatMap((/** @type {any} */ section) => section.tables ?? []);
    tables[turn % tables.length].total = { label: `Sum ${turn}` };
  },
  'another name of an answer': ({ fields: all, jurisdiction }, turn) => {
    const id = Object.keys(all).find((one) => one !== jurisdiction && all[one].values?.length);
    all[id ?? ''].values[0].label = `Renamed ${turn}`;
  },
};
const scopes = { 'all records': {}, 'one state and year': { jurisdiction: 'Missouri', start: '2020', end: '2020' } };

/** @param {number[]} numbers */
const median = (numbers) => Math.round(numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0);

/** @type {Record<string, Record<string, number>>} */
const found = {};
for (const [name, scope] of Object.entries(scopes)) {
  // Engines optimise what runs first.
  for (let turn = 0; turn < 3; turn += 1) await records.report(scope);
  for (const [change, apply] of Object.entries(changes)) {
    const times = [];
    for (let turn = 0; turn < 7; turn += 1) {
      const changed = structuredClone(plan);
      apply(changed, turn);
      const since = performance.now();
      await records.use(changed, { mapping });
      await records.report(scope);
      times.push(performance.now() - since);
    }
    (found[change] ??= {})[`${name}, ms`] = median(times);
  }
}
console.table(found);
records.close();
file.close();
