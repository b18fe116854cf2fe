import { addLanguage as add, missingLanguage } from '../hotline_report.js';
import { languagesFolder } from './engine.js';
import { ReportError } from '../common/errors.js';
import { checkOptions } from '../common/options.js';
import { wait, type WaitOptions } from '../common/wait.js';
import { read } from '../platform/read.js';

/** Source of the words of a language, by its code: `fr`. */
export type LanguageSource = (code: string) => Promise<string> | string;

/** The words that were taken in, by the code of their language: a saved page holds those of its report. */
const taken: Record<string, string> = {};

/**
 * Takes in the fixed words of a language: the text of a file in the folder `languages` of the package. English and Spanish
 * are there already.
 *
 * @throws {ReportError} `invalid-options` if the text is no such file
 */
export function addLanguage(words: string): void {
  const code = /^code = "([a-z]+)"/.exec(words)?.[1];
  if (code === undefined || !add(words)) {
    throw new ReportError('invalid-options', 'This is no file of words from the folder `languages` of the package.');
  }
  taken[code] = words;
}

/**
 * Loads the fixed words of a language, unless they are there. Only `parseReport`, which waits for nothing, needs it before;
 * all else does it by itself. Of a language that the package has no words of, nothing is loaded: reports in it are shown in the
 * words of English.
 *
 * @param tag of the language: `fr`, `pt-BR`
 * @param source where the words come from; the folder `languages` beside the package where absent
 * @throws {ReportError} `invalid-options` if the tag is no text; `unreachable` if they cannot be loaded
 */
export async function loadLanguage(
  tag: string,
  source: LanguageSource = beside,
  options: WaitOptions = {},
): Promise<void> {
  checkOptions({ tag, source }, { tag: 'string', source: 'function' });
  const code = missingLanguage(tag);
  const words = async () => (code === undefined ? undefined : source(code));
  const found = await wait(words(), options);
  if (found !== undefined) addLanguage(found);
}

/** From the folder beside the package. */
function beside(code: string): Promise<string> {
  const folder = languagesFolder();
  if (!folder) {
    const message = `The words of “${code}” are not beside this script: give them to \`addLanguage\` before.`;
    throw new ReportError('unreachable', message);
  }
  return read(new URL(`${code}.toml`, folder), (answer) => answer.text());
}

/** @internal The words that the languages of a report need beside those that are always there. */
export function wordsOf(tags: readonly string[]): string[] {
  return Object.keys(taken).flatMap((code) => (tags.some((tag) => tag.split('-')[0] === code) ? [taken[code]!] : []));
}

/** @throws {ReportError} `not-started` if the words of a language are not there */
export function assertWords(tag: string): void {
  if (missingLanguage(tag) === undefined) return;
  const message = `The words of “${tag}” are not there yet: wait for \`loadLanguage('${tag}')\` before.`;
  throw new ReportError('not-started', message);
}
