import type { FaultDetails } from '../common/errors.js';
import type { Condition, Plan } from '../generated/plan-document.js';
import type { ReportDocument } from '../generated/report-document.js';

/** Encoding of a text file. */
export type Encoding =
  | 'utf8'
  | 'utf16-le'
  | 'utf16-be'
  | 'utf32-le'
  | 'utf32-be'
  | 'windows1250'
  | 'windows1251'
  | 'windows1252'
  | 'windows1253'
  | 'windows1254'
  | 'windows1255'
  | 'windows1256'
  | 'windows1257'
  | 'windows1258'
  | 'windows874'
  | 'iso8859-2'
  | 'iso8859-3'
  | 'iso8859-4'
  | 'iso8859-5'
  | 'iso8859-6'
  | 'iso8859-7'
  | 'iso8859-8'
  | 'iso8859-10'
  | 'iso8859-13'
  | 'iso8859-14'
  | 'iso8859-15'
  | 'iso8859-16'
  | 'koi8-r'
  | 'koi8-u'
  | 'macintosh'
  | 'mac-cyrillic'
  | 'cp866'
  | 'cp437'
  | 'cp850'
  | 'shift-jis'
  | 'euc-jp'
  | 'iso2022-jp'
  | 'gbk'
  | 'big5'
  | 'euc-kr';

/** Type of a file. */
export type Format = 'csv' | 'json' | 'json-lines' | 'workbook' | 'parquet' | 'arrow';

