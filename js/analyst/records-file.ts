import { checkOptions, onDemand, ReportError } from '../index.js';
import { Helper, type Progress } from './helper.js';
import type { ReaderName } from './modules.js';
import { asSource, feed, type RecordsSource, type Source } from './source.js';
import type { ColumnarSource } from '../columnar/source.js';
import { semicolon, type Separators } from '../columnar/separators.js';
import type { ColumnarFormat } from '../columnar/worker.js';
import type {
  Beside,
  DateOrder,
  DecimalMark,
  ExchangedDates,
  JoinKey,
  KeyMatch,
  Mapping,
  Outcome,
  Overrides,
  Preview,
  Profile,
  Proposals,
  Scope,
  Summary,
  ProofProgress,
} from './types.js';
import type { Plan } from '../generated/plan-document.js';

/** Options for opening a file. */
export interface OpenOptions {
  /** Name of the file; its own where it has one. */
  name?: string;
  /** Settings in place of detection. */
  overrides?: Overrides;
  /** Gives it up: the promise then fails with the signal's reason. */
  signal?: AbortSignal;
  /** `true` if the `ArrayBuffer` may be handed over instead of copied. It can then be read once, and not used after. */
  transfer?: boolean;
}

/** Options for reading a file. */
export interface ReadOptions {
  /** Columns for the fields; those that {@link RecordsFile.propose} returns where absent. */
  mapping?: Mapping;
  /** Order of day and month, where the dates do not tell (`ambiguous-dates`). */
  dateOrder?: DateOrder;
  /** Decimal mark, where the numbers do not tell (`ambiguous-numbers`). */
  decimalMark?: DecimalMark;
  /** The century of years of two digits, as its first year, such as 2000 (`two-digit-years`). */
  century?: number;
  /** Treatment of dates where a spreadsheet seems to have exchanged day and month of some (`exchanged-dates`). */
  exchangedDates?: ExchangedDates;
  /**
   * The zone by whose clock days are told, of times that say how far they lie from universal time: `-06:00`, or a place
   * such as `America/Chicago`; the plan's where absent.
   */
  zone?: string;
  /** `true` if columns may be used of which many values cannot be understood (`unread-values`). */
  acceptUnread?: boolean;
  /** Names of places by their FIPS code, for maps. */
  places?: Record<string, string>;
  /**
   * Reads all columns and keeps them, so that {@link Records.use} can make another plan of them; otherwise only the
   * columns of the mapping are read.
   */
  columns?: 'all';
  /** Called about every 50 ms. */
  onProgress?: (progress: Progress) => void;
  /** Stops the reading at once; the promise then fails with the signal's reason. */
  signal?: AbortSignal;
}

/** Options for using another plan with records that were read. */
export type UseOptions = Omit<ReadOptions, 'columns' | 'onProgress' | 'signal'> &
  Required<Pick<ReadOptions, 'mapping'>>;

const openRules = { name: 'string', overrides: 'object', signal: 'AbortSignal', transfer: 'boolean' };
const readRules = {
  mapping: 'object',
  columns: ['all'],
  dateOrder: ['year-first', 'month-first', 'day-first'],
  decimalMark: ['point', 'comma'],
  century: [1900, 2000],
  exchangedDates: ['undo', 'keep'],
  zone: 'string',
  acceptUnread: 'boolean',
  places: 'object',
  onProgress: 'function',
  signal: 'AbortSignal',
};

/** Number of bytes that a preview looks at. */
const BEGINNING = 256 * 1024;

/**
 * Looks at the beginning of a file of records. Nothing of it runs on the page: each file has a worker, with a fresh
 * WebAssembly instance, of its own.
 *
 * @throws {ReportError} if it is no table, or a kind of file that is not read
 */
export async function openRecords(from: RecordsSource, options: OpenOptions = {}): Promise<RecordsFile> {
  checkOptions(options, openRules);
  const { name, overrides = {}, signal, transfer = false } = options;
  const source = await asSource(from, name, transfer);
  const first = await source.slice(0, Math.min(source.size, BEGINNING));
  signal?.throwIfAborted();
  const columnar = columnarFormat(new Uint8Array(first));
  if (columnar) return openTable(source, columnar, signal);
  const reader = isWorkbook(new Uint8Array(first)) ? 'workbook' : 'analyst';
  const helper = await Helper.start(reader);
  const look = async (bytes: ArrayBuffer, complete: boolean) => {
    const asked = [source.name, new Uint8Array(bytes), complete, JSON.stringify(overrides)] as const;
    return parse<Preview>(await helper.call('preview', [...asked], [bytes]));
  };
  const isAll = source.size <= first.byteLength;
  const all = async () => look(isAll ? first : await source.slice(0, source.size), true);
  return helper.until(signal, async () => {
    try {
      // A workbook's list of contents is at its end.
      const needsAll = isAll || reader === 'workbook';
      const preview = needsAll
        ? await all()
        : await look(first, false).catch((fault: unknown) => {
            // JSON by columns ends no record before its end.
            if (fault instanceof ReportError && fault.code === 'beginning-too-short') return all();
            throw fault;
          });
      const fingerprint = await helper.call('fingerprint', [JSON.stringify(preview.header)]);
      return new RecordsFile(source, reader, preview, fingerprint, overrides, helper);
    } catch (fault) {
      helper.end();
      throw fault;
    }
  });
}

