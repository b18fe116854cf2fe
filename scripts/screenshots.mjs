// `npm run screenshots -- [paths…]`: what the pages look like, for a person to look at. Into target/screenshots.
import { mkdirSync, readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import { cli, root, say } from './run.mjs';
import { setup } from './setup.mjs';
import { tutorialPictures } from './tutorial.mjs';

const usage = `npm run screenshots -- [paths…]
Takes each path (default: every report in www/reports, and making one) in Chromium at 320, 768 and 1280 px, light and
dark, and prints it to PDF. A path is as in the address bar, such as "/#missouri-2020".
  --tutorial  makes the pictures of docs/tutorial-analyst.md anew`;

/** Presses that lead from one picture of a page to the next, and what each waits for. */
const steps = /** @type {Record<string, {press: string, until: string}[]>} */ ({
  '/#make': [
    { press: 'Try it with invented records', until: 'table.columns' },
    { press: 'Read the file', until: 'table.account' },
  ],
});

const widths = [320, 768, 1280];
const schemes = /** @type {const} */ (['light', 'dark']);

await cli(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' }, tutorial: { type: 'boolean' } },
  });
  if (values.help) return say(usage);
  await setup();
  const { build } = await import('./build.mjs');
  await build({ lenient: true });
  const { serve } = await import('./server.mjs');
  const { chromium } = await import('../tests/browser/engines/chromium.mjs');
  const folder = join(root, 'target', 'screenshots');
  mkdirSync(folder, { recursive: true });
  const server = await serve({ root });
  const browser = await chromium.launch();
  try {
    if (values.tutorial) return await tutorialPictures(browser, server.url);
    for (const path of positionals.length > 0 ? positionals : reports()) {
      await picture(browser, server.url, path, join(folder, fileName(path)));
    }
  } finally {
    await browser.close();
    await server.close();
  }
});

function reports() {
  const names = readdirSync(join(root, 'www', 'reports')).filter((name) => name.endsWith('.json'));
  return [...names.map((name) => `/#${parse(name).name}`), ...Object.keys(steps)];
}

/** @param {string} path */
function fileName(path) {
  return path.replace(/[^\w-]+/g, '-').replace(/^-|-$/g, '') || 'index';
}

/** @typedef {import('../tests/browser/engines/common.mjs').Page} Page */

/**
 * @param {import('../tests/browser/engines/common.mjs').Browser} browser
 * @param {string} base @param {string} path @param {string} file without its ending
 */
async function picture(browser, base, path, file) {
  for (const colorScheme of schemes) {
    const page = await browser.open(base + path, { width: 1280, height: 900, colorScheme });
    await pictures(page, file, colorScheme);
    for (const [index, { press, until }] of (steps[path] ?? []).entries()) {
      await page.waitFor(pressed, press);
      await page.waitFor((selector) => document.querySelector(selector) !== null, until);
      await pictures(page, `${file}-${index + 1}`, colorScheme);
    }
    if (colorScheme === 'light') {
      await page.pdf(`${file}.pdf`);
      say(`${file}.pdf`);
    }
    for (const error of await page.consoleErrors()) say(`  error on ${path}: ${error}`);
    await page.close();
  }
}

/** @param {Page} page @param {string} file @param {string} colorScheme */
async function pictures(page, file, colorScheme) {
  for (const width of widths) {
    await page.setViewport(width, 900);
    await settle(page);
    await page.screenshot(`${file}-${width}-${colorScheme}.png`, { fullPage: true });
    say(`${file}-${width}-${colorScheme}.png`);
  }
}

/** Runs in the page. @param {string} text of a button */
function pressed(text) {
  const found = [...document.querySelectorAll('button')].find((button) => button.textContent === text);
  found?.click();
  return found !== undefined;
}

/** The page is drawn when nothing was requested or changed for a while. @param {Page} page */
async function settle(page) {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        let timer = setTimeout(resolve, 500);
        const again = () => {
          clearTimeout(timer);
          timer = setTimeout(resolve, 300);
        };
        new MutationObserver(again).observe(document, { subtree: true, childList: true, attributes: true });
      }),
  );
}
