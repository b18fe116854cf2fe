/** A number as a cell of a spreadsheet holds it. */
export interface Figure {
  /** Decimal digits, `0.25`. */
  number: string;
  /** Number format that prints it as the report does: `"[low] "0%`. */
  format: string;
}

/** Longer formats are refused by Excel. */
const longest = 200;

/**
 * Returns the number of a cell, with a format that has the words around it; absent where the cell is better kept as text.
 *
 * @param printed text of the cell
 * @param key the figure in it, as a plain number: what its table is sorted by
 */
export function figureOf(printed: string, key: string): Figure | undefined {
  const time = /^(\d+):([0-5]\d)(?::([0-5]\d))?$/.exec(printed);
  if (time) return timeOf(time, key);
  if (!/^-?\d+(\.\d+)?$/.test(key)) return undefined;
  for (const { 0: run, index } of printed.matchAll(/\d(?:[\d.,'’ ]*\d)?/g)) {
    if (digitsOf(run) !== digitsOf(key)) continue;
    const [, before = '', sign = ''] = /^(.*?)([-+−]?)$/s.exec(printed.slice(0, index)) ?? [];
    const [, gap = '', percent = '', after = ''] = /^(?:( ?)(%))?(.*)$/s.exec(printed.slice(index + run.length)) ?? [];
    // What is printed as more than nothing is not less.
    if (key.startsWith('-') !== ['-', '−'].includes(sign)) return undefined;
    const [whole = '', part = ''] = key.replace('-', '').split('.');
    const isGrouped = /\D/.test(part ? run.slice(0, -part.length - 1) : run) && whole.length > 3;
    const body = `${isGrouped ? '#,##0' : '0'}${part && `.${'0'.repeat(part.length)}`}${literal(gap)}${percent}`;
    const [start, end] = [literal(before), literal(after)];
    const format = `${start}${sign === '+' ? '+' : ''}${body}${end}`;
    if (format.length > longest) return undefined;
    return { number: percent ? hundredth(key) : key, format };
  }
  return undefined;
}

/** A length of time is a part of a day. */
function timeOf([, first = '', second = '', third]: RegExpExecArray, key: string): Figure | undefined {
  const [hours, minutes, seconds] = third === undefined ? [0, first, second] : [first, second, third];
  const all = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (all !== Number(key)) return undefined;
  return { number: String(all / 86_400), format: third === undefined ? '[m]:ss' : '[h]:mm:ss' };
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** Not by a division, which would give 1.1% as 0.011000000000000001. */
const hundredth = (key: string): string => String(Number(`${key}e-2`));

/** Words of a format, which have no meaning there. */
function literal(words: string): string {
  return words && `"${words.replaceAll('"', String.raw`"\""`)}"`;
}
