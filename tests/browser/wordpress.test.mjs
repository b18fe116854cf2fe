// The plug-in on a real WordPress with its database: installed from the zip, used in the editor, read on the page.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { program } from '../../scripts/browsers.mjs';
import { pluginFile } from '../../scripts/plugin.mjs';
import { root } from '../../scripts/run.mjs';
import { wordPressSite } from '../../scripts/wordpress.mjs';
import { startWordPress, user } from '../wordpress/site.mjs';
import { patience } from './engines/common.mjs';

const document = join(root, 'www/reports/missouri-2020.json');
const plugin = join(root, 'pkg', pluginFile);
const folder = mkdtempSync(join(tmpdir(), 'hotline-report-plugin-'));
const from = wordPressSite();
// Elsewhere than on Debian there is only the filter of posts (scripts/wordpress.mjs).
const skip = from ? false : 'no WordPress with a database was unpacked here';

/** @returns {Promise<string>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(String(port)));
    });
  });

/** @type {Awaited<ReturnType<typeof startWordPress>> | undefined} */
let site;
/** @type {import('puppeteer-core').Browser | undefined} */
let browser;
before(async () => {
  if (!from) return;
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  [site, browser] = await Promise.all([
    freePort().then((port) => startWordPress(from, port)),
    puppeteer.launch({ executablePath: program('chromium'), args: sandbox, pipe: true, timeout: patience }),
  ]);
});
after(async () => {
  await browser?.close();
  site?.close();
  rmSync(folder, { recursive: true });
});

/** Runs in the page: whether a report is shown, with charts that are drawn. */
function isShown() {
  const host = window.document.querySelector('hotline-report');
  const canvases = [...(host?.shadowRoot?.querySelectorAll('canvas') ?? [])];
  return host?.state === 'ready' && canvases.length === 4 && canvases.every(({ style }) => style.height !== '');
}

test(
  'the plug-in is installed from its zip, a report is uploaded in the editor, and readers see it',
  { skip },
  async () => {
    assert.ok(existsSync(plugin) && site && browser);
    const { url } = site;
    const page = await browser.newPage();
    page.setDefaultTimeout(patience);
    await page.setViewport({ width: 1300, height: 900 });

    await page.goto(`${url}/wp-login.php`);
    // Set at once: the page selects the name shortly after it is there, and what is typed then replaces it.
    const fill = (/** @type {Element} */ input, /** @type {string} */ value) => {
      /** @type {HTMLInputElement} */ (input).value = value;
    };
    await page.$eval('#user_login', fill, user.name);
    await page.$eval('#user_pass', fill, user.password);
    await Promise.all([page.waitForNavigation(), page.click('#wp-submit')]);
    assert.match(page.url(), /wp-admin/);

    await page.goto(`${url}/wp-admin/plugin-install.php?tab=upload`);
    const chooser = await page.waitForSelector('#pluginzip');
    await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (chooser).uploadFile(plugin);
    await Promise.all([page.waitForNavigation(), page.click('#install-plugin-submit')]);
    const activate = await page.waitForSelector('a[href*="action=activate"]');
    await Promise.all([page.waitForNavigation(), activate?.click()]);

    await page.goto(`${url}/wp-admin/post-new.php`);
    await page.waitForFunction(() => /** @type {any} */ (window).wp?.data?.select('core/editor')?.getCurrentPostId());
    await page.evaluate(() => {
      const { dispatch, select } = /** @type {any} */ (window).wp.data;
      if (select('core/edit-post').isFeatureActive('welcomeGuide'))
        dispatch('core/edit-post').toggleFeature('welcomeGuide');
    });
    const opener = await page.waitForSelector('.edit-post-header-toolbar__inserter-toggle');
    await opener?.click();
    await page.waitForSelector('.block-editor-inserter__search input');
    await page.type('.block-editor-inserter__search input', 'Hotline report');
    const entry = await page.waitForSelector('.editor-block-list-item-hotline-report-report');
    await entry?.click();

    // What is no report is refused, with the reason.
    const wrong = join(folder, 'wrong.json');
    writeFileSync(wrong, '{"name": "no report"}');
    const input = '.block-editor-media-placeholder input[type="file"]';
    const upload = async (/** @type {string} */ path) => {
      const found = await page.waitForSelector(input);
      await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (found).uploadFile(path);
    };
    await upload(wrong);
    await page.waitForFunction(() => /no report document/.test(window.document.body.textContent ?? ''));
    await upload(document);
    await page.waitForFunction(isShown);
    const address = await page.evaluate(async () => {
      const { dispatch, select } = /** @type {any} */ (window).wp.data;
      const [block] = select('core/block-editor').getBlocks();
      while (!block.attributes.html && !select('core/block-editor').getBlocks()[0].attributes.html) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      dispatch('core/editor').editPost({ title: 'Our figures', status: 'publish' });
      await dispatch('core/editor').savePost();
      return select('core/editor').getCurrentPost().link;
    });

    // Opened again, the block is as it was saved.
    await page.reload();
    await page.waitForFunction(isShown);
    const isValid = await page.evaluate(
      () => /** @type {any} */ (window).wp.data.select('core/block-editor').getBlocks()[0].isValid,
    );
    assert.ok(isValid, 'the editor finds its own content valid');

    const reader = await (await browser.createBrowserContext()).newPage();
    reader.setDefaultTimeout(patience);
    /** @type {string[]} */
    const asked = [];
    reader.on('request', (request) => asked.push(new URL(request.url()).origin));
    await reader.goto(address);
    await reader.waitForFunction(isShown);
    assert.deepEqual(
      // s.w.org is where WordPress itself has its pictures of emoji.
      [...new Set(asked)].filter((origin) => !['null', url, 'https://s.w.org'].includes(origin)),
      [],
    );
    const html = await (await fetch(address)).text();
    assert.match(
      html,
      /<hotline-report src="[^"]+\.json"[^>]*>\s*<div[^>]*>[\s\S]*Signaler Type[\s\S]*<table[\s\S]*<\/hotline-report>/,
    );
    const feed = await (await fetch(`${url}/?feed=rss2`)).text();
    assert.doesNotMatch(feed, /<hotline-report/);
    await reader.close();
    await page.close();
  },
);
