// What tests of the custom element share: pages with it, and questions to them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/run.mjs';
import { around } from './site.mjs';

export const document2017 = readFileSync(join(root, 'www/reports/missouri-2017.json'), 'utf8');
export const size = { width: 900, height: 800 };
export const static2020 =
  '<article class="hr-report"><h2 id="old-report-title">Static</h2><p id="old-note-webchats">A static note</p></article>';

/** The element around the static report. @param {string} [given] its attributes @param {string} [content] */
export const element = (given = 'src="/reports/missouri-2020.json"', content = static2020) =>
  `<hotline-report ${given}>${content}</hotline-report>`;

let pages = 0;

/**
 * A page of its own on a site.
 * @param {import('./site.mjs').Site} site @param {string} content @param {string} [head] @param {string} [policy]
 */
export const pageOn = (site, content, head, policy) =>
  site.page(`/element/${(pages += 1)}.html`, around(content, head), policy);

/** Runs in the page: whether every element is at rest, with charts that are drawn. */
export function ready() {
  const all = [...document.querySelectorAll('hotline-report')];
  const isDrawn = (/** @type {HTMLCanvasElement} */ canvas) => canvas.style.height !== '';
  if (all.length === 0) return false;
  return all.every(
    (one) => one.state === 'ready' && [...(one.shadowRoot?.querySelectorAll('canvas') ?? [])].every(isDrawn),
  );
}

/** Runs in the page: whether the first element is in such a state. @param {string} state */
export const isIn = (state) => document.querySelector('hotline-report')?.state === state;

/** Runs in the page: how many of what a selector finds are in the shadow root. @param {string[]} selectors */
export const counts = (...selectors) =>
  selectors.map((selector) => document.querySelector('hotline-report')?.shadowRoot?.querySelectorAll(selector).length);

/** Runs in the page: which of both reports can be seen. */
export const seen = () => {
  const host = document.querySelector('hotline-report');
  const shows = (/** @type {Element | null | undefined} */ part) => (part?.getClientRects().length ?? 0) > 0;
  return { fixed: shows(host?.querySelector('article')), live: shows(host?.shadowRoot?.querySelector('article')) };
};