/** Layout of the text that a file of columns becomes: nothing of it has to be found. */
const layout: Overrides = { encoding: 'utf8', delimiter: ',', quote: '"', preambleLines: 0, header: true };

/** Looks at the beginning of a Parquet or Arrow file. */
async function openTable(from: Source, format: ColumnarFormat, signal: AbortSignal | undefined): Promise<RecordsFile> {
  const source = await (await onDemand(import('../columnar.js'))).openColumnar(from, format);
  signal?.throwIfAborted();
  const helper = await Helper.start('analyst');
  return helper.until(signal, async () => {
    try {
      const { bytes, isAll } = source.beginning;
      const asked = [source.name, new Uint8Array(bytes), isAll, JSON.stringify(layout)] as const;
      const found = parse<Preview>(await helper.call('preview', [...asked], [bytes]));
      const warnings = [...source.warnings, ...found.warnings];
      const preview: Preview = { ...found, format, dialect: null, warnings };
      const fingerprint = await helper.call('fingerprint', [JSON.stringify(preview.header)]);
      return new RecordsFile(source, 'analyst', preview, fingerprint, layout, helper);
    } catch (fault) {
      helper.end();
      throw fault;
    }
  });
}

function begins(first: Uint8Array, ...magic: number[]): boolean {
  return magic.every((byte, index) => first[index] === byte);
}

/** ZIP archives and compound files, which workbooks are. */
function isWorkbook(first: Uint8Array): boolean {
  return begins(first, 0x50, 0x4b, 0x03, 0x04) || begins(first, 0xd0, 0xcf, 0x11, 0xe0);
}

/**
 * Returns the format of a file of columns: `PAR1`, `ARROW1`, or the mark that a stream of Arrow begins with.
 *
 * @throws {ReportError} `unsupported-columnar` for an encrypted one (`PARE`), or the first Feather (`FEA1`)
 */
function columnarFormat(first: Uint8Array): ColumnarFormat | undefined {
  const refused = (what: string) =>
    new ReportError('unsupported-columnar', `${what} Write it anew as Parquet, or as Feather of version 2.`);
  if (begins(first, 0x50, 0x41, 0x52, 0x45)) throw refused('This Parquet file is encrypted.');
  if (begins(first, 0x46, 0x45, 0x41, 0x31)) throw refused('This is a Feather file of version 1.');
  if (begins(first, 0x50, 0x41, 0x52, 0x31)) return 'parquet';
  const isStream = begins(first, 0xff, 0xff, 0xff, 0xff) && first[6] === 0 && first[7] === 0;
  return isStream || begins(first, 0x41, 0x52, 0x52, 0x4f, 0x57, 0x31, 0, 0) ? 'arrow' : undefined;
}

/** Returns whether lists are read in the same way, those that a plan names or not. */
function hasSame(one: Separators, other: Separators): boolean {
  const columns = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...columns].every((column) => (one[column] ?? semicolon) === (other[column] ?? semicolon));
}

/** Refuses a mapping to columns of structures, which the file has, but no reader. */
function refuseUnread(source: Source | ColumnarSource, mapping: Mapping): void {
  const mapped = new Set(Object.values(mapping).flat());
  const odd = 'pieces' in source ? source.unread.find(({ name }) => mapped.has(name)) : undefined;
  if (!odd) return;
  const message = `The column “${odd.name}” holds ${odd.holds}, which are not read.`;
  const remedy = 'Choose another, or write the file anew with a column for each part.';
  throw new ReportError('nested-column', `${message} ${remedy}`, [], { details: { remedy } });
}

