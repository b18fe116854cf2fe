// Steps of tests in the page that makes reports, and a small helpline's export.
import { isReady } from './saving.mjs';

/** @typedef {import('./engines/common.mjs').Page} Page */

export { isReady };

const callers = ['Self', 'Self', 'Self', 'Police', 'Policía', 'Friend', 'friend', 'Hospital', 'Self', 'Police'];
const needs = ['Shelter', 'Shelter; Legal help', 'Counselling', 'Legal help', ''];
const advocates = ['K. Park', 'T. Obi', 'J. Rivera'];

/** The rows of a small helpline's export. @param {number} year @param {number} count */
export const rowsOf = (year, count) =>
  Array.from({ length: count }, (_, row) => ({
    'Call date': `${year}-${String(1 + (row % 12)).padStart(2, '0')}-${String(1 + (row % 27)).padStart(2, '0')}`,
    'Who called': callers[row % 10] ?? '',
    'What they needed': needs[row % 5] ?? '',
    Age: String(14 + ((row * 7) % 50)),
    Advocate: advocates[row % 3] ?? '',
  }));

/** @param {Record<string, string>[]} rows */
export const csvOf = (rows) =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))].map((row) => row.join(',')).join('\n');

/** Runs in the page: presses the button of that text, or of that name. @param {string} text */
export function press(text) {
  const found = [...document.querySelectorAll('button, summary')].find(
    (button) => button.textContent?.trim().startsWith(text) || button.getAttribute('aria-label') === text,
  );
  if (!(found instanceof HTMLElement) || (found instanceof HTMLButtonElement && found.disabled)) return false;
  found.click();
  return true;
}

/** Runs in the page: writes in the field of that name. @param {string} label @param {string} text */
export function write(label, text) {
  const labelled = [...document.querySelectorAll('.bench label')].find(
    (one) => one.querySelector('span')?.textContent === label,
  );
  const field =
    labelled?.querySelector('input, textarea, select') ?? document.querySelector(`.bench [aria-label="${label}"]`);
  if (!(
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
  ))
    return false;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

/** Runs in the page: ticks the box of that name. @param {string} label */
export function tick(label) {
  const boxes = [...document.querySelectorAll('.bench input, #made input')];
  const found = boxes.find(
    (box) => box.getAttribute('aria-label') === label || box.closest('label')?.textContent?.trim().startsWith(label),
  );
  if (!(found instanceof HTMLInputElement)) return false;
  found.click();
  return true;
}

/** Runs in the page: the rows of the table of that title, as they are printed. @param {string} title */
export function printed(title) {
  const block = [...document.querySelectorAll('.hr-block')].find(
    (one) => one.querySelector(':is(h2, h3) bdi')?.textContent === title,
  );
  if (!block || !document.querySelector('.standing.is-ready')) return false;
  return [...block.querySelectorAll('tbody tr')].map((row) => [
    row.querySelector('th bdi')?.textContent,
    Number(row.querySelector('td')?.textContent?.replaceAll(',', '')),
  ]);
}

/** From the file to the first report: two actions. @param {Page} page @param {string} path */
export async function begin(page, path) {
  await page.waitFor(() => document.querySelector('.drop input[type=file]') !== null);
  await page.upload('.drop input[type=file]', path);
  await page.waitFor(press, 'Start from my columns');
  await page.waitFor(isReady);
}

/** Runs in the page: forgets what earlier tests kept. */
export const forget = () => localStorage.clear();
