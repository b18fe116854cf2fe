// Dictionaries that lie beside the data: what the columns are called, what their codes mean, and who was asked.
import { button, counted, make } from '../dom.js';

/** @typedef {typeof import('/pkg/analyst.js')} Analyst */
/** @typedef {import('/pkg/analyst.js').Dictionary} Dictionary */
/** @typedef {{name: string, source: Blob, dictionary: Dictionary}} Given */

/** Those that were given, the latest last. They stay for further files of the same form. @type {Given[]} */
let given = [];

export const dictionariesGiven = () => given;

/** @param {Given} one */
export function give(one) {
  given = [...given.filter(({ name }) => name !== one.name), one];
}

/**
 * The dictionary that a file is, if it is one.
 * @param {Analyst} analyst @param {File} file @returns {Promise<Given | undefined>}
 */
export async function dictionaryIn(analyst, file) {
  if (!(await isLikely(analyst, file))) return undefined;
  try {
    const dictionary = await analyst.readDictionary(file, { name: file.name });
    // Two dictionaries can be of the same kind.
    const name = `${dictionary.name ?? 'Dictionary'} in ${file.name}`;
    return { name: file.name, source: file, dictionary: { ...dictionary, name } };
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'no-dictionary') return undefined;
    throw fault;
  }
}

/** By its headings and sheets, so that no file of records is read to its end. @param {Analyst} analyst @param {File} file */
async function isLikely(analyst, file) {
  try {
    const opened = await analyst.openRecords(file, { name: file.name });
    opened.close();
    const { sheets, header } = opened.preview;
    return sheets.includes('survey') || header.some((heading) => /^field[ _]type$/i.test(heading.trim()));
  } catch {
    // What is wrong with it is told where it is read as records.
    return false;
  }
}

/** Returns the dictionaries that are ready before their file. @param {() => void} changed */
export function dictionariesReady(changed) {
  return given.map((one) =>
    make(
      'div',
      { class: 'ready' },
      make(
        'p',
        {},
        make('strong', {}, 'The dictionary “', make('bdi', {}, one.name), '” is ready'),
        ` (${counted(one.dictionary.fields.length, 'field')}). Now choose the records.`,
      ),
      leave(one, changed),
    ),
  );
}

/**
 * Shows the effect of the given dictionaries on a draft.
 * @param {import('/pkg/analyst.js').Draft} draft @param {() => void} changed
 */
export function dictionariesUsed({ told }, changed) {
  return given.map((one) => {
    const isUsed = told.some(
      ({ code, message }) => code === 'dictionary' && message.includes(one.dictionary.name ?? ''),
    );
    const what = isUsed
      ? 'Its labels, its answers and who was asked are in what you start from.'
      : 'It says nothing of these columns: it seems to belong to another file.';
    return make(
      'p',
      { class: 'row' },
      make('span', {}, 'Dictionary “', make('bdi', {}, one.name), `”. ${what}`),
      leave(one, changed),
    );
  });
}

/** @param {Given} one @param {() => void} changed */
function leave(one, changed) {
  return button('Go on without it', () => {
    given = given.filter((other) => other !== one);
    changed();
  });
}
