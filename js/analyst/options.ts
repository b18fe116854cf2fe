import type { Progress } from './helper.js';
import type { DateOrder, DecimalMark, ExchangedDates, Mapping, Overrides } from './types.js';

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

export const openRules = { name: 'string', overrides: 'object', signal: 'AbortSignal', transfer: 'boolean' };
export const readRules = {
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
