// From the files of docs/, and all that they link to, to pages: HTML, headings, and what can be searched for.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path/posix';
import { Marked } from 'marked';
import { getHeadingList, gfmHeadingId } from 'marked-gfm-heading-id';
import { root, SetupError } from '../run.mjs';

/**
 * @typedef {object} Page
 * @property {string} path of the file in the repository
 * @property {string} name of the page in the site, such as `plans.html`
 * @property {string} title
 * @property {string} html
 * @property {{id: string, text: string}[]} headings of the second level
 * @property {Section[]} sections
 *
 * @typedef {object} Section a heading, and the text up to the next one
 * @property {string} id address in the site
 * @property {string} title of the page
 * @property {string} heading
 * @property {string} text
 */

/** @typedef {{pages: Page[], files: Map<string, string>}} Site `files` are to be copied: names in the site, and paths */

/** Reads README, docs/, and every file of the repository that a link in them leads to. @returns {Site} */
export function readSite() {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const waiting = ['README.md', ...docs.map((name) => `docs/${name}`)];
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {Page[]} */
  const pages = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const found = path;
    if (pages.some((page) => page.path === found)) continue;
    pages.push(
      readPage(found, (href) => {
        const { target, fragment } = locate(found, href);
        const name = nameOf(target);
        if ((names.get(name) ?? target) !== target) throw new SetupError(`two files for ${name}, one is ${target}`);
        names.set(name, target);
        if (target.endsWith('.md')) waiting.push(target);
        return name + fragment;
      }),
    );
  }
  return { pages, files: new Map([...names].filter(([, path]) => !path.endsWith('.md'))) };
}

/** @param {string} path @param {(href: string) => string} place gives a link within the repository its address in the site */
function readPage(path, place) {
  const isWithin = (/** @type {string} */ href) => !/^([a-z]+:|#)/i.test(href);
  const marked = new Marked(gfmHeadingId(), {
    walkTokens(token) {
      if ((token.type === 'link' || token.type === 'image') && isWithin(token.href)) token.href = place(token.href);
    },
  });
  const html = /** @type {string} */ (marked.parse(readFileSync(join(root, path), 'utf8')));
  const list = getHeadingList();
  const title = plain(list.find(({ level }) => level === 1)?.text ?? basename(path));
  const headings = list.filter(({ level }) => level === 2).map(({ id, text }) => ({ id, text: plain(text) }));
  const name = nameOf(path);
  return { path, name, title, html: scrollable(html), headings, sections: sectionsOf(html, name, title) };
}

/** @param {string} from a path @param {string} href relative to it */
function locate(from, href) {
  const [path = '', fragment] = href.split('#', 2);
  const target = normalize(join(dirname(from), path));
  if (target.startsWith('..') || !existsSync(join(root, target))) {
    throw new SetupError(`${from} links to ${href}, which does not exist`);
  }
  return { target, fragment: fragment === undefined ? '' : `#${fragment}` };
}

/** The name in the site of a file of the repository. @param {string} path */
function nameOf(path) {
  if (path === 'README.md') return 'index.html';
  if (!path.endsWith('.md')) return /\.\w+$/.test(path) ? basename(path) : `${basename(path)}.txt`;
  const own = basename(path, '.md').toLowerCase();
  return `${own === 'readme' ? basename(dirname(path)) : own}.html`;
}

/** Lets what is wider than a phone scroll by itself, also by keyboard. @param {string} html */
function scrollable(html) {
  return html
    .replaceAll('<table>', '<div class="wide" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', '<pre tabindex="0">');
}

/** @param {string} html @param {string} name @param {string} title @returns {Section[]} */
function sectionsOf(html, name, title) {
  const parts = html.split(/<h[1-6] id="([^"]*)">([\s\S]*?)<\/h[1-6]>/);
  // The text before the first heading, then three for each: its id, its text, and what follows.
  const sections = [{ id: name, title, heading: title, text: plain(parts[0] ?? '') }];
  for (let at = 1; at < parts.length; at += 3) {
    const [id, heading = '', text = ''] = parts.slice(at, at + 3);
    sections.push({ id: `${name}#${id}`, title, heading: plain(heading), text: plain(text) });
  }
  return sections.filter(({ text }) => text !== '');
}

const entities = /** @type {Record<string, string>} */ ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" });

/** The text of some HTML. @param {string} html */
function plain(html) {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}
