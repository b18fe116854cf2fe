// The search of the documentation: reads the index when somebody first uses it.
import MiniSearch from 'minisearch';
import { options } from './options.js';

/** Results shown, and letters of each. */
const most = 12;
const longest = 160;
const form = /** @type {HTMLFormElement} */ (document.querySelector('form'));
const input = /** @type {HTMLInputElement} */ (document.querySelector('#site-search'));
const found = /** @type {HTMLElement} */ (document.querySelector('#site-found'));
const status = /** @type {HTMLElement} */ (document.querySelector('#site-status'));
const list = /** @type {HTMLElement} */ (document.querySelector('#site-results'));

/** @type {Promise<MiniSearch<import('./pages.mjs').Section>> | undefined} */
let index;

async function load() {
  const response = await fetch('search.json');
  if (!response.ok) throw new Error(`search.json: ${response.status}`);
  return MiniSearch.loadJSON(await response.text(), options);
}

async function show() {
  const words = input.value.trim();
  found.hidden = words === '';
  if (found.hidden) return;
  try {
    index ??= load();
    const results = (await index).search(words);
    // Somebody typed on while the index came.
    if (words !== input.value.trim()) return;
    const count = results.length === 1 ? '1 section' : `${results.length} sections`;
    status.textContent =
      results.length > 0 ? `${count} with “${words}”` : `Nothing found for “${words}”. Try another word.`;
    list.replaceChildren(...results.slice(0, most).map(entry));
  } catch {
    index = undefined;
    status.textContent = 'The search could not be loaded.';
    list.replaceChildren();
  }
}

/** @param {import('minisearch').SearchResult} result */
function entry({ id, title, heading, text, terms }) {
  const link = document.createElement('a');
  link.href = id;
  link.textContent = heading;
  const page = document.createElement('span');
  page.textContent = ` ${title}`;
  const excerpt = document.createElement('p');
  excerpt.append(...marked(around(text, terms), terms));
  const item = document.createElement('li');
  item.append(link, page, excerpt);
  return item;
}

/** The part of a text in which the first term is. @param {string} text @param {string[]} terms */
function around(text, terms) {
  const places = terms.map((term) => text.toLowerCase().indexOf(term)).filter((place) => place >= 0);
  const start = Math.max(0, Math.min(...places, text.length) - 60);
  const from = start === 0 || places.length === 0 ? 0 : text.indexOf(' ', start) + 1;
  const isWhole = from + longest >= text.length;
  const excerpt = isWhole ? text.slice(from) : text.slice(from, text.lastIndexOf(' ', from + longest));
  return `${from > 0 ? '… ' : ''}${excerpt}${isWhole ? '' : ' …'}`;
}

/** A text as nodes, with its terms marked. @param {string} text @param {string[]} terms */
function marked(text, terms) {
  const escaped = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.split(new RegExp(`(${escaped.join('|')})`, 'gi')).map((part) => {
    if (!terms.includes(part.toLowerCase())) return part;
    const mark = document.createElement('mark');
    mark.textContent = part;
    return mark;
  });
}

// Pages opened from a disk may not read the index.
form.hidden = location.protocol === 'file:';
input.addEventListener('input', show);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  list.querySelector('a')?.click();
});
form.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  input.value = '';
  input.focus();
  void show();
});
// A link within this page leaves it as it is, under the results.
list.addEventListener('click', (event) => {
  if (event.target instanceof HTMLAnchorElement) found.hidden = true;
});
