// Pointing and clicking as people do: at what is there, can be used, and keeps its place.
import { findElement, poll } from './common.mjs';

/** @import {Find, Page, Point, Target} from './common.mjs' */

/** @typedef {{isHeard: boolean, isHit: boolean}} Click as the page hears it */

/** Under this name the page keeps the click that is awaited. */
const place = '__awaitedClick';

/**
 * Where to point at: the middle of an element, as soon as one can, or the point itself.
 * @param {Pick<Page, 'evaluate'>} page @param {Target} target @returns {Promise<Point>}
 */
export async function pointAt(page, target) {
  if (isPoint(target)) return target;
  /** @type {unknown} */
  let reason;
  const ask = async () => {
    const found = await page.evaluate(inPage(aim, target));
    reason = found;
    return typeof found === 'string' ? false : found;
  };
  return poll(ask, named(target)).catch((error) => {
    throw new Error(`${error.message}: ${String(reason)}`, { cause: error });
  });
}

/**
 * Clicks once. When the page moved at the last moment and the click met something else, it clicks again.
 * @param {Pick<Page, 'evaluate'>} page @param {Target} target @param {(at: Point) => Promise<void>} click
 */
export async function clickOn(page, target, click) {
  if (isPoint(target)) return click(target);
  for (let isHit = false; !isHit;) {
    const at = await pointAt(page, target);
    await page.evaluate(inPage(awaitClick, target, place));
    await click(at);
    isHit = await hasHit(page, target);
  }
}

/** @param {Pick<Page, 'evaluate'>} page @param {Exclude<Target, Point>} target */
async function hasHit(page, target) {
  // A page that was left by the click knows nothing of it.
  const left = { isHeard: true, isHit: true };
  const ask = () => page.evaluate((/** @type {string} */ name) => /** @type {any} */ (window)[name], place);
  /** @type {Click} */
  const { isHit } = await poll(
    async () => {
      const click = (await ask().catch(() => left)) ?? left;
      return click.isHeard && click;
    },
    `a click on ${named(target)} to be heard`,
  );
  return isHit;
}

/** @param {Target} target @returns {target is Point} */
const isPoint = (target) => typeof target !== 'string' && 'x' in target;

/** @param {Exclude<Target, Point>} target */
const parts = (target) =>
  typeof target === 'string' ? { find: findElement, args: [target] } : { args: [], ...target };

/** @param {Exclude<Target, Point>} target */
const named = (target) => {
  const { find, args } = parts(target);
  return typeof target === 'string' ? target : `${find.name}(${JSON.stringify(args).slice(1, -1)})`;
};

/**
 * A call in the page of a function that takes how an element is found.
 * @param {(find: () => Element | null | undefined, ...more: any[]) => unknown} fn @param {Exclude<Target, Point>} target @param {unknown[]} more
 */
function inPage(fn, target, ...more) {
  const { find, args } = parts(target);
  const found = `() => (${find})(...${JSON.stringify(args)})`;
  return `(${fn})(${[found, ...more.map((one) => JSON.stringify(one))].join(', ')})`;
}

/**
 * Runs in the page: where to point at to meet the element, or why one cannot yet.
 * @param {() => Element | null | undefined} find
 */
async function aim(find) {
  const element = find();
  if (!element) return 'it is not there';
  if (element.matches(':disabled')) return 'it is disabled';
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const box = () => [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
  const before = box();
  if (!before) return 'it has no size';
  // A page that is not shown makes no frames, and then nothing moves.
  await Promise.race([
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    new Promise((resolve) => setTimeout(resolve, 1000)),
  ]);
  const now = box();
  if (find() !== element || !now || now.x !== before.x || now.y !== before.y) return 'it moves';
  const at = { x: now.x + now.width / 2, y: now.y + now.height / 2 };
  let met = document.elementFromPoint(at.x, at.y);
  for (let root = met?.shadowRoot; root; root = met?.shadowRoot) {
    const inner = root.elementFromPoint(at.x, at.y);
    if (!inner || inner === met) break;
    met = inner;
  }
  /** @param {Node | null} part @returns {Node | null} */
  const around = (part) => part && (part instanceof ShadowRoot ? part.host : part.parentNode);
  for (let part = /** @type {Node | null} */ (met); part; part = around(part)) {
    if (part === element || (part instanceof HTMLLabelElement && part.control === element)) return at;
  }
  return met ? `it is covered by ${met.outerHTML.slice(0, 200)}` : 'it is out of sight';
}

/**
 * Runs in the page: keeps whether the next click meets the element.
 * @param {() => Element | null | undefined} find @param {string} name under which it is kept
 */
function awaitClick(find, name) {
  /** @type {Click} */
  const click = { isHeard: false, isHit: false };
  Object.assign(window, { [name]: click });
  const hear = (/** @type {Event} */ event) => {
    const element = find();
    const isOf = (/** @type {EventTarget} */ part) =>
      part === element || (part instanceof HTMLLabelElement && part.control === element);
    Object.assign(click, { isHeard: true, isHit: element ? event.composedPath().some(isOf) : false });
  };
  addEventListener('click', hear, { capture: true, once: true });
}