/** Returns the separators that a plan has for the lists of a file of columns. */
function separatorsOf(source: Source | ColumnarSource, plan: Plan | string, mapping: Mapping): Separators {
  if (!('pieces' in source)) return {};
  const { fields } = typeof plan === 'string' ? parse<Plan>(plan) : plan;
  const named = Object.entries(mapping).flatMap(([field, columns]) =>
    columns.map((column) => [column, fields[field]?.separator] as const),
  );
  const known = named.filter(([column, separator]) => separator !== undefined && source.lists.includes(column));
  return Object.fromEntries(known) as Separators;
}

/** A file that was looked at, and can be read. */
export class RecordsFile {
  readonly #source: Source | ColumnarSource;
  readonly #reader: ReaderName;
  readonly #overrides: Overrides;
  #helper: Helper | undefined;
  /** The worker that has read all columns. */
  #whole: Helper | undefined;
  /** The separators of lists that it read them with. */
  #separators: Separators = {};
  #profile: Profile | undefined;
  #preview: Preview;
  #fingerprint: string;
  /** The related files whose columns the rows got, and by which keys: a worker that reads the file anew is told again. */
  readonly #joins: (readonly [other: string, key: string])[] = [];

  /** Use {@link openRecords}. */
  constructor(
    source: Source | ColumnarSource,
    reader: ReaderName,
    preview: Preview,
    fingerprint: string,
    overrides: Overrides,
    helper: Helper,
  ) {
    this.#source = source;
    this.#reader = reader;
    this.#preview = preview;
    this.#fingerprint = fingerprint;
    this.#overrides = overrides;
    this.#helper = helper;
  }

  get name(): string {
    return this.#source.name;
  }

  /** Size in bytes. */
  get size(): number {
    return this.#source.size;
  }

  /** Preview of its beginning. */
  get preview(): Preview {
    return this.#preview;
  }

  /** A short name of its headings, under which a mapping can be remembered. */
  get fingerprint(): string {
    return this.#fingerprint;
  }

