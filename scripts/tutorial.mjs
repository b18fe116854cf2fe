// The pictures of docs/tutorial-analyst.md: an invented export on its way to a report, at each step of the tutorial.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crm } from '../tests/browser/exports.mjs';
import { root, say } from './run.mjs';

/** Small, so that the pictures weigh little and their words can be read beside the text. */
const size = { width: 1000, height: 560 };
const patience = { timeout: 120_000 };

/** Runs in the page: presses the button that begins with the text. @param {string} text */
function press(text) {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(text));
  found?.click();
  return found !== undefined;
}

/** Runs in the page: chooses an option of a list. @param {string[]} of the list's label, and the option */
function choose([label, option]) {
  const lists = [...document.querySelectorAll('.bench select')];
  const list = lists.find((one) => one.closest('label')?.textContent?.startsWith(label ?? ''));
  if (!(list instanceof HTMLSelectElement)) return false;
  list.value = option ?? '';
  list.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

/** The file of the tutorial: contacts, with ages. Few are old, so that a count is hidden. */
function contacts() {
  const { name, content } = crm();
  const [heading, ...rows] = content.trim().split('\n');
  const age = (/** @type {number} */ at) => (at < 2 ? 70 : ages[at % ages.length]);
  return { name, content: [`${heading},Age`, ...rows.map((row, at) => `${row},${age(at)}`)].join('\n') };
}
const ages = [17, 19, 22, 24, 27, 31, 23, 36, 20, 45, 29, 16, 33, 52, 26, 21, 39, 47, 25, 18];

/** Presses and what they bring. @type {{name: string, press?: string, choose?: string[], until: string}[]} */
const steps = [
  { name: 'begin', until: '.offers' },
  { name: 'question', press: 'Start from my columns', until: '.step .row .button' },
  { name: 'report', press: 'Day first', until: '.standing.is-ready' },
  { name: 'answers', press: 'Answers', choose: ['Column', 'signaler_type'], until: '.suggest' },
  { name: 'ranges', choose: ['Column', 'age'], until: '.histogram' },
  { name: 'words', press: 'Words', until: '.panel [data-about="publisher"]' },
  { name: 'protection', press: 'Protection', until: '.consequence li' },
  { name: 'check', press: 'Check and save', until: '#made .verdict' },
];

/** @param {import('../tests/browser/engines/common.mjs').Browser} browser @param {string} base */
export async function tutorialPictures(browser, base) {
  const folder = join(root, 'docs', 'pictures');
  const away = mkdtempSync(join(tmpdir(), 'hotline-report-tutorial-'));
  mkdirSync(folder, { recursive: true });
  const page = await browser.open(`${base}/#make`, size);
  try {
    const { name, content } = contacts();
    writeFileSync(join(away, name), content);
    await page.waitFor(() => document.querySelector('.drop input[type=file]') !== null, patience);
    await page.upload('.drop input[type=file]', join(away, name));
    for (const step of steps) {
      if (step.press !== undefined) await page.waitFor(press, step.press, patience);
      if (step.choose !== undefined) await page.waitFor(choose, step.choose, patience);
      await page.waitFor((until) => document.querySelector(until)?.checkVisibility(), step.until, patience);
      await page.evaluate(() => scrollTo(0, document.querySelector('#maker')?.getBoundingClientRect().top ?? 0));
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      const file = join(folder, `analyst-${step.name}.webp`);
      await page.screenshot(file);
      say(file);
    }
  } finally {
    await page.close();
    rmSync(away, { recursive: true });
  }
}
