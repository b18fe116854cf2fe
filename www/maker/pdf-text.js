// The text of a PDF's page, as a copy of it from a browser would be: a line for each paragraph and row, with tabs between
// cells, and the marks of notes in brackets. By the document's tags, where it has them; else by where its words are.

/** @typedef {import('pdfjs-dist/types/src/display/api.js').TextItem} TextItem */
/** @typedef {import('pdfjs-dist/types/src/display/api.js').TextMarkedContent} TextMark */
/** @typedef {import('pdfjs-dist/types/src/display/api.js').StructTreeNode} Node */
/** @typedef {import('pdfjs-dist/types/src/display/api.js').StructTreeContent} Content */

/** Elements that begin and end a line (ISO 32000-1, 14.8.4). */
const blocks = new Set(['P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'LI', 'Caption', 'TR', 'BlockQuote', 'Note']);
/** Pictures, also charts: their words are those of the table beside them. */
const pictures = new Set(['Figure', 'Formula']);
/** Thresholds of a note's mark: how much smaller it is than the words before it, and how much higher. */
const mark = { size: 0.95, raised: 0.2 };
/** Minimum indentation of a row under the row above, in points. */
const setIn = 4;
/** From how wide a gap on, in letters' heights, words are in columns. */
const columnGap = 0.9;
/** From how wide a gap on they are two. */
const wordGap = 0.15;

/** @typedef {{text: string, isItem: boolean, marks: string[]}} Line with the marks of notes that are in it */

/** A row that the next one may be under: how far it is set in, and its label. @typedef {[number, string]} Above */

/** Text of a PDF read so far. */
export class PdfText {
  /** @type {Line[]} */
  #lines = [];
  /** Rows of nothing but heads: a table that goes on on another page begins with them again. @type {Set<string>} */
  #heads = new Set();
  /** @type {Above[]} */
  #above = [];

  /**
   * Takes in the next page.
   * @param {{items: (TextItem | TextMark)[]}} content with its marked content
   * @param {Node | null} tree of its tags
   */
  add({ items }, tree) {
    const { lines, heads, above } = tree ? byTags(tree, items, this.#above) : { lines: [], heads: [], above: [] };
    this.#above = above;
    const page = lines.length > 0 ? lines : byPlace(items.filter(isText));
    while (page[0] !== undefined && this.#heads.has(page[0].text)) page.shift();
    for (const head of heads) this.#heads.add(head);
    this.#lines.push(...page);
  }

  /** A list item that begins with the mark of a note is that note; in a page it would end with a link back to its mark. */
  get text() {
    const marks = new Set(this.#lines.flatMap(({ marks: all }) => all));
    const isNote = (/** @type {Line} */ { text, isItem }) => isItem && marks.has(text.split(' ', 1)[0] ?? '');
    return this.#lines.map((line) => (isNote(line) ? `${line.text} ↩` : line.text)).join('\n');
  }
}

/** @param {TextItem | TextMark} item @returns {item is TextItem} */
const isText = (item) => 'str' in item;

/** @param {TextItem} item */
const baseline = ({ transform }) => Number(transform[5]);
/** @param {TextItem} item */
const left = ({ transform }) => Number(transform[4]);

/**
 * Returns whether an item is a note's mark behind another.
 * @param {TextItem | undefined} before @param {TextItem} item
 */
function isMark(before, item) {
  if (before === undefined || item.height > mark.size * before.height) return false;
  const isRaised = baseline(item) - baseline(before) > mark.raised * before.height;
  return isRaised && /^\s*(\d{1,2}|[*†‡§¶])\s*$/u.test(item.str);
}

/** The lines of a text in the making. */
class Lines {
  /** @type {Line[]} */
  done = [];
  #line = '';
  /** @type {string[]} */
  #marks = [];
  /** @type {TextItem | undefined} */
  #last;

  /** Ends a line, and says what it is; empty where nothing stood in it. */
  end(isItem = false) {
    const parts = this.#line.split('\t').map((part) => part.replaceAll(/\s+/gu, ' ').trim());
    const text = parts.join('\t').trimEnd();
    if (text !== '') this.done.push({ text, isItem, marks: this.#marks });
    this.#line = '';
    this.#marks = [];
    this.#last = undefined;
    return text;
  }

  cell() {
    this.#line += '\t';
    this.#last = undefined;
  }

  /** @param {TextItem} item */
  word(item) {
    if (isMark(this.#last, item)) {
      this.#marks.push(item.str.trim());
      this.#line += `[${item.str.trim()}]`;
    } else {
      this.#line += item.str;
      if (item.str.trim() !== '') this.#last = item;
    }
    if (item.hasEOL) this.#line += ' ';
  }

  /** Returns whether an item is on another line of the page than what came last. @param {TextItem} item */
  isElsewhere(item) {
    return this.#last !== undefined && Math.abs(baseline(this.#last) - baseline(item)) > this.#last.height / 2;
  }
}

/** @param {Node} tree @param {(TextItem | TextMark)[]} items @param {Above[]} before of the page before */
function byTags(tree, items, before) {
  const content = markedContent(items);
  const lines = new Lines();
  /** @type {string[]} */
  const heads = [];
  let above = before;
  /** @param {Node | Content} node @param {boolean} isWithin a block */
  const walk = (node, isWithin) => {
    if (!('children' in node)) {
      const words = ('id' in node && content.get(node.id)) || [];
      const first = words.find(({ str }) => str.trim() !== '');
      if (first && !isWithin && lines.isElsewhere(first)) lines.end();
      for (const item of words) lines.word(item);
      return;
    }
    if (pictures.has(node.role)) return;
    // The first table of a page may go on from the page before.
    if (node.role === 'Table' && lines.done.length > 0) above = [];
    const isBlock = blocks.has(node.role);
    if (isBlock) lines.end();
    node.children.forEach((child, place) => {
      if (node.role === 'TR' && place > 0) lines.cell();
      walk(child, isWithin || isBlock);
    });
    if (!isBlock) return;
    const text = lines.end(node.role === 'LI');
    if (node.role !== 'TR' || text === '') return;
    if (node.children.every((child) => 'role' in child && child.role === 'TH')) return void heads.push(text);
    const from = firstOf(node, content);
    above = above.filter(([place]) => from - place > setIn);
    const line = lines.done.at(-1);
    const label = text.split('\t', 1)[0]?.replaceAll(/\[[^\]]*\]/gu, '') ?? '';
    // As a page says it for those who do not see how far the row is set in.
    if (line && above.length > 0) line.text = `${above.map(([, parent]) => parent).join(', ')}: ${text}`;
    above.push([from, label]);
  };
  walk(tree, false);
  lines.end();
  return { lines: lines.done, heads, above };
}

/** Returns the left end of a row's words. @param {Node} row @param {Map<string, TextItem[]>} content */
function firstOf(row, content) {
  /** @param {Node | Content} node @returns {TextItem[]} */
  const words = (node) =>
    'children' in node ? node.children.flatMap(words) : ('id' in node && content.get(node.id)) || [];
  const first = words(row).find(({ str }) => str.trim() !== '');
  return first ? left(first) : 0;
}

/** The words of each marked content, by its name. What has none is no part of the text: page numbers, running heads. */
function markedContent(/** @type {(TextItem | TextMark)[]} */ items) {
  /** @type {Map<string, TextItem[]>} */
  const content = new Map();
  /** @type {(string | undefined)[]} */
  const open = [];
  for (const item of items) {
    if (!isText(item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id);
      continue;
    }
    const name = open.findLast((id) => typeof id === 'string');
    if (name === undefined) continue;
    const words = content.get(name) ?? [];
    words.push(item);
    content.set(name, words);
  }
  return content;
}

/** Line by line from the top, with tabs where gaps part columns. @param {TextItem[]} items */
function byPlace(items) {
  /** @type {{at: number, height: number, words: TextItem[]}[]} */
  const rows = [];
  for (const item of items.filter(({ str }) => str.trim() !== '')) {
    const near = rows.findLast(({ at, height }) => Math.abs(at - baseline(item)) < 0.6 * Math.min(height, item.height));
    if (near) near.words.push(item);
    else rows.push({ at: baseline(item), height: item.height, words: [item] });
  }
  rows.sort((one, other) => other.at - one.at);
  const lines = new Lines();
  for (const { words } of rows) {
    words.sort((one, other) => left(one) - left(other));
    words.forEach((item, place) => {
      const before = words[place - 1];
      const gap = before === undefined ? 0 : (left(item) - left(before) - before.width) / Math.max(before.height, 1);
      if (gap > columnGap) lines.cell();
      else if (gap > wordGap && !isMark(before, item)) lines.word({ ...item, str: ' ', hasEOL: false });
      lines.word({ ...item, hasEOL: false });
    });
    lines.end();
  }
  return lines.done;
}
