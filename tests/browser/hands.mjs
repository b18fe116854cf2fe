// Somebody at the page, with a mouse or with keys alone. Each way counts what it does.

/** @typedef {import('./engines/common.mjs').Page} Page */
/** @typedef {{press: (words: string, card?: string) => Promise<void>, actions: () => number}} Hands */

/**
 * Runs in the page: the control that begins with the words, if there is one that can be used.
 * @param {string} words @param {string} card the column whose card it is on, or none
 */
function control(words, card) {
  const place = [...document.querySelectorAll('.card')].find(
    (one) => one.querySelector('strong')?.textContent === card,
  );
  if (card !== '' && !place) return undefined;
  const found = [...(place ?? document).querySelectorAll('button, summary')].find(
    (one) =>
      (one.getAttribute('aria-label') ?? one.textContent?.trim() ?? '').startsWith(words) && one.checkVisibility(),
  );
  return found?.matches(':disabled') ? undefined : found;
}

/** @param {Page} page @returns {Hands} */
export function mouse(page) {
  let actions = 0;
  return {
    async press(words, card = '') {
      await page.click({ find: control, args: [words, card] });
      actions += 1;
    },
    actions: () => actions,
  };
}

/** How many controls a page has at most between one and the next that is wanted. */
const FAR = 150;

/** The way to a control is no action: tabbing is looking. @param {Page} page @returns {Hands} */
export function keys(page) {
  let actions = 0;
  return {
    async press(words, card = '') {
      const wanted = `(${control})(...${JSON.stringify([words, card])})`;
      const isThere = `document.activeElement === ${wanted}`;
      // The tabs of the editor are one stop, between which arrows go.
      const isAmongTabs = `document.activeElement?.getAttribute('role') === 'tab' &&
        document.activeElement.parentElement.contains(${wanted})`;
      await page.waitFor(`${wanted} !== undefined`);
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
