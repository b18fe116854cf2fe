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
