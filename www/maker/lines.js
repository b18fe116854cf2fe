// The text of a published report, line by line: what became of each, and how to say it better.
import { make } from '../dom.js';

/** @typedef {import('/pkg/analyst.js').LineRead} LineRead */
/** @typedef {'leave-out' | 'heading' | 'goes-on' | 'words'} Change what somebody says of a line */

/** Outcomes of a line, in words. @type {Record<LineRead['became'], string>} */
const became = {
  title: 'title',
  fact: 'said of the report',
  heading: 'heading',
  text: 'text',
  head: 'head of columns',
  row: 'row',
  figure: 'figure',
  note: 'note',
  repeated: 'said elsewhere, too',
  'left-out': 'has no place',
};

/** Corrections of a line. @type {[Change | '', string][]} */
const changes = [
  ['', 'as it was read'],
  ['leave-out', 'leave it out'],
  ['heading', 'it is a heading'],
  ['goes-on', 'it goes on from the line above'],
  ['words', 'change its words …'],
];

/** A text with what somebody said of its lines. */
export class Correction {
  /** @type {string[]} */
  #lines;
  /** By the number of the line, from 1. @type {Map<number, {change: Change, words: string}>} */
  #changes = new Map();
  /** The number of each line that is read. @type {number[]} */
  #numbers = [];

  /** @param {string} text */
  constructor(text) {
    this.#lines = text.split(/\r\n|\r|\n/u);
  }

  /** The text with the changes. */
  get text() {
    this.#numbers = [];
    /** @type {string[]} */
    const read = [];
    this.#lines.forEach((line, place) => {
      const { change, words } = this.#changes.get(place + 1) ?? { change: '', words: '' };
      if (change === 'leave-out') return;
      if (change === 'goes-on' && read.length > 0) {
        read.push(`${read.pop()?.trimEnd() ?? ''} ${line.trimStart()}`);
        return;
      }
      read.push(change === 'heading' ? `## ${line.trim()}` : change === 'words' ? words : line);
      this.#numbers.push(place + 1);
    });
    return read.join('\n');
  }

  /** The number of a line in the text as it was, given that in the text with the changes. @param {number} line */
  numberOf(line) {
    return this.#numbers[line - 1] ?? line;
  }

  /** The lines that are not read as lines of their own, with what was said of them. */
  get unread() {
    const gone = [...this.#changes].filter(([, { change }]) => change === 'leave-out' || change === 'goes-on');
    return gone.map(([line]) => ({ line, text: this.#lines[line - 1] ?? '' }));
  }

  /** @param {number} line */
  changeOf(line) {
    return this.#changes.get(line)?.change ?? '';
  }

  /** @param {number} line as it was */
  wordsOf(line) {
    return this.#changes.get(line)?.words ?? this.#lines[line - 1] ?? '';
  }

  /** @param {number} line @param {Change | ''} change @param {string} [words] */
  say(line, change, words = '') {
    if (change === '') this.#changes.delete(line);
    else this.#changes.set(line, { change, words });
  }
}

/**
 * @param {LineRead[]} lines @param {Correction} correction
 * @param {(line: number) => void} again reads the text once more, and comes back to that line
 */
export function lineTable(lines, correction, again) {
  const read = lines.map(({ line, text, became: what }) => ({
    line: correction.numberOf(line),
    text,
    what: became[what],
  }));
  const gone = correction.unread.map(({ line, text }) => ({ line, text, what: 'as you say' }));
  const rows = [...read, ...gone].toSorted((one, other) => one.line - other.line);
  const heads = ['Line', 'Text', 'What it became', 'What it is'].map((head) => make('th', { scope: 'col' }, head));
  return make(
    'details',
    { class: 'lines', open: '' },
    make('summary', {}, 'Line by line: what became of each, and how to correct it'),
    make(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Line by line' },
      make(
        'table',
        {},
        make('thead', {}, make('tr', {}, ...heads)),
        make('tbody', {}, ...rows.map((row) => lineRow(row, correction, again))),
      ),
    ),
  );
}

/**
 * @param {{line: number, text: string, what: string}} row @param {Correction} correction
 * @param {(line: number) => void} again
 */
function lineRow({ line, text, what }, correction, again) {
  const chosen = correction.changeOf(line);
  const select = make('select', { 'aria-label': `What line ${line} is`, 'data-line': String(line) });
  for (const [value, label] of changes) {
    const option = make('option', { value }, label);
    option.selected = value === chosen;
    select.append(option);
  }
  const words = make('td', {}, make('bdi', {}, text));
  select.addEventListener('change', () => {
    const change = /** @type {Change | ''} */ (select.value);
    if (change !== 'words') {
      correction.say(line, change);
      return again(line);
    }
    const input = make('input', {
      type: 'text',
      value: correction.wordsOf(line),
      'aria-label': `Words of line ${line}`,
    });
    input.addEventListener('change', () => {
      correction.say(line, 'words', input.value);
      again(line);
    });
    words.replaceChildren(input);
    input.focus();
  });
  const isLost = what === became['left-out'];
  return make(
    'tr',
    isLost ? { class: 'lost' } : {},
    make('th', { scope: 'row' }, String(line)),
    words,
    make('td', {}, isLost ? make('strong', {}, what) : what),
    make('td', {}, select),
  );
}
