// The script of the worker that reads one Parquet or Arrow file, and writes its rows as comma-separated text. The build
// makes it a classic script. It asks the page for parts of the file, and waits while pieces are not taken.
import { openArrow } from './arrow.js';
import { broken, Unreadable } from './fault.js';
import { openParquet } from './parquet.js';
import { csvOf } from './rows.js';
import type { Separators } from './separators.js';
import type { Column, Table } from './table.js';

/** The kinds of files. */
export type ColumnarFormat = 'parquet' | 'arrow';

/** Something that the page wants. */
export interface Task {
  format: ColumnarFormat;
  size: number;
  /** Columns to write, in the order of the file; all that can be read where absent. */
  columns?: string[];
  /** Separators of lists; undefined for a preview, which need not tell items apart. */
  separators?: Separators;
  /** Maximum number of rows; all where absent. */
  most?: number;
}

/** A message to the worker. */
export type ToWorker = { task: Task } | { part: ArrayBuffer } | { taken: true };

/** Contents of a file. */
export interface Contents {
  rows: number;
  /** Columns that are lists. */
  lists: string[];
  /** Columns that cannot be read, with what they hold. */
  unread: { name: string; holds: string }[];
}

/** A message to the page. */
export type FromWorker =
  | { contents: Contents }
  | { read: [start: number, end: number] }
  | { piece: ArrayBuffer; rows: number }
  | { done: true }
  | { fault: { code: string | undefined; message: string } };

/** Scope of a worker from within; the types of pages do not know it. */
interface Scope {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

/** Number of bytes in a piece, about. */
const pieceSize = 1 << 20;

/** Number of pieces that may be on their way. */
const mostWaiting = 2;

/** Largest file of Arrow, which is in memory as a whole. */
const largestArrow = 1 << 30;

const scope = self as unknown as Scope;
const encoder = new TextEncoder();
let waiting = 0;
let wake: (() => void) | undefined;
const asked: ((part: ArrayBuffer) => void)[] = [];

/** A part of the file. The answers of the page come in the order of the questions. */
function read(start: number, end: number): Promise<ArrayBuffer> {
  scope.postMessage({ read: [start, end] }, []);
  return new Promise((resolve) => asked.push(resolve));
}

async function send(text: string, rows: number): Promise<void> {
  const piece = encoder.encode(text).buffer;
  waiting += 1;
  scope.postMessage({ piece, rows }, [piece]);
  if (waiting >= mostWaiting) await new Promise<void>((resolve) => (wake = resolve));
}

async function openTable({ format, size }: Task): Promise<Table> {
  if (format === 'parquet') {
    const slice = (start: number, end = size) => {
      if (!(start >= 0 && start <= end && end <= size)) throw broken('it points beyond its end');
      return read(start, end);
    };
    return openParquet({ byteLength: size, slice });
  }
  if (size > largestArrow) {
    const message = `A file of Arrow may have ${largestArrow} bytes; this one has ${size}.`;
    throw new Unreadable('too-large', `${message} Write it as Parquet, which is read in parts.`);
  }
  return openArrow(new Uint8Array(await read(0, size)));
}

/** The columns to write. */
function chosen({ columns }: Table, wanted: string[] | undefined): Column[] {
  return columns.filter(({ name, asText }) => asText && (wanted === undefined || wanted.includes(name)));
}

async function run(task: Task): Promise<void> {
  const table = await openTable(task);
  const { columns, rows } = table;
  const lists = columns.filter(({ isList, asText }) => isList && asText).map(({ name }) => name);
  const unread = columns.filter(({ asText }) => !asText).map(({ name, holds }) => ({ name, holds }));
  scope.postMessage({ contents: { rows, lists, unread } }, []);
  let text = '';
  let written = 0;
  for await (const piece of csvOf(table, chosen(table, task.columns), task)) {
    text += piece.text;
    written = piece.rows;
    if (text.length < pieceSize) continue;
    await send(text, written);
    text = '';
  }
  if (text !== '') await send(text, written);
  scope.postMessage({ done: true }, []);
}

scope.addEventListener('message', ({ data }) => {
  if ('part' in data) return asked.shift()?.(data.part);
  if ('taken' in data) {
    waiting -= 1;
    return wake?.();
  }
  run(data.task).catch((fault: unknown) => {
    const { code, message = String(fault) } = fault as Partial<Unreadable>;
    scope.postMessage({ fault: { code, message } }, []);
  });
});
