import { ReportError } from './errors.js';
import { codes } from '../generated/language-words.js';

/** Rule for a value: one of a list, a number within bounds, a match of a pattern, or one of some types. */
type Rule = readonly unknown[] | { from: number; to: number } | { like: RegExp; wanted: string } | string;

/** The options that a function knows. */
export type Rules = Readonly<Record<string, Rule | undefined>>;

/** Rules of options that several functions have: one name has one meaning everywhere. */
export const width = { from: 100, to: 4000 };
export const theme = ['light', 'dark', 'print'];
export const pageTheme = ['auto', 'light', 'dark'];
export const common = {
  charts: ['canvas', 'svg', 'none'],
  geometry: 'object, string or function',
  headingLevel: [1, 2, 3, 4],
  language: {
    like: new RegExp(`^(${codes})(-[a-z\\d]+)*$`, 'i'),
    wanted: 'a language such as en-US, en-GB, es-US or es-MX',
  },
  noteNumbering: ['deduplicated', 'as-published'],
  prefix: { like: /^[\w-]{0,64}$/, wanted: 'at most 64 of A–Z, a–z, 0–9, - and _' },
  signal: 'AbortSignal',
} as const satisfies Rules;

/**
 * Checks options before anything is done with them. An absent value asks for the default.
 *
 * @param internal rules of options that the package itself gives, which no message names
 * @throws {ReportError} `invalid-options`, with the name that may be meant
 */
export function checkOptions(options: object, rules: Rules, internal: Rules = {}): void {
  if (Array.isArray(options) || Object(options) !== options) {
    throw new ReportError('invalid-options', 'Options should be an object.');
  }
  const known = Object.keys(rules).filter((one) => rules[one]);
  for (const [name, value] of Object.entries(options)) {
    const rule = known.includes(name) ? rules[name] : Object.hasOwn(internal, name) && internal[name];
    const wanted = rule ? value === undefined || fault(value, rule) : unknown(name, known);
    if (wanted === true) continue;
    const said = typeof value === 'string' ? `“${value.slice(0, 60)}”` : typeof value === 'object' ? 'that' : value;
    throw new ReportError('invalid-options', rule ? `\`${name}\` should be ${wanted}, not ${said}.` : wanted);
  }
}

/** True where the value fits; else what it should be. */
function fault(value: unknown, rule: Rule): string | true {
  if (typeof rule === 'string') {
    const kind =
      value === null ? 'null' : Array.isArray(value) ? 'array' : isSignal(value) ? 'AbortSignal' : typeof value;
    return rule.includes(kind) || `of type ${rule}`;
  }
  if ('like' in rule) return (typeof value === 'string' && rule.like.test(value)) || rule.wanted;
  if ('from' in rule) {
    const { from, to } = rule;
    return (typeof value === 'number' && value >= from && value <= to) || `a number from ${from} to ${to}`;
  }
  return rule.includes(value) || rule.join(' or ');
}

/** Not judged by its class: a page within the page has one of its own. */
function isSignal(value: unknown): boolean {
  return typeof (value as AbortSignal).throwIfAborted === 'function';
}

function unknown(name: string, known: string[]): string {
  const near = nearest(name, known);
  return `Unknown option \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''} Known are ${known.join(', ')}.`;
}

/** The known name that differs by at most two letters, leaving case aside. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const by = (one: string) => distance(name.toLowerCase().slice(0, 40), one.toLowerCase());
  const [near] = known.toSorted((a, b) => by(a) - by(b));
  return near && by(near) < 3 ? near : undefined;
}

/** Returns the number of letters to put in, take out or change to make one word of another. */
function distance(one: string, other: string): number {
  let row = [...one, ''].map((_, index) => index);
  [...other].forEach((letter, index) => {
    const next = [index + 1];
    [...one].forEach((mine, at) => next.push(Math.min(row[at]! + +(mine !== letter), row[at + 1]! + 1, next[at]! + 1)));
    row = next;
  });
  return row.at(-1)!;
}
