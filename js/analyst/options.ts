import { common } from '../index.js';
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
  /** The places of maps. */
  places?: Places;
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

/**
 * The places of maps: names of counties by their FIPS codes, and the places of other regions by the codes of these, each by
 * its code with its name and other spellings. `placesOf` of `hotline-report/geometry` gives those of a geometry.
 */
export type Places = Record<string, string | Record<string, string[]>>;

/** Options for using another plan with records that were read. */
export type UseOptions = Omit<ReadOptions, 'columns' | 'onProgress'> & Required<Pick<ReadOptions, 'mapping'>>;

export const waitRules = { signal: 'AbortSignal' };
export const openRules = { name: 'string', overrides: 'object', signal: 'AbortSignal', transfer: 'boolean' };
export const useRules = {
  mapping: 'object',
  dateOrder: ['year-first', 'month-first', 'day-first'],
  decimalMark: ['point', 'comma'],
  century: [1900, 2000],
  exchangedDates: ['undo', 'keep'],
  zone: 'string',
  acceptUnread: 'boolean',
  places: 'object',
  signal: 'AbortSignal',
};
export const readRules = { ...useRules, columns: ['all'], onProgress: 'function' };
export const draftRules = {
  fileName: 'string',
  title: 'string',
  publisher: 'string',
  language: common.language,
  unit: 'string',
  threshold: { from: 1, to: 1_000_000 },
  useColumns: 'array',
  leaveColumns: 'array',
  dictionaries: 'array',
  kinds: 'object',
  signal: 'AbortSignal',
};
