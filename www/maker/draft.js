// From the columns of a file to a plan that is complete and safe at once.
import { blankPlan } from './plan/blank.js';
import { withColumn } from './plan/columns.js';
import { withCounted } from './plan/counted.js';
import { edited } from './plan/edit.js';
import { typeOf } from './kinds.js';

/** @typedef {import('./plan/edit.js').Plan} Plan */
/** @typedef {import('./profile.js').Profile} Profile */
/** @typedef {import('/pkg/analyst.js').Mapping} Mapping */

/** More answers than this make no table that anybody reads. */
const ROWS = 60;

/** @param {Profile} profile @param {string} title @returns {{plan: Plan, mapping: Mapping}} */
export function draftFrom({ columns }, title) {
  const start = edited(blankPlan(), (draft) => {
    draft.report.title = `${title}, {period}`;
    draft.report.caveat = ['The figures are accurate as of {accurateAsOf}.'];
    draft.name = title;
  });
  const used = columns.filter(({ kind, concern, distinct }) => {
    const type = typeOf(kind);
    return !concern && type !== undefined && kind !== 'row-number' && (type !== 'category' || distinct <= ROWS);
  });
  return used.reduce(
    ({ plan, mapping }, column) => {
      const type = typeOf(column.kind) ?? 'category';
      const added = withColumn(plan, { name: column.name, separator: column.separators[0]?.separator }, type);
      const counted =
        column.kind === 'case-number' ? withCounted(added.plan, 'cases', { distinct: added.id }) : added.plan;
      const missing = column.answers
        .map(({ value }) => value)
        .filter((value) => /^(unknown|not known|-99)$/i.test(value));
      const next = edited(counted, (draft) => {
        const field = draft.fields[added.id];
        if (field && missing.length > 0 && type !== 'id' && type !== 'date') field.missing = missing;
      });
      return { plan: next, mapping: { ...mapping, [added.id]: [column.name] } };
    },
    { plan: start, mapping: /** @type {Mapping} */ ({}) },
  );
}
