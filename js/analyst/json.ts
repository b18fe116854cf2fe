import { ReportError } from '../index.js';
import type { Plan } from '../generated/plan-document.js';

/**
 * The plan's text, as the core reads it.
 *
 * @throws {ReportError} `invalid-options` if it is neither a plan nor a text
 */
export function asText(plan: Plan | string): string {
  if (typeof plan !== 'string' && (typeof plan !== 'object' || plan === null))
    throw new ReportError('invalid-options', `A plan should be an object or its JSON text, not ${String(plan)}.`);
  return typeof plan === 'string' ? plan : JSON.stringify(plan);
}

/**
 * The text of a profile or a mapping, as the core reads it.
 *
 * @throws {ReportError} `invalid-options` if a value is no object
 */
export function objectText(value: object, name: string): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  throw new ReportError('invalid-options', `${name} should be an object, not ${String(value)}.`);
}

/** Reads what the core has written. */
export function parse<T>(json: string): T {
  return JSON.parse(json) as T;
}

/** @throws {ReportError} `invalid-options` if a value is not a text */
export function assertText(value: unknown, name: string): asserts value is string {
  if (typeof value === 'string') return;
  const kind = value === null ? 'null' : typeof value;
  throw new ReportError('invalid-options', `${name} should be a text, not of type ${kind}.`);
}
