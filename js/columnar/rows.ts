import { broken, Unreadable } from './fault.js';
import { semicolon, type Separators } from './separators.js';
import type { Column, Table } from './table.js';

/** Number of rows that are encoded at once. */
const rowsOfPiece = 4096;

/** A field as RFC 4180 has it. */
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Writes the headings and the rows as comma-separated text, in pieces, each with the number of rows so far. */
export async function* csvOf(
  table: Table,
  columns: readonly Column[],
  { separators, most }: { separators?: Separators; most?: number },
): AsyncGenerator<{ text: string; rows: number }> {
  yield { text: line(columns.map(({ name }) => name)), rows: 0 };
  let written = 0;
  for await (const { rows, valueAt } of table.blocks(columns, most)) {
    const cells = columns.map((column, place) => cellOf(column, valueAt[place], separators));
    for (let row = 0; row < rows; row += rowsOfPiece) {
      const end = Math.min(row + rowsOfPiece, rows);
      let text = '';
      for (let one = row; one < end; one += 1) text += line(cells.map((cell) => cell(one, written + one)));
      yield { text, rows: written + end };
    }
    written += rows;
  }
}

/** A line by itself would be blank where the only field is. */
function line(fields: readonly string[]): string {
  const only = fields.length === 1 && fields[0] === '';
  return only ? '""\n' : `${fields.map(quoted).join(',')}\n`;
}

/** Writes the cell of a row. */
function cellOf(
  { name, asText = String, isList }: Column,
  valueAt: ((row: number) => unknown) | undefined,
  separators: Separators | undefined,
): (row: number, ofFile: number) => string {
  const separator = separators?.[name] ?? semicolon;
  return (row, ofFile) => {
    const value = valueAt?.(row);
    if (value === undefined) throw broken(`“${name}” has no value in row ${ofFile + 1}`);
    if (value === null) return '';
    if (!isList) return asText(value);
    const items = Array.from(value as Iterable<unknown>, (item) => {
      if (item === undefined) throw broken(`a list of “${name}” lacks an item in row ${ofFile + 1}`);
      return item === null ? '' : asText(item);
    });
    const odd = separators && items.find((item) => item.includes(separator));
    if (odd === undefined) return items.join(separator);
    const message = `In row ${ofFile + 1} of “${name}”, the item “${odd}” of a list has “${separator}”, which separates items.`;
    throw new Unreadable('nested-column', `${message} Name a “separator” in the plan that no item has.`);
  };
}
