// Somebody at the page, with a mouse or with keys alone. Each way counts what it does.

/** @typedef {import('./engines/common.mjs').Page} Page */
/** @typedef {{press: (words: string, card?: string) => Promise<void>, actions: () => number}} Hands */

const slow = { timeout: 40_000 };

/**
 * Runs in the page: marks the control that begins with the words; whether there is one that can be used.
 * @param {string} words @param {string} card the column whose card it is on, or none
 */
function mark(words, card) {
  for (const old of document.querySelectorAll('[data-wanted]')) old.removeAttribute('data-wanted');
  const place = [...document.querySelectorAll('.card')].find(
    (one) => one.querySelector('strong')?.textContent === card,
  );
  if (card !== '' && !place) return false;
  const found = [...(place ?? document).querySelectorAll('button, summary')].find(
    (control) =>
      (control.getAttribute('aria-label') ?? control.textContent?.trim() ?? '').startsWith(words) &&
      control.checkVisibility(),
  );
  if (!(found instanceof HTMLElement) || (found instanceof HTMLButtonElement && found.disabled)) return false;
  found.setAttribute('data-wanted', '');
  return true;
}

/** Runs in the page: whether the marked control stays where it is, as one waits for before one clicks. */
async function isStill() {
  const control = document.querySelector('[data-wanted]');
  const place = () => JSON.stringify(control?.getBoundingClientRect());
  const before = place();
  await new Promise((resolve) => setTimeout(resolve, 150));
  return control?.isConnected === true && place() === before;
}

/** @param {Page} page @returns {Hands} */
export function mouse(page) {
  let actions = 0;
  return {
    async press(words, card = '') {
      do await page.waitFor(mark, words, card, slow);
      while (!(await page.evaluate(isStill)));
      actions += 1;
      await page.click('[data-wanted]');
    },
    actions: () => actions,
  };
}

/** How many controls a page has at most between one and the next that is wanted. */
const FAR = 150;

/** The way to a control is no action: tabbing is looking. @param {Page} page @returns {Hands} */
export function keys(page) {
  let actions = 0;
  const isThere = () => document.activeElement?.hasAttribute('data-wanted') ?? false;
  /** The tabs of the editor are one stop, between which arrows go. */
  const isAmongTabs = () =>
    document.activeElement?.getAttribute('role') === 'tab' &&
    document.activeElement.parentElement?.querySelector('[data-wanted]') !== null;
  return {
    async press(words, card = '') {
      await page.waitFor(mark, words, card, slow);
      for (let steps = 0; !(await page.evaluate(isThere)); steps += 1) {
        if (steps > FAR) throw new Error(`no key leads to ${words}`);
        await page.press((await page.evaluate(isAmongTabs)) ? 'ArrowRight' : 'Tab');
      }
      actions += 1;
      await page.press('Enter');
    },
    actions: () => actions,
  };
}
