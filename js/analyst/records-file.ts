import { checkOptions, ReportError, type WaitOptions } from '../index.js';
import { Helper } from './helper.js';
import { asText, parse } from './json.js';
import { chosen, hasSame, needColumns, refuseUnread, separatorsOf } from './mapping.js';
import { readRules, waitRules, type ReadOptions } from './options.js';
import { Records, use } from './records.js';
import { feed, type Source } from './source.js';
import type { ColumnarSource } from '../columnar/source.js';
import type { Separators } from '../columnar/separators.js';
import type { JoinKey, KeyMatch, Mapping, Overrides, Preview, Profile, Proposals } from './types.js';
import type { Plan } from '../generated/plan-document.js';

/** Has a worker of its own read a workbook, and the other take its table. */
async function takeWorkbook(
  source: Source,
  opening: string,
  helper: Helper,
  signal: AbortSignal | undefined,
): Promise<void> {
  const read = async (reader: Helper) => {
    reader.onProgress = helper.onProgress;
    await reader.call('openWorkbook', [opening]);
    await feed(source, (buffer) => reader.call('pushWorkbook', [buffer], [buffer]));
    return reader.call('tableOfWorkbook', []);
  };
  const table = await Helper.lend('workbook', read, signal);
  await helper.call('takeTable', [table], [table.buffer]);
}

/** A file that was looked at, and can be read. */
export class RecordsFile {
  readonly #source: Source | ColumnarSource;
  readonly #isWorkbook: boolean;
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
    isWorkbook: boolean,
    preview: Preview,
    fingerprint: string,
    overrides: Overrides,
    helper: Helper,
  ) {
    this.#source = source;
    this.#isWorkbook = isWorkbook;
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
  async keys(other: RecordsFile, options: WaitOptions = {}): Promise<KeyMatch[]> {
    checkOptions(options, waitRules);
    const { signal } = options;
    const [helper, table] = [await this.#all(undefined, signal), await other.#asRelated(signal)];
    return helper.until(signal, async () => parse(await helper.call('keys', [table])));
  }

  /**
   * Gives each row what the row of another file says that has its key, as further columns; by the likeliest key where none
   * is named. Rows without a partner are told in the account of each report.
   *
   * @throws {ReportError} `wrong-key` if a file has no such column, or no columns match; `repeated-key` if several rows of
   * the other file have the same key
   */
  async join(other: RecordsFile, key?: JoinKey, options: WaitOptions = {}): Promise<KeyMatch> {
    checkOptions(options, waitRules);
    const { signal } = options;
    const [helper, table] = [await this.#all(undefined, signal), await other.#asRelated(signal)];
    return helper.until(signal, () => this.#joined(helper, other, table, key));
  }

  async #joined(helper: Helper, other: RecordsFile, table: string, key: JoinKey | undefined): Promise<KeyMatch> {
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
  async #asRelated(signal: AbortSignal | undefined): Promise<string> {
    return JSON.stringify({ name: this.preview.sheet ?? this.name, ...(await this.table({ signal })) });
  }

  /**
   * Proposes columns for the fields of a plan, by their headings and their first values.
   *
   * @throws {ReportError} if the plan is not sound
   */
  async propose(plan: Plan | string, options: WaitOptions = {}): Promise<Proposals> {
    checkOptions(options, waitRules);
    const { header, rows } = this.preview;
    const columns = header.map((name, index) => ({ name, values: rows.map((row) => row[index] ?? '') }));
    const helper = await this.#adviser(options.signal);
    const asked = [asText(plan), JSON.stringify(columns)] as const;
    return helper.until(options.signal, async () => parse(await helper.call('propose', [...asked])));
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
    const mapping = given ?? (await this.#proposed(plan, signal));
    refuseUnread(this.#source, mapping);
    const adviser = await this.#adviser(signal);
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
  async profile(options: Pick<ReadOptions, 'onProgress' | 'signal'> = {}): Promise<Profile> {
    checkOptions(options, { onProgress: 'function', signal: 'AbortSignal' });
    const { onProgress, signal } = options;
    signal?.throwIfAborted();
    if (this.#profile) return this.#profile;
    const ask = async () => {
      const helper = await this.#all(onProgress, signal);
      return helper.until(signal, async () => parse<Profile>(await helper.call('profile', [])));
    };
    try {
      this.#profile = await ask();
    } catch (fault) {
      // WebKit traps now and then where memory grows; a fresh instance then does not.
      if (!(fault instanceof ReportError) || fault.code !== 'crashed') throw fault;
      this.#profile = await ask();
    }
    return this.#profile;
  }

  /** All rows as text, of a file that is small. */
  async table(options: WaitOptions = {}): Promise<{ header: string[]; rows: string[][] }> {
    checkOptions(options, waitRules);
    const { signal } = options;
    const helper = await this.#all(undefined, signal);
    return helper.until(signal, async () => parse(await helper.call('table', [])));
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
    const helper = await this.#first(signal);
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
        if (isColumnar) await source.pieces({ columns, separators }, take);
        else if (this.#isWorkbook) await takeWorkbook(source, JSON.stringify(opening), helper, signal);
        else await feed(source, take);
        return helper;
      } catch (fault) {
        helper.end();
        throw fault;
      }
    });
  }

  /** A worker that answers what needs no records. */
  async #adviser(signal: AbortSignal | undefined): Promise<Helper> {
    if (this.#whole && !this.#whole.isEnded) return this.#whole;
    return this.#first(signal);
  }

  /** The worker that took the beginning, or another where a signal ended it. */
  async #first(signal: AbortSignal | undefined): Promise<Helper> {
    if (!this.#helper || this.#helper.isEnded) this.#helper = await Helper.startFor('analyst', signal);
    return this.#helper;
  }

  /** The mapping that is proposed, if no field that the plan needs is without a column. */
  async #proposed(plan: Plan | string, signal: AbortSignal | undefined): Promise<Mapping> {
    const proposals = await this.propose(plan, { signal });
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

/** Returns the layout found at the beginning of a text file. Its encoding shows only at its end. */
function layoutOf({ dialect }: Preview): Overrides {
  if (!dialect) return {};
  const { delimiter, quote, preambleLines, header } = dialect;
  return { delimiter, quote: quote ?? '', preambleLines, header };
}
