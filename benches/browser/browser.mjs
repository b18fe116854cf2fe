// One browser for one measurement: started for it, and ended after it.
import puppeteer from 'puppeteer-core';
import { program } from '../../scripts/browsers.mjs';
import { guard, sleep } from '../../tests/browser/engines/process.mjs';

/** @import {Browser} from 'puppeteer-core' */

const args = ['--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking'];

/** Milliseconds for a browser to end by itself. */
const toClose = 10_000;

/**
 * Starts a browser, has it measured, and ends it. What fails, or is not done within the limit, is returned as text.
 * @template T
 * @param {(browser: Browser) => Promise<T>} work
 * @param {number} limit in milliseconds
 * @returns {Promise<T | {failed: string}>}
 */
export async function inOwnBrowser(work, limit) {
  const browser = await puppeteer.launch({
    executablePath: program('chromium'),
    // Its sandbox refuses to run as root.
    args: process.getuid?.() === 0 ? [...args, '--no-sandbox'] : args,
    pipe: true,
    protocolTimeout: 0,
  });
  const stop = guard(browser.process()?.pid);
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const tooLate = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${limit / 1000} s`)), limit);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([work(browser), tooLate]));
  } catch (error) {
    return { failed: (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '' };
  } finally {
    clearTimeout(timer);
    // The next one starts when this one is gone; should it hang, its processes are ended.
    await Promise.race([browser.close(), sleep(toClose)]);
    stop();
  }
}