/** Layout of a text file. */
export interface Dialect {
  encoding: Encoding;
  /** `true` if it began with a byte-order mark. */
  byteOrderMark: boolean;
  /** Separator between two fields. */
  delimiter: string;
  /** Quote around fields that contain delimiters or line ends; `null` for none. */
  quote: string | null;
  /** Number of lines before the header: a title, blank lines. */
  preambleLines: number;
  /** Character that makes a quote plain within a quoted field, besides doubling it; `null` for none. */
  escape: string | null;
  /** `true` if blanks around fields are no part of them. */
  padded: boolean;
  /** `true` if the first line after these names the columns. */
  header: boolean;
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

/** Something to know about a file, though nothing was lost. */
export interface Warning {
  /** `blank-lines`, `possible-total`, `invalid-utf-8`, `stray-quote` … */
  code: string;
  /** Number of occurrences. */
  count: number;
  /** The line where it first occurs, from 1. */
  line: number | null;
  /** The column where it first occurs. */
  column: string | null;
  /** Description, in one sentence. */
  message: string;
}

/** Preview of the beginning of a file. */
export interface Preview {
  format: Format;
  /** Layout of a text file; `null` for JSON, workbooks and files of columns. */
  dialect: Dialect | null;
  /** The column headings. */
  header: string[];
  /** The first rows, at most 200, in the order of the headings. */
  rows: string[][];
  /** Lines that are no records and were left out. */
  leftOut: LeftOut[];
  /** Warnings about these rows. */
  warnings: Warning[];
  /** The sheet that is read, of a workbook. */
  sheet: string | null;
  /** All sheets of a workbook. */
  sheets: string[];
}

/**
 * The columns of each field of a plan, by the field's id: one; for flags, one for each of the field's columns in
 * their order, with an empty text for a column that the file lacks.
 */
export type Mapping = Record<string, string[]>;

/** Proposed columns for a field of the plan. */
export interface Proposal {
  /** The field's id in the plan. */
  field: string;
  /** Its columns, as in a {@link Mapping}; empty where no column is likely. */
  columns: string[];
  /** Confidence, 0 to 100. */
  confidence: number;
  /** Why, in a few words. */
  reason: string;
}

/** Proposed columns for the fields of a plan. */
export interface Proposals {
  /** One for every field of the plan. */
  fields: Proposal[];
  /** The columns that no field uses, in the file's order. */
  unmapped: string[];
}

/** Contents of a file's columns. It quotes answers of the records: it is for the analyst, never published. */
export interface Profile {
  /** Number of rows, header excluded. */
  rows: number;
  /** The columns, in the file's order. */
  columns: ColumnProfile[];
}

/** Kind of answers of a column. */
export type ColumnKind =
  | 'blank'
  | 'date'
  | 'case-number'
  | 'row-number'
  | 'yes-no'
  | 'one-answer'
  | 'several-answers'
  | 'number'
  | 'place'
  | 'free-text';

/** Contents of one column. */
export interface ColumnProfile {
  /** Its heading. */
  name: string;
  kind: ColumnKind;
  /** Why it may name or locate a person; `null` where nothing says so. */
  concern: Concern | null;
  /** The commonest answers, at most 200, the commonest first. Spellings are kept apart. */
  answers: Answer[];
  /** Number of distinct answers, blanks excluded. */
  distinct: number;
  /** Number of rows without an answer. */
  blanks: number;
  /** The answers that say that nothing is known. */
  missing: string[];
  /** The signs between several answers in one cell, the likeliest first. */
  separators: SeparatorFound[];
  /** The first answers of the file, shortened. */
  examples: string[];
  /** Findings about its dates, where it holds dates. */
  dates: DatesFound | null;
  /** Set of places that its answers are from, where these are known by name. */
  places: 'us-states' | 'provinces' | 'countries' | null;
  /** Findings about its numbers, where it holds numbers. */
  numbers: NumbersFound | null;
}

/** A distinct answer. */
export interface Answer {
  /** As the records spell it. */
  value: string;
  /** Number of rows that have it. */
  count: number;
}

/** Why a column may name or locate a person. */
export interface Concern {
  code: 'name' | 'staff' | 'phone' | 'email' | 'address' | 'birth-date' | 'person-id' | 'free-text';
  /** Why, in one sentence. */
  reason: string;
}

/** A sign that is between several answers in one cell. */
export interface SeparatorFound {
  separator: string;
  /** Number of rows with several answers. */
  rows: number;
  /** The single answers, at most 200, the commonest first. */
  answers: Answer[];
}

/** Findings about the dates of a column. */
export interface DatesFound {
  /** The first day, days far from all others excluded; where dates are ambiguous, only its year is certain. */
  first: string;
  last: string;
  /** `true` if all that the answers tell is a year. */
  yearsOnly: boolean;
  /** `true` if only a person can say which of day and month comes first. */
  isAmbiguous: boolean;
}

/** Findings about the numbers of a column, rounded down. */
export interface NumbersFound {
  least: number;
  most: number;
  /** The numbers under which 1, 25, 50, 75 and 99 of 100 rows lie. */
  quantiles: [number, number, number, number, number];
  hasDecimals: boolean;
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
  concern?: Concern['code'] | null;
  /** Its answers, in their order. */
  choices?: [code: string, label: string][];
  separator?: string | null;
  /** Who was asked, as the dictionary says it. */
  asked?: string | null;
}

/** An answer that seems to mean the same as a category. */
export interface Suggestion {
  /** The field's id in the plan. */
  field: string;
  /** The answer, or the label of a category that only it has. */
  answer: string;
  /** Number of rows that have it. */
  count: number;
  /** `true` if the plan knows the answer: it is a category of its own. */
  isKnown: boolean;
  /** The category that it seems to be; `null` where it says that nothing is known. */
  category: string | null;
  reason: 'missing' | 'same-words' | 'same-place' | 'synonym' | 'plural' | 'spelling';
}

/** A column of each of two files that hold the same keys. */
export interface JoinKey {
  /** Its heading in the file whose rows are kept. */
  column: string;
  /** Its heading in the other file, which has one row for each key. */
  other: string;
}

/** Outcome of a key for two files. */
export interface KeyMatch extends JoinKey {
  /** Number of rows whose key the other file has. */
  matched: number;
  /** Number of rows whose key it has not. */
  unmatched: number;
  /** Number of rows without a key. */
  blank: number;
  /** Number of rows of the other file that some row names. */
  used: number;
  /** Number of its rows that no row names: what they say is counted nowhere. */
  unused: number;
}

/** A plan made from the columns of a file. */
export interface Draft {
  /** The plan, which is sound. */
  plan: Plan;
  mapping: Mapping;
  /** Outcome of every column, in the file's order. */
  columns: ColumnOutcome[];
  /** Guesses made. */
  told: { code: string; message: string }[];
}

/** Outcome of a column. */
export interface ColumnOutcome {
  column: string;
  /** Kind that it was taken for. */
  kind: ColumnKind;
  /** The field of the plan that it belongs to; `null` where it is left out. */
  field: string | null;
  /** `true` if the report counts it. */
  used: boolean;
  /** Why, in one sentence. */
  reason: string;
}

/** Fit of a built-in plan to a file. */
export interface PlanFit {
  /** The plan's id. */
  id: string;
  name: string;
  /** Number of its fields for which a column was found. */
  found: number;
  /** Number of its fields. */
  fields: number;
  /** The share of its fields that were found, in percent. */
  share: number;
  /** Labels of the fields that it cannot do without and that no column seems to hold. */
  lacks: string[];
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

/** Rows that could not be read, all for the same reason. */
export interface Failure {
  kind: 'too-few-fields' | 'too-many-fields' | 'unclosed-quote' | 'too-long' | 'not-an-object' | 'broken-json';
  rows: number;
  /** The lines of the first of them, at most ten. */
  lines: number[];
  /** Text of the first of them, shortened. */
  example: string;
}

/** Lines of a file that are no records, all for the same reason. They are not among its rows. */
export interface LeftOut {
  reason: 'preamble' | 'further-heading' | 'repeated-heading' | 'total' | 'footer' | 'other-table';
  /** Number of rows, blank ones excluded. */
  rows: number;
  /** The lines of the first of them, at most ten. */
  lines: number[];
  /** Text of the first of them, shortened. */
  example: string;
}

/** Rows that are not in the report. */
export interface Excluded {
  reason: 'no-date' | 'other-period' | 'no-jurisdiction' | 'other-jurisdiction' | 'filtered';
  rows: number;
}

/** Count of the rows in scope by a measure. */
export interface Measured {
  /** The measure's name in the plan. */
  measure: string;
  /** Unit of the count. */
  unit: string;
  /** Rows that it counts. */
  rows: number;
  /** Rows that do not meet its conditions. */
  notMeeting: number;
  /** Rows without a value of the field that tells its units apart. */
  withoutName: number;
  /** Fields of which several rows of one unit say different things: label, and how many units. */
  conflicts: [label: string, units: number][];
}

/** Values that could not be understood; they count as not given. */
export interface Unread {
  /** Name of the field in the plan. */
  field: string;
  column: string;
  reason:
    | 'no-day'
    | 'placeholder-day'
    | 'no-number'
    | 'negative'
    | 'other-unit'
    | 'no-band'
    | 'neither-yes-nor-no'
    | 'not-listed';
  /** The first such value. */
  example: string;
  /** The commonest such values, at most five, and how many rows have each. */
  commonest: [value: string, rows: number][];
  /** Number of different values. */
  values: number;
  /** Number of rows with one of them. */
  rows: number;
  /** Number of rows of the column with any value that does not stand for none. */
  given: number;
  /** The lines of the first of them, at most ten. */
  lines: number[];
}

/** Something to be told of what became of a file, in words. */
export interface Told {
  /** `too-few-fields`, `no-number`, `footer`, … */
  code: string;
  /**
   * Rows that the report does not ask for (`excluded`) or that could not be read (`failed`); what was taken for no record
   * (`left-out`); values that count as not given (`not-understood`); what was decided though the file does not say it
   * (`guess`); what else is good to know (`note`).
   */
  kind: 'excluded' | 'failed' | 'left-out' | 'not-understood' | 'guess' | 'note';
  /** Of how many rows, lines or cells. */
  rows: number;
  /** The lines of the first of them, at most ten. */
  lines: number[];
  /** Description, in one sentence. */
  message: string;
  /** Text of the first of them, shortened, where that helps. */
  example?: string;
  /** `true` if something is missing in the report that nobody asked to leave out. */
  needsConsent: boolean;
}

/** Account of every row: `rows` = `inScope` + all `excluded` + all `failed`. For the analyst, never published. */
export interface Account {
  rows: number;
  failed: Failure[];
  /** Lines that are no records, and why. They are not among the rows. */
  leftOut: LeftOut[];
  excluded: Excluded[];
  inScope: number;
  measures: Measured[];
  unread: Unread[];
  /** Locations that no map knows. */
  unmatchedPlaces: string[];
  warnings: Warning[];
  /** All of this in words, what is missing first. */
  told: Told[];
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

/** Verdict of the proof of a report. `unresolved` and `contradiction` count as not safe. */
export type Verdict = 'safe' | 'unresolved' | 'contradiction' | 'disclosed';

/**
 * Audit of a report: what was hidden and why, and what readers can work out nevertheless. For the analyst, never
 * published.
 */
export interface Audit {
  /** Counts under this were hidden. */
  threshold: number;
  /** `true` if zeros were hidden, too. */
  zerosSensitive: boolean;
  verdict: Verdict;
  /** Why the report was made although it is not safe. */
  overridden?: string;
  hidden: Hidden[];
  /** Of every hidden count, and of every small one that the report does not mention. */
  findings: Finding[];
  /** Merged rows of which nobody said how many categories are behind them. */
  pools?: PoolFinding[];
  /** Warnings to consider before publishing. */
  warnings: AuditWarning[];
  witnesses: Witnesses;
  /** Coverage of the audit. */
  examined: Examined;
  /** Counts that do not fit each other, with what is printed of each, where `verdict` is a contradiction. */
  conflicts?: string[];
  /** Of a report that is not safe, what would help; the first needs the least change. */
  remedies?: string[];
}

/** Coverage of an audit, and its limits. */
export interface Examined {
  /** Number of different counts that are printed. */
  printed: number;
  /** Number of different counts that are hidden. */
  hidden: number;
  /** Titles of the documents that were taken into account, beside the report itself. */
  documents: string[];
  /** Number of relations between counts that were used, by their kind. */
  links: { kind: 'sum' | 'merged-row' | 'percentage' | 'order' | 'edition' | 'bound'; number: number }[];
  /** Limits of the proof, in words. */
  notCovered: string[];
}

/** A place where counts were hidden. */
export interface Hidden {
  /** The table, map or figure. */
  place: string;
  /** The rows, by their labels. */
  rows: string[];
  treatment: 'pooled' | 'masked' | 'withheld' | 'rounded' | 'perturbed';
  /** Reason: they are under the threshold, or would tell one that is. */
  reason: 'small' | 'would-tell';
}

/** Finding about one count: what readers can work out of it. */
export interface Finding {
  place: string;
  label: string;
  /** `true` if the report shows that it hides this count. */
  mentioned: boolean;
  /** The smallest value that agrees with everything that is printed. */
  low: number;
  /** The largest; nothing bounds it where absent. */
  high?: number;
  verdict: Verdict;
  /** Derivation by a reader, step by step, where there is a short one. */
  steps?: string[];
  /** The two of `witnesses.tables` in which the count is as small and as large as can be. */
  witnesses?: [low: number, high: number];
}

/** Finding about a merged row: what it tells of its members, for every number of these. */
export interface PoolFinding {
  place: string;
  label: string;
  total: number;
  byMembers: { members: number; low: number; high: number }[];
}

/** Something to think about before publishing. */
export interface AuditWarning {
  code: 'insider' | 'group' | 'edition' | 'unmatched' | 'too-large' | 'procedure' | 'left-out';
  place: string;
  message: string;
}

/** Whole tables that agree with everything that is printed. */
export interface Witnesses {
  /** The counts that are not printed. */
  counts: [place: string, label: string][];
  /** The first table: a value for each of these counts. */
  first: number[];
  /** The tables, each as what differs from the first: a count's place and its value. */
  tables: [place: number, value: number][][];
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
  maps?: Record<string, { fips: string; name: string; count: number }[]>;
}

/** The count of a row; the sum of its parts where absent. */
export interface RowCount {
  label: string;
  count?: number;
  parts?: RowCount[];
}

/** Document read from the text of a published report. */
export interface Published {
  report: ReportDocument;
  /** The lines that have no place in the document, in their order. */
  unplaced: {
    line: number;
    text: string;
    reason: 'page-furniture' | 'no-label' | 'not-understood' | 'not-carried';
  }[];
  /** Outcome of every line that is not blank, in their order: to show the text and the document side by side. */
  lines: LineRead[];
  /** Interpretations of the text where it was not plain. */
  notesOfReading: { line?: number; code: string; quote?: string; message: string }[];
}

/** Outcome of a line of a published text. */
export interface LineRead {
  /** Its number in the text, from 1. */
  line: number;
  /** Text, white space evened out. */
  text: string;
  /**
   * The kind of line. A `fact` is what the document says of itself, of a table or of a figure: a period, a place, a
   * rank. `repeated` is what is elsewhere in the document, and `left-out` is among the lines without a place.
   */
  became: 'title' | 'fact' | 'heading' | 'text' | 'head' | 'row' | 'figure' | 'note' | 'repeated' | 'left-out';
  /** JSON Pointers to the places in `report` that say it: `/sections/0/tables/0/rows/2`. */
  paths?: string[];
}

export type { FaultDetails };

/** One thing that is wrong with a plan. */
export interface PlanProblem {
  /** A stable name for programs: `missing-field`, `unknown-field`, `wrong-type` … */
  code: string;
  /** Place in the plan: `report › table “calls” › by`; line and column where the text is not JSON. */
  place: string;
  /** Description of the problem, in one sentence. */
  message: string;
  /** Remedy, in one sentence. */
  remedy: string;
}
