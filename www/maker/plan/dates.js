// What somebody said of dates is part of the plan, so that next year's file asks nothing.
import { edited } from './edit.js';

/** @typedef {import('./edit.js').Plan} Plan */
/** @typedef {Pick<import('/pkg/analyst.js').ReadOptions, 'dateOrder' | 'century'>} Answer */

/**
 * The plan with an answer, which is used where the dates of a file do not tell.
 * @template {Answer} Given @param {Plan} plan @param {string} question its code @param {Given} answer
 * @returns {{plan: Plan, rest: Omit<Given, keyof Answer> | Given}} the plan, and what is for this file only
 */
export function withDatesAs(plan, question, answer) {
  if (question !== 'ambiguous-dates' && question !== 'two-digit-years') return { plan, rest: answer };
  const { dateOrder, century, ...rest } = answer;
  const next = edited(plan, (draft) => {
    for (const field of Object.values(draft.fields).filter(({ type }) => type === 'date')) {
      if (dateOrder !== undefined) field.dateOrder = dateOrder;
      if (century !== undefined) field.century = century;
    }
  });
  return { plan: next, rest };
}
