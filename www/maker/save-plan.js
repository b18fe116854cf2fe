// A plan as a file.
import { download } from '../save.js';

/** @param {import('/pkg/analyst.js').Plan} plan */
export function savePlan(plan) {
  download(`${plan.id || 'plan'}.plan.json`, 'application/json', `${JSON.stringify(plan, undefined, 2)}\n`);
}
