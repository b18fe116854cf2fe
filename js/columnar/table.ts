import type { AsText } from './texts.js';

/** A column of a file. */
export interface Column {
  name: string;
  /** Writes a value, or an item of a list; undefined for a column that cannot be read. */
  asText: AsText | undefined;
  isList: boolean;
  /** Its contents, in words, where it cannot be read: structures. */
  holds: string;
}

/** Values of some columns, in as many rows. */
export interface Block {
  rows: number;
  /** The value in each row: `null` for none, `undefined` where the file is damaged. */
  valueAt: ((row: number) => unknown)[];
}

/** A file of columns. */
export interface Table {
  columns: Column[];
  rows: number;
  /** All rows of some columns, in their order; of no more rows than `most` where few are wanted. */
  blocks(columns: readonly Column[], most?: number): AsyncGenerator<Block>;
}
