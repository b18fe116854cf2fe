// What the files of languages take from CLDR: months, numbers, dates, plurals. They are committed; whoever adds a language
// or a newer CLDR runs this. English and Spanish keep their American formats, which CLDR has otherwise.
import { createRequire } from 'node:module';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cli, root } from './run.mjs';

const folder = join(root, 'src', 'locale', 'languages');
const heading = '# Numbers, dates, plurals: from CLDR where `npm run languages` writes them.\n';
const byHand = ['en', 'es'];

/** Folder of the packages of CLDR. */
const require = createRequire(join(process.env.CLDR ?? root, 'package.json'));

/** @param {string} locale as CLDR names it @param {string} file */
function cldr(locale, file) {
  const name = file === 'numbers' ? 'cldr-numbers-full' : 'cldr-dates-full';
  const { main } = require(`${name}/main/${locale}/${file}.json`);
  return main[locale];
}

/** A pattern of dates as a template: `d 'de' MMMM` becomes `{day} de {month}`. @param {string} pattern */
function template(pattern) {
  /** @type {Record<string, string>} */
  const names = { d: 'day', y: 'year', M: 'm', MM: 'm', MMMM: 'month', LLLL: 'month' };
  return pattern.replaceAll(/'([^']*)'|([dyML]+)/g, (_, quoted, letters) => quoted ?? `{${names[letters]}}`);
}

/** Spaces that nobody sees, by their numbers; marks of direction are the page's business. @param {string} text */
function visible(text) {
  return text
    .replaceAll(/[\u200e\u200f\u061c]/g, '')
    .replaceAll(/[\u00a0\u202f]/g, (space) => `\\u${space.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The plural rules of whole numbers below a million. @param {string} code */
function plurals(code) {
  const rules = require('cldr-core/supplemental/plurals.json').supplemental['plurals-type-cardinal'][code];
  return Object.entries(rules).flatMap(([name, rule]) => {
    const condition = rule.split('@')[0].trim();
    const found = /^[ni](?: % (\d+))? = (\d+(?:\.\.\d+)?|0,1)(?: and v = 0)?$/.exec(condition);
    if (!found) return [];
    const [, divisor, range = ''] = found;
    return [`${name.replace('pluralRule-count-', '')}${divisor ? ` %${divisor}` : ''} ${range.replace(',', '..')}`];
  });
}

/** Returns the signs with which a locale writes numbers and dates. @param {string} locale @returns {Record<string, string | string[]>} */
function formats(locale) {
  const numbers = cldr(locale, 'numbers').numbers;
  const { group, decimal } = numbers['symbols-numberSystem-latn'];
  const percent = visible(numbers['percentFormats-numberSystem-latn'].standard);
  const calendar = cldr(locale, 'ca-gregorian').dates.calendars.gregorian;
  const { dateFormats, dateTimeFormats, months } = calendar;
  return {
    months: Object.values(months.format.wide),
    group: visible(group),
    point: visible(decimal),
    least_grouped: String(1000 * 10 ** (Number(numbers.minimumGroupingDigits) - 1)),
    percent_gap: /0([^%]*)%/.exec(percent)?.[1] ?? '',
    date: template(dateFormats.long),
    month_year: template(dateTimeFormats.availableFormats.yMMMM),
    year: template(dateTimeFormats.availableFormats.y),
  };
}

/** @param {Record<string, string | string[]>} entries */
function lines(entries) {
  const line = (/** @type {[string, string | string[]]} */ [name, value]) =>
    `${name} = ${Array.isArray(value) ? `[${value.map((one) => `"${one}"`).join(', ')}]` : `"${value}"`}\n`;
  return Object.entries(entries).map(line).join('');
}

/** @param {string} text @param {string} name */
const entry = (text, name) => new RegExp(`^${name} = (.*)$`, 'm').exec(text)?.[1] ?? '';

/** The codes of all languages, in the order of their files. */
const codes = () =>
  readdirSync(folder)
    .toSorted()
    .map((file) => file.replace('.toml', ''));

/** @param {string} code */
const read = (code) => readFileSync(join(folder, `${code}.toml`), 'utf8');

/** Those whose words every viewer has: as `languages.rs` says. */
function always() {
  const registry = readFileSync(join(root, 'src', 'report', 'languages.rs'), 'utf8');
  return [...registry.matchAll(/language!\("([a-z]+)", always\)/g)].map(([, code = '']) => code);
}

/** Brings what CLDR says into the file of a language. @param {string} code */
function renew(code) {
  const text = read(code);
  const tags = [...entry(text, 'tags').matchAll(/"([^"]+)"/g)].map(([, tag = '']) => tag);
  const plain = entry(text, 'plain').replaceAll('"', '');
  // CLDR has the formats of a language's usual place under the language alone.
  const own = formats(code);
  const block = `${heading}${lines({ ...own, plural: plurals(code) })}ordinal = ${entry(text, 'ordinal')}\n`;
  const bare = text
    .replace(new RegExp(`${heading}(.+\n)*`), () => block)
    .replaceAll(/\n\[[a-z]+-[A-Z]+\]\n(.+\n)*/g, '');
  const places = tags
    .filter((tag) => tag !== plain)
    .map((tag) => {
      const theirs = Object.entries(formats(tag)).filter(([name, value]) => String(value) !== String(own[name]));
      return theirs.length > 0 ? `\n[${tag}]\n${lines(Object.fromEntries(theirs))}` : '';
    });
  const made = bare.replace('\n[files]\n', () => `${places.join('')}\n[files]\n`);
  writeFileSync(join(folder, `${code}.toml`), made);
}

/**
 * Returns what scripts must know before the viewer is there: the languages, and the message where nothing can be shown.
 */
export function wordsOfScripts() {
  const said = (/** @type {string} */ code) => {
    const text = read(code).split('\n[page]\n')[1] ?? '';
    return `  ${code}: {\n    alone: ${quoted(entry(text, 'alone'))},\n    beside: ${quoted(entry(text, 'beside'))},\n  },\n`;
  };
  return [
    '// Written by `npm run languages` from src/locale/languages: change those files, not this one.\n\n',
    `/** The codes of all languages. */\nexport const codes = '${codes().join('|')}';\n\n`,
    '/** The words in place of a report, or above the static one, in the languages that every viewer has. */\n',
    `export const words = {\n${always().map(said).join('')}};\n`,
  ].join('');
}

/** @param {string} text a string of TOML */
const quoted = (text) => `'${text.slice(1, -1)}'`;

/** The words of each language that viewers load: its file without what only other modules need. @param {string} out */
export function writeLanguages(out) {
  mkdirSync(out, { recursive: true });
  for (const code of codes().filter((one) => !always().includes(one))) {
    const [words = ''] = read(code).split('\n[files]\n');
    writeFileSync(join(out, `${code}.toml`), words.replaceAll(/^(#.*)?\n/gm, ''));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await cli(async () => {
    for (const code of codes().filter((one) => !byHand.includes(one))) renew(code);
    writeFileSync(join(root, 'js', 'generated', 'language-words.ts'), wordsOfScripts());
  });
}
