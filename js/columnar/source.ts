import { ReportError, type ErrorCode } from '../index.js';
import type { Source } from '../analyst/source.js';
import type { Warning } from '../analyst/types.js';
import { startWorker } from '../platform/reader-worker.js';
import type { Separators } from './separators.js';
import type { ColumnarFormat, Contents, FromWorker, Task } from './worker.js';

/** A file of columns, which is read as the comma-separated text that it amounts to. */
export interface ColumnarSource extends Source {
  format: ColumnarFormat;
  /** Number of rows. */
  rows: number;
  /** The first rows as text, and whether they are all. */
  beginning: { bytes: ArrayBuffer; isAll: boolean };
  /** Columns that are lists. */
  lists: string[];
  /** Columns that cannot be read, with what they hold. */
  unread: Contents['unread'];
  /** Warnings about them. */
  warnings: Warning[];
  /** All rows, of some columns, piece by piece. */
  pieces(wanted: Wanted, take: (buffer: ArrayBuffer) => Promise<void>): Promise<void>;
}

/** Columns to read, all where absent, and the separators of their lists. */
export interface Wanted {
  columns: string[] | undefined;
  separators: Separators;
}

/** Number of rows that a preview looks at; it shows 200. */
const beginningRows = 1000;

/** Time without any sign after which a file is given up. */
const patience = 60_000;

/** Looks at the beginning of a file. */
export async function asCsv(source: Source, format: ColumnarFormat, script: string): Promise<ColumnarSource> {
  const parts: ArrayBuffer[] = [];
  const collect = async (buffer: ArrayBuffer): Promise<void> => void parts.push(buffer);
  const run = (task: Omit<Task, 'size' | 'format'>, take: typeof collect) =>
    runTask(script, source, { format, ...task }, take);
  const contents = await run({ most: beginningRows }, collect);
  return {
    ...source,
    format,
    rows: contents.rows,
    beginning: { bytes: await new Blob(parts).arrayBuffer(), isAll: contents.rows <= beginningRows },
    lists: contents.lists,
    unread: contents.unread,
    warnings: contents.unread.map(({ name, holds }) => ({
      code: 'unread-column',
      count: 1,
      line: null,
      column: name,
      message: `The column “${name}” holds ${holds}: it was left out.`,
    })),
    pieces: async ({ columns, separators }, take) => {
      await run({ separators, ...(columns === undefined ? {} : { columns }) }, take);
    },
  };
}

/** Runs a task in a worker of its own, and hands over its pieces in their order. */
function runTask(
  script: string,
  source: Source,
  task: Omit<Task, 'size'>,
  take: (buffer: ArrayBuffer) => Promise<void>,
): Promise<Contents> {
  return new Promise((resolve, reject) => {
    let contents: Contents | undefined;
    let alarm: ReturnType<typeof setTimeout> | undefined;
    let taken = Promise.resolve();
    const settle = (act: () => void) => {
      clearTimeout(alarm);
      worker.end();
      act();
    };
    const fail = (fault: unknown) => settle(() => reject(fault));
    const damaged = (what: string) => fail(new ReportError('broken-columnar', `${source.name} is damaged: ${what}.`));
    const worker = startWorker(script, {
      message: (data) => {
        clearTimeout(alarm);
        hear(data as FromWorker);
      },
      error: (reason) => damaged(`its reader stopped (${reason})`),
      refused: fail,
    });
    // Only while the worker has something to do: what the page does may take as long as it likes.
    const listen = () => {
      clearTimeout(alarm);
      alarm = setTimeout(() => damaged('nothing could be read of it for a minute'), patience);
    };
    const answer = (message: object, transfer: Transferable[] = []) => {
      listen();
      worker.post(message, transfer);
    };
    const hear = (message: FromWorker) => {
      if ('contents' in message) {
        contents = message.contents;
        listen();
      } else if ('read' in message) {
        source.slice(...message.read).then((part) => answer({ part }, [part]), fail);
      } else if ('piece' in message) {
        taken = taken.then(() => take(message.piece));
        taken.then(() => answer({ taken: true }), fail);
      } else if ('fault' in message) {
        const { code, message: words } = message.fault;
        if (code === undefined) damaged(`its content cannot be read (${words})`);
        else fail(new ReportError(code as ErrorCode, `${source.name}: ${words}`));
      } else {
        taken.then(() => settle(() => resolve(contents as Contents)), fail);
      }
    };
    worker.isBusy(true);
    answer({ task: { ...task, size: source.size } satisfies Task });
  });
}
