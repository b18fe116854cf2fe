import type { Plan } from '../generated/plan-document.js';

/** The plan's text, as the core reads it. */
export function asText(plan: Plan | string): string {
  return typeof plan === 'string' ? plan : JSON.stringify(plan);
}

/** Reads what the core has written. */
export function parse<T>(json: string): T {
  return JSON.parse(json) as T;
}
