// Files that belong to the records: situations beside signals, cases beside referrals. A key joins them, and it is shown how many
// rows match before anything is joined.
import { button, counted, make } from '../dom.js';

/** @typedef {typeof import('/pkg/analyst.js')} Analyst */
/** @typedef {import('/pkg/analyst.js').KeyMatch} KeyMatch */
/** @typedef {import('/pkg/analyst.js').RecordsFile} RecordsFile */
/** @typedef {import('./maker.js').Opened} Opened */
/** @typedef {import('./maker.js').Chosen} Chosen */

/**
 * @typedef {object} Candidate a file that may belong to the records
 * @property {Chosen} chosen
 * @property {RecordsFile} file
 * @property {string} name also of the sheet
 * @property {KeyMatch[]} matches the likeliest key first
 * @property {boolean} isFirst whether it is the other way round: several of its rows belong to one of the records
 */

/** @typedef {{name: string, match: KeyMatch}} Joined */

/**
 * Finds out how a file is related to the records.
 * @param {Analyst} analyst @param {Opened} opened @param {Chosen} chosen @param {string} [sheet] of a workbook
 * @returns {Promise<Candidate>}
 */
export async function candidateFor(analyst, opened, chosen, sheet) {
  const overrides = sheet === undefined ? {} : { sheet };
  const file = await analyst.openRecords(chosen.source, { name: chosen.name, overrides });
  try {
    const matches = await opened.file.keys(file);
    const isFirst = matches.length === 0 && (await file.keys(opened.file)).length > 0;
    return { chosen, file, name: sheet ?? chosen.name, matches, isFirst };
  } catch (fault) {
    file.close();
    throw fault;
  }
}

/** The records with what the other file says of them. @param {Opened} opened @param {Candidate} candidate @param {KeyMatch} key @returns {Promise<Opened>} */
export async function joinedBy(opened, { chosen, file, name }, key) {
  const match = await opened.file.join(file, key);
  file.close();
  const { candidate: _, beside = [], joined = [], ...rest } = opened;
  const profile = await opened.file.profile();
  return { ...rest, profile, beside: [...beside, chosen], joined: [...joined, { name, match }] };
}

/**
 * Shows the joined files, and those that may be joined.
 * @param {Opened} opened
 * @param {object} to
 * @param {(key: KeyMatch) => void} to.join
 * @param {() => void} to.exchange begins with the other file
 * @param {() => void} to.drop leaves it out
 * @param {(sheet: string) => void} to.open looks at another sheet of the same workbook
 */
export function relatedFiles({ file, candidate, joined = [] }, { join, exchange, drop, open }) {
  const parts = joined.map(({ name, match }) =>
    make('p', {}, 'Joined: ', make('bdi', {}, name), `. ${matchWords(match)}`),
  );
  if (candidate) parts.push(proposal(candidate, join, exchange, drop));
  const { sheets, sheet } = file.preview;
  const others = sheets.filter((one) => one !== sheet && !joined.some(({ name }) => name === one));
  if (candidate || others.length === 0) return parts;
  const sheetButtons = others.map((one) => button(`Sheet “${one}”`, () => open(one)));
  return [...parts, make('p', { class: 'row' }, 'Other sheets that may belong to it:', ...sheetButtons)];
}

/** @param {Candidate} candidate @param {(key: KeyMatch) => void} join @param {() => void} exchange @param {() => void} drop */
function proposal({ name, matches, isFirst }, join, exchange, drop) {
  const [first] = matches;
  const title = make('h3', {}, 'Does ', make('bdi', {}, name), ' belong to these records?');
  const leave = button('Leave it out', drop);
  if (!first) {
    const why = isFirst
      ? 'Several of its rows belong to one row of this file. Then it comes first, and this file says more of its rows.'
      : 'No column of it holds, once in each row, what stands in a column of these records. So it cannot be joined.';
    const begin = isFirst ? button('Begin with that file', exchange, 'primary') : undefined;
    return make('div', { class: 'ask' }, title, make('p', {}, why), make('div', { class: 'row' }, begin, leave));
  }
  const options = matches.map((match, place) =>
    make('option', { value: String(place) }, `“${match.column}” here is “${match.other}” there`),
  );
  const select = make('select', {}, ...options);
  const words = make('p', { role: 'status' }, matchWords(first));
  const chosen = () => matches[Number(select.value)] ?? first;
  select.addEventListener('change', () => {
    words.textContent = matchWords(chosen());
  });
  return make(
    'div',
    { class: 'ask' },
    title,
    make('label', { class: 'field wide' }, make('span', {}, 'They are joined by'), select),
    words,
    make(
      'div',
      { class: 'row' },
      button('Join them', () => join(chosen()), 'primary'),
      leave,
    ),
  );
}

/**
 * Keeps everything on a screen from being pressed until it is made anew, and says what it waits for.
 * @param {Element | null} screen @param {string} words
 */
export function hold(screen, words) {
  for (const control of screen?.querySelectorAll('button, select, input') ?? []) {
    control.toggleAttribute('disabled', true);
  }
  screen?.setAttribute('aria-busy', 'true');
  screen?.append(make('p', { role: 'status' }, words));
}

/** Says how well a key fits. @param {KeyMatch} match */
function matchWords({ matched, unmatched, blank, used, unused }) {
  const all = counted(matched + unmatched + blank, 'record');
  const without = blank > 0 ? `, ${blank.toLocaleString('en-US')} name none` : '';
  const rest =
    unused > 0 ? `; ${counted(unused, 'row of it is', 'rows of it are')} named by none and counted nowhere` : '';
  return `${matched.toLocaleString('en-US')} of ${all} match${without}. ${counted(used, 'row')} of the other file ${used === 1 ? 'is' : 'are'} named${rest}.`;
}
