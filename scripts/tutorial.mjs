// The pictures of docs/tutorial-analyst.md: an invented export on its way to a report, at each step of the tutorial.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, say } from './run.mjs';

/** Small, so that the pictures weigh little and their words can be read beside the text. */
const size = { width: 1000, height: 620 };
const patience = { timeout: 120_000 };

/** Runs in the page: presses the button that begins with the text. @param {string} text */
function press(text) {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(text));
  found?.click();
  return found !== undefined;
}

/** Presses and what they bring. */
const steps = [
  { name: 'begin', press: undefined, until: '.offers' },
  { name: 'question', press: 'Start from my columns', until: '.step .row .button' },
  { name: 'report', press: 'Day first', until: '.standing.is-ready' },
  { name: 'answers', press: 'Answers', until: '.suggest, .answers' },
  { name: 'check', press: 'Check and save', until: '#made .verdict' },
];

/** @param {import('../tests/browser/engines/common.mjs').Browser} browser @param {string} base */
export async function tutorialPictures(browser, base) {
  const { crm } = await import('../tests/browser/exports.mjs');
  const folder = join(root, 'docs', 'pictures');
  const away = mkdtempSync(join(tmpdir(), 'hotline-report-tutorial-'));
  mkdirSync(folder, { recursive: true });
  const page = await browser.open(`${base}/#make`, size);
  try {
    const { name, content } = crm();
    writeFileSync(join(away, name), content);
    await page.waitFor(() => document.querySelector('.drop input[type=file]') !== null, patience);
    await page.upload('.drop input[type=file]', join(away, name));
    for (const step of steps) {
      if (step.press !== undefined) await page.waitFor(press, step.press, patience);
      await page.waitFor((until) => document.querySelector(until)?.checkVisibility(), step.until, patience);
      await page.evaluate(() => scrollTo(0, document.querySelector('#maker')?.getBoundingClientRect().top ?? 0));
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      const file = join(folder, `analyst-${step.name}.png`);
      await page.screenshot(file);
      say(file);
    }
  } finally {
    await page.close();
    rmSync(away, { recursive: true });
  }
}
