// What is the same in every engine, built on a page's `evaluate`.
import { sleep } from './process.mjs';

/**
 * @typedef {string | {x: number, y: number}} Target a selector, or a point in the viewport
 *
 * @typedef {object} Media
 * @property {'light' | 'dark'} [colorScheme]
 * @property {boolean} [reducedMotion]
 * @property {boolean} [forcedColors]
 * @property {'screen' | 'print'} [media]
 *
 * @typedef {{width: number, height: number, dpr?: number, script?: boolean} & Omit<Media, 'media'>} OpenOptions
 *
 * @typedef {object} Page
 * @property {(fn: string | ((...args: any[]) => any), ...args: any[]) => Promise<any>} evaluate
 * @property {(fn: (...args: any[]) => any, ...args: any[]) => Promise<any>} waitFor the last of the arguments may be
 * `{timeout}`, in milliseconds
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

const patience = 10_000;

/**
 * Calls the function in the page until what it returns is truthy, and returns that.
 * @param {Pick<Page, 'evaluate'>} page
 * @param {(...args: any[]) => any} fn
 * @param {any[]} args the last may be `{timeout}`, in milliseconds
 */
export async function waitFor(page, fn, args) {
  const hasOptions = args.length > 0 && typeof args.at(-1)?.timeout === 'number';
  const timeout = hasOptions ? args.at(-1).timeout : patience;
  const rest = hasOptions ? args.slice(0, -1) : args;
  const end = Date.now() + timeout;
  /** @type {unknown} */
  let last;
  while (Date.now() < end) {
    try {
      last = await page.evaluate(fn, ...rest);
      if (last) return last;
    } catch (error) {
      // While a page changes to the next one there is nothing to evaluate in.
      last = error;
    }
    await sleep(50);
  }
  throw new Error(`waited ${timeout} ms in vain (${String(last)}) for ${fn}`);
}

/**
 * Runs in the page: the element for a selector, brought into view. ` >>> ` steps into a shadow root.
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function findElement(selector) {
  /** @type {ParentNode} */
  let scope = document;
  /** @type {HTMLElement | null} */
  let found = null;
  for (const part of selector.split('>>>')) {
    found = scope.querySelector(part.trim());
    if (!found) throw new Error(`no element for ${selector}`);
    scope = found.shadowRoot ?? found;
  }
  const element = /** @type {HTMLElement} */ (/** @type {unknown} */ (found));
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  return element;
}

/**
 * Where to point at: the middle of an element, or the point itself.
 * @param {Pick<Page, 'evaluate'>} page @param {Target} target
 * @returns {Promise<{x: number, y: number}>}
 */
export async function pointAt(page, target) {
  if (typeof target !== 'string') return target;
  return page.evaluate(`(${middle})(${findElement}, ${JSON.stringify(target)})`);
}

/** @param {typeof findElement} find @param {string} selector */
function middle(find, selector) {
  const box = find(selector).getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
