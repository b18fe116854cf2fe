import { labelIn, textIn } from '../common/element-text.js';

/** A cell as the page prints it. */
export interface Cell {
  text: string;
  /** The figure that it prints, as a plain number; absent where it prints words. */
  key?: string | undefined;
  /** Depth of the label of a nested row, from 0; absent in cells of figures. */
  level?: number | undefined;
  /** `true` if the words of the cell before it stand for its figure, too. */
  isSpanned?: boolean;
}

/** A row as the page prints it. */
export interface Row {
  cells: Cell[];
  /** `true` if it stands out: a total, a row with parts, the place that the report is about. */
  isBold: boolean;
}

/** The parts of a table. */
export interface TableParts {
  /** Heads of the columns, with their group. */
  heads: Cell[];
  /** Number of the column of labels, from 0. */
  labels: number;
  rows: Row[];
}

/** Symbols that other files of the report, too, have in place of a percentage that is not published (docs/exports.md). */
const symbols: Record<string, string> = { masked: '[c]', 'not-applicable': '[z]', 'not-collected': '[x]' };

/** Reads a table of the page, in the order that its rows have there. */
export function readTable(table: HTMLTableElement): TableParts {
  const groups = cellsOf(table.querySelector('.hr-groups')).flatMap((cell) =>
    Array.from({ length: cell.colSpan }, () => textIn(cell)),
  );
  const own = cellsOf(table.querySelector('thead > tr:last-child'));
  const heads = own.map((head, index): Cell => {
    const text = [groups[index], headOf(head)].filter(Boolean).join(', ');
    return head.matches('.hr-n') ? { text } : { text, level: 0 };
  });
  const labels = own.findIndex((head) => !head.matches('.hr-n, .hr-rank'));
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody > tr, tfoot > tr')].map((row): Row => {
    const { level = '0', role = '', own: stands } = row.dataset;
    const cells = cellsOf(row).flatMap((cell): Cell[] => {
      if (cell.tagName === 'TH') return [{ text: labelIn(cell), level: Number(level) }];
      if (cell.matches('.hr-rank')) return [{ text: textIn(cell), level: 0 }];
      // Words that stand for a count and its percentage are written once, as in the other files.
      const symbol = symbols[cell.dataset.state ?? ''] ?? '';
      const others = Array.from({ length: cell.colSpan - 1 }, () => ({ text: symbol, isSpanned: true }));
      return [{ text: textIn(cell), key: cell.dataset.sort }, ...others];
    });
    return { cells, isBold: ['total', 'parent'].includes(role) || stands !== undefined };
  });
  return { heads, labels, rows };
}

/** A head in one line, with what is said below it in brackets, as in the other files. */
function headOf(head: Element): string {
  const words = head.cloneNode(true) as Element;
  const details = [...words.querySelectorAll('small')].map((detail) => {
    detail.remove();
    return textIn(detail);
  });
  return details.length > 0 ? `${textIn(words)} (${details.join(', ')})` : textIn(words);
}

/** The cells of a row, without its bar. */
function cellsOf(row: Element | null): HTMLTableCellElement[] {
  return [...(row?.children ?? [])].filter((cell): cell is HTMLTableCellElement => !cell.matches('.hr-bar'));
}
