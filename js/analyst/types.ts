// What the analyst's functions take, and what TypeScript puts together. What the module answers comes from the types of Rust.
import type { FaultDetails } from '../common/errors.js';
import type {
  Audit,
  ColumnKind,
  ConcernCode,
  Dialect,
  Encoding,
  Format as ModuleFormat,
  Preview as ModulePreview,
  RowAccount,
  AccountLine,
} from '../generated/analyst-types.js';
import type { Condition } from '../generated/plan-document.js';
import type { ReportDocument } from '../generated/report-document.js';

export type * from '../generated/analyst-types.js';

/** Type of a file. Files of columns are turned into rows before the module reads them. */
export type Format = ModuleFormat | 'parquet' | 'arrow';

/** Preview of the beginning of a file. */
export interface Preview extends Omit<ModulePreview, 'format'> {
  format: Format;
}

/** Settings in place of detection. */
export interface Overrides {
  encoding?: Encoding;
  delimiter?: string;
  /** An empty text for none. */
  quote?: string;
  preambleLines?: number;
  header?: boolean;
  /** The sheet of a workbook, by its name. */
  sheet?: string;
}

/** Settings in place of a draft's guesses. */
export interface DraftOptions {
  /** Name of the file, from which the title and the unit are taken. */
  fileName?: string;
  title?: string;
  publisher?: string;
  /** The language of the report: `en-US`, `es-MX`. */
  language?: string;
  /** Name of a row, in the plural: `calls`. */
  unit?: string;
  /** Counts under this are protected; 5 where absent. */
  threshold?: number;
  /** Columns to use although they may name or locate people, or would be left out for another reason. */
  useColumns?: string[];
  /** Columns to leave out. */
  leaveColumns?: string[];
  /** Dictionaries of the file; those that are built in are used besides. */
  dictionaries?: Dictionary[];
  /** Kinds of columns, where they differ from those found. */
  kinds?: Record<string, ColumnKind>;
  /** Gives it up: the promise then fails with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** Names of the columns of an export, and meanings of their codes. */
export interface Dictionary {
  id?: string;
  name?: string;
  /** Source of its words, and their terms of use. */
  source?: string;
  /** Codes that say, in every column, that nothing is known. */
  missing?: string[];
  fields: DictionaryField[];
}

/** A column, or the columns of one question. */
export interface DictionaryField {
  /** Its headings: names for programs, and labels. */
  names: string[];
  label: string;
  /** The question that it is one answer of, of a yes/no column. */
  question?: string | null;
  kind?: ColumnKind | null;
  concern?: ConcernCode | null;
  /** Its answers, in their order. */
  choices?: [code: string, label: string][];
  separator?: string | null;
  /** Who was asked, as the dictionary says it. */
  asked?: string | null;
}

/** In which order a column writes its days: `2020-04-03`, `4/3/2020` or `3/4/2020` for April 3. */
export type DateOrder = 'year-first' | 'month-first' | 'day-first';

/** The mark before the decimals of numbers: `1,234.5` or `1.234,5`. */
export type DecimalMark = 'point' | 'comma';

/** Treatment of dates of which a spreadsheet seems to have exchanged day and month. */
export type ExchangedDates = 'undo' | 'keep';

/** Summary of reading a file. */
export interface Summary {
  format: Format;
  dialect: Dialect | null;
  sheet: string | null;
  header: string[];
  /** Number of bytes read. */
  bytes: number;
  /** The jurisdictions that the plan or the records know, by name. */
  jurisdictions: string[];
  /** The one that most records are of; `null` where none has any. */
  largestJurisdiction: string | null;
  /** The first day of the records, `2020-01-31`; `null` where they have no dates. */
  firstDay: string | null;
  lastDay: string | null;
}

/** Selection of the records that a report is about. Without any of these, it is about all of them. */
export interface Scope {
  /** Whose figures these are, by the name that the plan or the records give it. */
  jurisdiction?: string;
  /** The first day, month or year covered: `2020-01-01`, `2020-01` or `2020`. */
  start?: string;
  /** The last day, month or year covered. */
  end?: string;
  /** Name of the period, where not its dates: `Fiscal year 2020`. */
  periodLabel?: string;
  /** When the records were exported. */
  accurateAsOf?: string;
  /** Name of this release. */
  edition?: string;
  /** Further conditions that records must meet. */
  where?: Condition[];
}

/** Account of every row: `rows` = `inScope` + all `excluded` + all `failed`. For the analyst, never published. */
export interface Account extends RowAccount {
  /** All of this in words, what is missing first. */
  told: AccountLine[];
}

/** Circumstances of a report, beside its counts. */
export interface Beside {
  /**
   * Documents that were published before: earlier editions of this report, in their order, and reports of other
   * jurisdictions for the same period.
   */
  published?: readonly ReportDocument[];
  /** Why to make the report even if it is not safe. The reason goes into the audit, never into the report. */
  overrideReason?: string;
}

/** Assumptions about documents that somebody else published. */
export interface Assumptions {
  /**
   * Counts under this are small, and only these must not be worked out; where absent, no hidden count may. It bounds no
   * hidden count: only words that state a bound, such as “fewer than three”, do.
   */
  threshold?: number;
  /** `true` if zeros are always printed, so that a hidden count is at least one. */
  zerosPrinted?: boolean;
  /** Changes of counts from one edition to the next. */
  editions?: 'unchanged' | 'non-decreasing' | 'revised';
}

/** Progress of the proof of a report. */
export interface ProofProgress {
  /** `choosing` what else to hide, `proving` what readers can work out, or finding `remedies` for a report that is not safe. */
  stage: 'choosing' | 'proving' | 'remedies';
  /** Number of choices judged, of counts decided, or of steps in the search for remedies. */
  done: number;
  /** Number of counts that the last choice left open to readers, or of all counts; 0 where remedies are looked for. */
  of: number;
}

/** A report that may be published, and what is only for whoever makes it. */
export interface Outcome {
  report: ReportDocument;
  audit: Audit;
  account: Account;
}

/** Counts that somebody typed, or had a database make: what a plan would count, without the records. */
export interface Counts {
  /** By the id of a figure. */
  figures?: Record<string, number>;
  /** The place of a figure among all jurisdictions, by its id. */
  ranks?: Record<string, number>;
  /** By the id of a table. */
  tables?: Record<string, { rows: RowCount[]; total?: number; respondents?: number }>;
  /** By the id of a map. */
  maps?: Record<string, PlaceCount[]>;
}

/** The count of a place of a map, by its FIPS code or by its code in the geometry. */
export type PlaceCount = { name: string; count: number } & ({ fips: string } | { code: string });

/** The count of a row; the sum of its parts where absent. */
export interface RowCount {
  label: string;
  count?: number;
  parts?: RowCount[];
}

export type { FaultDetails };