  /**
   * The keys by which another file may belong to this one, the likeliest first, with how many rows match. The other file
   * has one row for each key: the situations of signals, the cases of referrals.
   */
  async keys(other: RecordsFile): Promise<KeyMatch[]> {
    const [helper, table] = [await this.#all(undefined, undefined), await other.#asRelated()];
    return parse(await helper.call('keys', [table]));
  }

  /**
   * Gives each row what the row of another file says that has its key, as further columns; by the likeliest key where none
   * is named. Rows without a partner are told in the account of each report.
   *
   * @throws {ReportError} `wrong-key` if a file has no such column, or no columns match; `repeated-key` if several rows of
   * the other file have the same key
   */
  async join(other: RecordsFile, key?: JoinKey): Promise<KeyMatch> {
    const [helper, table] = [await this.#all(undefined, undefined), await other.#asRelated()];
    const by = key ?? parse<KeyMatch[]>(await helper.call('keys', [table]))[0];
    if (!by) {
      const message = `No column of ${this.name} holds what stands in a column of ${other.name} once in each row.`;
      throw new ReportError('wrong-key', `${message} Give the file with one row for each key second.`);
    }
    const asked = [table, JSON.stringify({ column: by.column, other: by.other })] as const;
    const { header, rows, ...found } = parse<KeyMatch & Pick<Preview, 'header' | 'rows'>>(
      await helper.call('join', [...asked]),
    );
    this.#joins.push(asked);
    this.#profile = undefined;
    this.#preview = { ...this.#preview, header, rows };
    this.#fingerprint = await helper.call('fingerprint', [JSON.stringify(header)]);
    return found;
  }

  /** All rows with the file's name, as JSON. */
  async #asRelated(): Promise<string> {
    return JSON.stringify({ name: this.preview.sheet ?? this.name, ...(await this.table()) });
  }

  /**
   * Proposes columns for the fields of a plan, by their headings and their first values.
   *
   * @throws {ReportError} if the plan is not sound
   */
  async propose(plan: Plan | string): Promise<Proposals> {
    const { header, rows } = this.preview;
    const columns = header.map((name, index) => ({ name, values: rows.map((row) => row[index] ?? '') }));
    const helper = await this.#adviser();
    return parse(await helper.call('propose', [asText(plan), JSON.stringify(columns)]));
  }

  /**
   * Reads the file, only the columns that the mapping names, and makes its rows ready for reports.
   *
   * @throws {ReportError} `missing-column` if a field that the plan needs has no column; `ambiguous-dates`,
   * `ambiguous-numbers`, `two-digit-years`, `exchanged-dates` or `unread-values` if only a person can tell what values
   * mean; `crashed` if the file is such that its reader gave up; and others
   */
  async read(plan: Plan | string, options: ReadOptions = {}): Promise<Records> {
    checkOptions(options, readRules);
    const { mapping: given, columns, onProgress, signal, ...knowledge } = options;
    signal?.throwIfAborted();
    const mapping = given ?? (await this.#proposed(plan));
    refuseUnread(this.#source, mapping);
    const adviser = await this.#adviser();
    // What does not fit is better met now than after reading.
    await adviser.call('checkMapping', [asText(plan), JSON.stringify(mapping), JSON.stringify(this.preview.header)]);
    // What other files said is in the worker that read all columns.
    const keep = columns === 'all' || this.#joins.length > 0;
    const named = [...new Set(Object.values(mapping).flat())].filter((column) => column !== '');
    const separators = separatorsOf(this.#source, plan, mapping);
    const helper = keep
      ? await this.#all(onProgress, signal, separators)
      : await this.#feed(named, onProgress, signal, separators);
    // The worker goes to the records; the next task of this file starts a fresh one.
    if (keep) this.#whole = undefined;
    return helper.until(signal, async () => {
      try {
        const summary = await use(helper, plan, mapping, knowledge, keep);
        const isAgreed = (other: Plan | string, mapped: Mapping) =>
          hasSame(separators, separatorsOf(this.#source, other, mapped));
        return new Records(summary, helper, isAgreed);
      } catch (fault) {
        // Only a question about the plan is open: the columns stay for the next attempt.
        if (keep && !helper.isEnded) this.#whole = helper;
        else helper.end();
        throw fault;
      }
    });
  }

  /**
   * Reads the whole file, all columns, and counts the answers of each. The columns stay in the worker, so that a
   * `read` with `columns: 'all'` need not read them again.
   */
  async profile({ onProgress, signal }: Pick<ReadOptions, 'onProgress' | 'signal'> = {}): Promise<Profile> {
    signal?.throwIfAborted();
    if (this.#profile) return this.#profile;
    const helper = await this.#all(onProgress, signal);
    return helper.until(signal, async () => (this.#profile = parse<Profile>(await helper.call('profile', []))));
  }

  /** All rows as text, of a file that is small. */
  async table(): Promise<{ header: string[]; rows: string[][] }> {
    const helper = await this.#all(undefined, undefined);
    return parse(await helper.call('table', []));
  }

  /** The worker that has read all columns. */
  async #all(
    onProgress: ReadOptions['onProgress'],
    signal: AbortSignal | undefined,
    separators: Separators = this.#separators,
  ): Promise<Helper> {
    if (!hasSame(separators, this.#separators)) this.#whole?.end();
    if (!this.#whole || this.#whole.isEnded) {
      const helper = await this.#feed(undefined, onProgress, signal, separators);
      for (const [other, key] of this.#joins) await helper.call('join', [other, key]);
      this.#whole = helper;
      this.#separators = separators;
    }
    return this.#whole;
  }

  /** A worker that has taken the whole file. */
  async #feed(
    columns: string[] | undefined,
    onProgress: ReadOptions['onProgress'],
    signal: AbortSignal | undefined,
    separators: Separators,
  ): Promise<Helper> {
    const helper = (this.#helper ??= await Helper.start(this.#reader));
    this.#helper = undefined;
    return helper.until(signal, async () => {
      try {
        // What the preview found need not be found again.
        const overrides = { ...layoutOf(this.preview), ...this.#overrides };
        const opening = { name: this.name, columns, overrides };
        const [source, total] = [this.#source, this.size];
        const isColumnar = 'pieces' in source;
        // The text of a file of columns has another size than the file.
        const inFile = (bytes: number, rows: number) =>
          isColumnar ? Math.round(total * Math.min(rows / Math.max(source.rows, 1), 1)) : bytes;
        helper.onProgress =
          onProgress && (({ bytes, rows }) => onProgress({ bytes: inFile(bytes, rows), rows, total }));
        await helper.call('open', [JSON.stringify(opening)]);
        const take = (buffer: ArrayBuffer) => helper.call('push', [buffer], [buffer]);
        await (isColumnar ? source.pieces({ columns, separators }, take) : feed(source, take));
        return helper;
      } catch (fault) {
        helper.end();
        throw fault;
      }
    });
  }

  /** A worker that answers what needs no records. */
  async #adviser(): Promise<Helper> {
    if (this.#whole && !this.#whole.isEnded) return this.#whole;
    return (this.#helper ??= await Helper.start(this.#reader));
  }

  /** The mapping that is proposed, if no field that the plan needs is without a column. */
  async #proposed(plan: Plan | string): Promise<Mapping> {
    const proposals = await this.propose(plan);
    const mapping = chosen(proposals);
    needColumns(plan, mapping, proposals);
    return mapping;
  }

  /** Ends its worker. Records that were read stay. */
  close(): void {
    this.#helper?.end();
    this.#whole?.end();
    this.#helper = undefined;
    this.#whole = undefined;
  }
}

/** Options for awaiting a report. A proof takes milliseconds, but for very large tables. */
export interface ReportOptions {
  /** Hears how far the proof is, some times a second. */
  onProgress?: (progress: ProofProgress) => void;
  /** Stops it at once. The rows are forgotten then, as by `close`. */
  signal?: AbortSignal;
}

/** The rows of a file, ready for reports of any scope. They stay in a worker until they are closed. */
export class Records {
  readonly #helper: Helper;
  readonly #isAgreed: (plan: Plan | string, mapping: Mapping) => boolean;
  #summary: Summary;

  /** Use {@link RecordsFile.read}. */
  constructor(summary: Summary, helper: Helper, isAgreed: (plan: Plan | string, mapping: Mapping) => boolean) {
    this.#summary = summary;
    this.#helper = helper;
    this.#isAgreed = isAgreed;
  }

  /** Summary of reading the file. */
  get summary(): Summary {
    return this.#summary;
  }

  /**
   * Uses another plan for records that were read with `columns: 'all'`. After an error the plan before is still used.
   *
   * @throws {ReportError} as for {@link RecordsFile.read}; `misuse` if not all columns were read, or
   * lists of a Parquet or Arrow file were read with another separator
   */
  async use(plan: Plan | string, { mapping, ...knowledge }: UseOptions): Promise<Summary> {
    if (!this.#isAgreed(plan, mapping)) {
      const message = 'The items of a list were separated in another way than this plan says: read the file anew.';
      throw new ReportError('misuse', message);
    }
    this.#summary = await use(this.#helper, plan, mapping, knowledge, true);
    return this.#summary;
  }

  /**
   * The report of a scope. After the first, the others take some milliseconds.
   *
   * @throws {ReportError} if there is no such scope; with the code `not-safe` and the audit as its `details`, if small
   * counts could be worked out whatever is hidden
   */
  async report(scope: Scope = {}, beside: Beside = {}, options: ReportOptions = {}): Promise<Outcome> {
    checkOptions(options, { onProgress: 'function', signal: 'AbortSignal' });
    const { onProgress, signal } = options;
    this.#helper.onProof = onProgress;
    return this.#helper.until(signal, async () =>
      parse(await this.#helper.call('report', [JSON.stringify(scope), JSON.stringify(beside)])),
    );
  }

  /** Forgets the rows and ends their worker. */
  close(): void {
    this.#helper.end();
  }
}

async function use(
  helper: Helper,
  plan: Plan | string,
  mapping: Mapping,
  knowledge: Omit<UseOptions, 'mapping'>,
  keep: boolean,
): Promise<Summary> {
  return parse(await helper.call('finish', [JSON.stringify({ plan: asText(plan), mapping, knowledge, keep })]));
}

/** Returns the layout found at the beginning of a text file. Its encoding shows only at its end. */
function layoutOf({ dialect }: Preview): Overrides {
  if (!dialect) return {};
  const { delimiter, quote, preambleLines, header } = dialect;
  return { delimiter, quote: quote ?? '', preambleLines, header };
}

/** The plan's text, as the core reads it. */
export function asText(plan: Plan | string): string {
  return typeof plan === 'string' ? plan : JSON.stringify(plan);
}

export function parse<T>(json: string): T {
  return JSON.parse(json) as T;
}

function chosen({ fields }: Proposals): Mapping {
  return Object.fromEntries(
    fields.filter(({ columns }) => columns.length > 0).map(({ field, columns }) => [field, columns]),
  );
}

/** All of them at once, and before the file is read. */
function needColumns(plan: Plan | string, mapping: Mapping, proposals: Proposals): void {
  const { fields } = typeof plan === 'string' ? parse<Plan>(plan) : plan;
  const missing = Object.entries(fields).filter(
    ([id, { optional }]) => optional !== true && !mapping[id]?.some((column) => column !== ''),
  );
  if (missing.length === 0) return;
  const remedy =
    proposals.unmapped.length > 0
      ? `Choose one of ${proposals.unmapped.map((name) => `“${name}”`).join(', ')}.`
      : 'Use a file that has one.';
  const problems = missing.map(([id, { label }]) => {
    return { code: 'missing-column', place: id, message: `No column holds “${label}”.`, remedy };
  });
  const message = `${problems.map((problem) => problem.message).join(' ')} ${remedy}`;
  throw new ReportError('missing-column', message, [], { details: { problems, remedy } });
}
