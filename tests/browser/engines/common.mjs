// What is the same in every engine, built on a page's `evaluate`.
import { sleep } from './process.mjs';

/**
 * @typedef {{x: number, y: number}} Point
 * @typedef {(...args: any[]) => Element | null | undefined} Find runs in the page
 * @typedef {string | {find: Find, args?: unknown[]} | Point} Target a selector, what a function finds, or a point in the viewport
 *
 * @typedef {{role: string, name: string}} Semantics an element as assistive technology hears it
 *
 * @typedef {object} Media
 * @property {'light' | 'dark'} [colorScheme]
 * @property {boolean} [reducedMotion]
 * @property {boolean} [forcedColors]
 * @property {'screen' | 'print'} [media]
 *
 * @typedef {{width: number, height: number, dpr?: number, script?: boolean, optimizing?: boolean} & Omit<Media, 'media'>} OpenOptions
 * `optimizing`: WebKit may compile functions of WebAssembly once more, to make them fast. In a page that lives for seconds
 * that is most of the work, so tests ask for it where it matters.
 *
 * @typedef {object} Page
 * @property {(fn: string | ((...args: any[]) => any), ...args: any[]) => Promise<any>} evaluate
 * @property {(fn: string | ((...args: any[]) => any), ...args: any[]) => Promise<any>} waitFor
 * @property {(width: number, height: number, options?: {dpr?: number}) => Promise<void>} setViewport
 * @property {(keys: string) => Promise<void>} press such as `Tab` or `Shift+Tab`
 * @property {(target: Target) => Promise<void>} hover
 * @property {(target: Target) => Promise<void>} click
 * @property {(selector: string, text: string) => Promise<void>} type
 * @property {(selector: string, path: string) => Promise<void>} upload
 * @property {(path: string, options?: {fullPage?: boolean}) => Promise<void>} screenshot
 * @property {(path: string, options?: {paper?: 'letter' | 'a4'}) => Promise<void>} pdf
 * @property {(offline: boolean) => Promise<void>} setOffline
 * @property {() => Promise<string[]>} requests
 * @property {() => Promise<string[]>} consoleErrors also uncaught errors and violations of the policy
 * @property {(media: Media) => Promise<void>} emulate
 * @property {(selector: string, expected: Semantics[]) => Promise<Semantics[]>} semantics of all that a selector finds in the
 * document, in order. Firefox only tells whether something is as expected; what is not has no role.
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Browser
 * @property {(url: string, options: OpenOptions) => Promise<Page>} open
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Capabilities what an engine can be asked here; the rest throws
 * @property {boolean} dpr
 * @property {boolean} colorScheme
 * @property {boolean} reducedMotion
 * @property {boolean} forcedColors
 * @property {boolean} emulate a change of these while the page is open, and print on the screen
 * @property {boolean} pdf
 * @property {boolean} requests
 * @property {boolean} offline
 * @property {boolean} noScript pages opened with `script: false`
 *
 * @typedef {object} Engine
 * @property {'chromium' | 'firefox' | 'webkit'} name
 * @property {Capabilities} capabilities
 * @property {() => Promise<Browser>} launch
 */

/**
 * The one limit of all waits, in milliseconds. A wait ends when its condition holds, so this is far more than the busiest
 * machine needs.
 */
export const patience = 180_000;

/**
 * When a question is put again that was not answered, in milliseconds. A page that changes to the next one may take the
 * question with it, and then there is never an answer.
 */
const anew = 45_000;

/**
 * Calls the function in the page until what it returns is truthy, and returns that.
 * @param {Pick<Page, 'evaluate'>} page @param {string | ((...args: any[]) => any)} fn @param {any[]} args
 */
export const waitFor = (page, fn, args) => poll(() => page.evaluate(fn, ...args), String(fn));

/**
 * Calls the function until what it returns is truthy, and returns that.
 * @template T @param {() => Promise<T>} ask @param {string} wanted what is waited for @param {number} [limit] in milliseconds
 * @param {number} [each] how long one answer is waited for, in milliseconds
 * @returns {Promise<Exclude<T, false | undefined>>}
 */
export async function poll(ask, wanted, limit = patience, each = anew) {
  const end = Date.now() + limit;
  /** @type {unknown} */
  let last;
  do {
    try {
      last = await within(ask(), each);
      if (last) return /** @type {Exclude<T, false | undefined>} */ (last);
    } catch (error) {
      // While a page changes to the next one there is nothing to ask.
      last = error;
    }
    await sleep(50);
  } while (Date.now() < end);
  throw new Error(`waited ${limit} ms in vain (${String(last)}) for ${wanted}`);
}

/**
 * The answer, or an error if there is none in time.
 * @template T @param {Promise<T>} answer @param {number} limit in milliseconds @returns {Promise<T>}
 */
export async function within(answer, limit) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not answered in ${limit} ms`)), limit);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([answer, late]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs in the page: the element for a selector. ` >>> ` steps into a shadow root.
 * @param {string} selector
 */
export function findElement(selector) {
  /** @type {ParentNode} */
  let scope = document;
  /** @type {Element | null} */
  let found = null;
  for (const part of selector.split('>>>')) {
    found = scope.querySelector(part.trim());
    if (!found) return null;
    scope = found.shadowRoot ?? found;
  }
  return found;
}
