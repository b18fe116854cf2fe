// Written by `npm run types` from analyst-types.schema.json: change the Rust types, not this file.
import type { Plan } from './plan-document.js';
import type { ReportDocument } from './report-document.js';

/**
 * Type of a file.
 *
 * - "csv": Delimited text: CSV, TSV and their kin.
 * - "json": A JSON list of objects.
 * - "json-lines": One JSON object a line.
 * - "workbook": An Excel workbook, or one of `OpenDocument`.
 */
export type Format = 'csv' | 'json' | 'json-lines' | 'workbook';
/**
 * Encoding of a text file.
 *
 * - "utf8": UTF-8, with or without a byte-order mark.
 * - "utf16-le": UTF-16, low byte first.
 * - "utf16-be": UTF-16, high byte first.
 * - "utf32-le": UTF-32, lowest byte first.
 * - "utf32-be": UTF-32, highest byte first.
 * - "windows1250": Central European (Windows-1250).
 * - "windows1251": Cyrillic (Windows-1251).
 * - "windows1252": Western (Windows-1252), which most Western spreadsheets without Unicode use; ISO-8859-1 is part of it.
 * - "windows1253": Greek (Windows-1253).
 * - "windows1254": Turkish (Windows-1254).
 * - "windows1255": Hebrew (Windows-1255).
 * - "windows1256": Arabic (Windows-1256).
 * - "windows1257": Baltic (Windows-1257).
 * - "windows1258": Vietnamese (Windows-1258).
 * - "windows874": Thai (Windows-874).
 * - "iso8859-2": Central European (ISO-8859-2).
 * - "iso8859-3": South European (ISO-8859-3).
 * - "iso8859-4": Baltic (ISO-8859-4).
 * - "iso8859-5": Cyrillic (ISO-8859-5).
 * - "iso8859-6": Arabic (ISO-8859-6).
 * - "iso8859-7": Greek (ISO-8859-7).
 * - "iso8859-8": Hebrew (ISO-8859-8).
 * - "iso8859-10": Nordic (ISO-8859-10).
 * - "iso8859-13": Baltic (ISO-8859-13).
 * - "iso8859-14": Celtic (ISO-8859-14).
 * - "iso8859-15": Western (ISO-8859-15).
 * - "iso8859-16": Romanian (ISO-8859-16).
 * - "koi8-r": Russian (KOI8-R).
 * - "koi8-u": Ukrainian (KOI8-U).
 * - "macintosh": Western (Macintosh).
 * - "mac-cyrillic": Cyrillic (Macintosh).
 * - "cp866": Cyrillic (MS-DOS 866).
 * - "cp437": Western, of MS-DOS in the United States (code page 437).
 * - "cp850": Western, of MS-DOS elsewhere (code page 850).
 * - "shift-jis": Japanese (Shift JIS).
 * - "euc-jp": Japanese (EUC-JP).
 * - "iso2022-jp": Japanese, of mail (ISO-2022-JP).
 * - "gbk": Chinese, simplified (GBK, GB 18030).
 * - "big5": Chinese, traditional (Big5).
 * - "euc-kr": Korean (EUC-KR).
 */
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
/**
 * Why a line is no record.
 *
 * - "preamble": It is above the table.
 * - "further-heading": It names the columns below the first heading: a question's text, an import id, a unit.
 * - "repeated-heading": It is the heading again.
 * - "total": It adds up other rows.
 * - "footer": It is a remark below the table.
 * - "other-table": It belongs to another table.
 */
export type LeftOutReason = 'preamble' | 'further-heading' | 'repeated-heading' | 'total' | 'footer' | 'other-table';
/**
 * Kind of answers of a column.
 *
 * - "blank": There are none.
 * - "date": Days, months or years.
 * - "case-number": Names of what several rows may be about: a case, a situation.
 * - "row-number": Names of rows: each occurs once.
 * - "yes-no": Yes or no.
 * - "one-answer": One of several answers.
 * - "several-answers": Several answers at once.
 * - "number": Numbers, such as ages.
 * - "place": States, counties or countries.
 * - "free-text": Words that somebody wrote freely.
 */
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
/**
 * Kind of contents by which a column may name or locate a person.
 *
 * - "name": Names of people.
 * - "staff": Those who work there.
 * - "phone": Telephone numbers.
 * - "email": Addresses of e-mail, or names on the internet.
 * - "address": Addresses, postal codes, coordinates, employers and schools.
 * - "birth-date": Days of birth.
 * - "person-id": Numbers of people: passports, clients.
 * - "free-text": Words that somebody wrote freely.
 */
export type ConcernCode = 'name' | 'staff' | 'phone' | 'email' | 'address' | 'birth-date' | 'person-id' | 'free-text';
/**
 * Set of places that the answers of a column are from.
 *
 * - "us-states": US states and Washington, D.C., by name, postal code or FIPS code.
 * - "provinces": Provinces of Argentina.
 * - "countries": Countries, by name in eight languages or ISO 3166 code.
 */
export type PlaceSet = 'us-states' | 'provinces' | 'countries';
/**
 * Why two answers seem to mean the same.
 *
 * - "missing": It says that nothing is known.
 * - "same-words": They differ in punctuation or in the order of words.
 * - "same-place": They name the same place.
 * - "synonym": They are known to mean the same, in English or Spanish.
 * - "plural": One is the plural of the other.
 * - "spelling": They differ by a letter or two.
 */
export type Likeness = 'missing' | 'same-words' | 'same-place' | 'synonym' | 'plural' | 'spelling';
/**
 * Why a row could not be read.
 *
 * - "too-few-fields": It has fewer fields than the header.
 * - "too-many-fields": It has more fields than the header, and not just empty ones.
 * - "unclosed-quote": A quoted field begins in it and never ends.
 * - "too-long": It is longer than any record can be.
 * - "not-an-object": It is not an object of plain values.
 * - "broken-json": It is no JSON.
 */
export type FailureKind =
  'too-few-fields' | 'too-many-fields' | 'unclosed-quote' | 'too-long' | 'not-an-object' | 'broken-json';
/**
 * Reason that a row is excluded from a report.
 *
 * - "no-date": It has no date that could be read, and the report is of a period.
 * - "other-period": It lies in another period.
 * - "no-jurisdiction": It says of no jurisdiction, and the report is one jurisdiction's.
 * - "other-jurisdiction": It is another jurisdiction's.
 * - "filtered": It does not meet a condition that was asked for.
 */
export type Exclusion = 'no-date' | 'other-period' | 'no-jurisdiction' | 'other-jurisdiction' | 'filtered';
/**
 * Why a value could not be understood.
 *
 * - "no-day": It is no day.
 * - "placeholder-day": It is a day that stands for none, such as December 31, 9999.
 * - "no-number": It is no number, or one that can be read in two ways: `1,234`.
 * - "negative": It is a negative number, where nothing is counted that can be less than zero.
 * - "other-unit": It is an amount in another currency than the column's other amounts, or a percentage among numbers.
 * - "no-band": It is a number that belongs to no band.
 * - "neither-yes-nor-no": It is neither yes nor no.
 * - "not-listed": The plan does not list it, and counts what it does not list as not given.
 */
export type UnreadReason =
  | 'no-day'
  | 'placeholder-day'
  | 'no-number'
  | 'negative'
  | 'other-unit'
  | 'no-band'
  | 'neither-yes-nor-no'
  | 'not-listed';
/**
 * Kind of notice.
 *
 * - "excluded": Rows of the file that the report does not ask for.
 * - "failed": Rows of the file that could not be read.
 * - "left-out": Lines around the records, or between them, that were not taken for records.
 * - "not-understood": Values that count as not given, since they could not be understood.
 * - "guess": A decision about something that the file does not state.
 * - "note": Further information.
 */
export type ToldKind = 'excluded' | 'failed' | 'left-out' | 'not-understood' | 'guess' | 'note';
/**
 * Why a line has no place in the document.
 *
 * - "page-furniture": It is a page's header or footer, or a logo. Title, publisher and period may have been taken from it.
 * - "no-label": It is a figure that no label belongs to.
 * - "not-understood": It holds figures, and what they belong to cannot be told.
 * - "not-carried": A part of it, at least, is not in the document as it was understood.
 */
export type UnplacedReason = 'page-furniture' | 'no-label' | 'not-understood' | 'not-carried';
/**
 * Meaning given to a line.
 *
 * - "title": The title or the line under it.
 * - "fact": Something that the document says of itself, of a figure or of a table: a period, a place, a unit, a rank.
 * - "heading": A heading.
 * - "text": Running text.
 * - "head": The heads of columns.
 * - "row": A row of a table, or a part of one: label, figures or both.
 * - "figure": A figure by itself, or a part of one.
 * - "note": A note.
 * - "repeated": Nothing, as it repeats what is elsewhere.
 * - "left-out": Nothing: it is among the lines without a place.
 */
export type Became =
  'title' | 'fact' | 'heading' | 'text' | 'head' | 'row' | 'figure' | 'note' | 'repeated' | 'left-out';
/**
 * Verdict of the proof of a report.
 *
 * - "safe": No hidden count can be worked out: of each, two values far enough apart agree with everything that is printed.
 * - "unresolved": It was not found out whether one can, within the limit of the search. Counts as not safe.
 * - "contradiction": The printed figures contradict each other, or the assumptions about earlier editions.
 * - "disclosed": At least one can be worked out, or nearly.
 */
export type Verdict = 'safe' | 'unresolved' | 'contradiction' | 'disclosed';
/**
 * Treatment by which counts were hidden.
 *
 * - "pooled": Their rows were merged into one.
 * - "masked": Words or a sign are in their place.
 * - "withheld": A figure computed from them (a rank, a change, a rate) was left out.
 * - "rounded": They were rounded.
 * - "perturbed": Noise was added to them.
 */
export type HiddenTreatment = 'pooled' | 'masked' | 'withheld' | 'rounded' | 'perturbed';
/**
 * Why counts were hidden.
 *
 * - "small": They are under the threshold (primary suppression).
 * - "would-tell": They would tell one that is (secondary suppression).
 */
export type HiddenReason = 'small' | 'would-tell';
/**
 * Subject of a warning.
 *
 * - "insider": Whoever is counted alone can work out another count.
 * - "group": Everybody in a group is said to be in one category.
 * - "edition": An earlier edition does not fit what is assumed of it.
 * - "unmatched": A document could not be matched with this report.
 * - "too-large": The search for what else to hide ended before it found enough.
 * - "procedure": Readers who know how this program chooses what to hide can work out counts.
 * - "left-out": A table of the plan is not in the report, as it has nothing to print.
 * - "untranslated": The report is not in a language that some texts of the plan are in.
 */
export type AuditWarningCode =
  'insider' | 'group' | 'edition' | 'unmatched' | 'too-large' | 'procedure' | 'left-out' | 'untranslated';
/**
 * A kind of relation between counts.
 *
 * - "sum": Counts that add up to another one.
 * - "merged-row": The sum that a merged row prints.
 * - "percentage": A percentage of a count.
 * - "order": A row that comes before another one in a list sorted by count.
 * - "edition": A count that an earlier edition prints or hides.
 * - "bound": A count that others bound: cases by calls, an answer by its options.
 */
export type LinkKind = 'sum' | 'merged-row' | 'percentage' | 'order' | 'edition' | 'bound';

/**
 * Audit of a report: what was hidden and why, and what readers can work out nevertheless. It is for the analyst, never
 * for the public.
 */
export interface Audit {
  /**
   * Counts under this were hidden.
   */
  threshold: number;
  /**
   * `true` if zeros were hidden, too.
   */
  zerosSensitive: boolean;
  /**
   * Verdict of the proof.
   */
  verdict: Verdict;
  /**
   * Why the report was made although it is not safe, in the words of whoever decided that.
   */
  overridden?: string;
  /**
   * Everything that was hidden.
   */
  hidden: Hidden[];
  /**
   * Findings about every hidden count, and every small one that the report does not mention.
   */
  findings: Finding[];
  /**
   * Merged rows of which nobody said how many categories are behind them.
   */
  pools?: PoolFinding[];
  /**
   * Warnings about what the proof does not cover: the knowledge of insiders, statements about whole groups.
   */
  warnings: AuditWarning[];
  /**
   * The tables that show what else could be true.
   */
  witnesses: Witnesses;
  /**
   * Coverage of the audit.
   */
  examined: Examined;
  /**
   * Counts that do not fit each other, where the verdict is a contradiction.
   */
  conflicts?: string[];
  /**
   * Of a report that is not safe, what would help; the first needs the least change.
   */
  remedies?: string[];
}
/**
 * The beginning of a file, to be looked at before the whole of it is read.
 */
export interface Preview {
  /**
   * Type of the file.
   */
  format: Format;
  /**
   * Layout of a text file; `null` for JSON and workbooks.
   */
  dialect: Dialect | null;
  /**
   * The column headings; of JSON, those of the first records.
   */
  header: string[];
  /**
   * The first rows, at most 200, in the order of the headings.
   */
  rows: string[][];
  /**
   * The sheet of a workbook that was chosen, and all that it has.
   */
  sheet: string | null;
  /**
   * All sheets of a workbook that could have a table, also hidden ones.
   */
  sheets: string[];
  /**
   * Lines that are no records and were left out of these rows.
   */
  leftOut: LeftOut[];
  /**
   * Warnings about these rows.
   */
  warnings: Warning[];
}
/**
 * Layout of a text file.
 */
export interface Dialect {
  /**
   * Encoding of its text.
   */
  encoding: Encoding;
  /**
   * `true` if it began with a byte-order mark.
   */
  byteOrderMark: boolean;
  /**
   * Separator between two fields; always a single ASCII byte.
   */
  delimiter: string;
  /**
   * Quote around fields that contain delimiters or line ends; doubled within them. `null`: nothing does.
   */
  quote: string | null;
  /**
   * Character that makes a quote plain within a quoted field, besides doubling it. `null`: nothing does.
   */
  escape: string | null;
  /**
   * `true` if blanks around fields are no part of them, as where `, ` is between two.
   */
  padded: boolean;
  /**
   * Number of lines before the header (or before the first record, where there is none): a title, a `sep=` line,
   * blank lines.
   */
  preambleLines: number;
  /**
   * `true` if the first line after the preamble names the columns.
   */
  header: boolean;
}
/**
 * Lines that are no records, all for the same reason.
 */
export interface LeftOut {
  /**
   * Why they are no records.
   */
  reason: LeftOutReason;
  /**
   * Number of rows, blank ones excluded.
   */
  rows: number;
  /**
   * The lines of the first of them, at most ten.
   */
  lines: number[];
  /**
   * Text of the first of them, shortened.
   */
  example: string;
}
/**
 * Something to know about a file, though nothing was lost.
 */
export interface Warning {
  /**
   * A stable name for programs: `blank-lines`, `possible-total`, `invalid-utf-8`, `stray-quote`, `nul-bytes`.
   */
  code: string;
  /**
   * Number of occurrences.
   */
  count: number;
  /**
   * The line where it first occurs, from 1.
   */
  line: number | null;
  /**
   * The column heading where it first occurs.
   */
  column: string | null;
  /**
   * Description, in one sentence.
   */
  message: string;
}
/**
 * Contents of a file's columns. It quotes answers of the records: it is for the analyst, never published.
 */
export interface Profile {
  /**
   * Number of rows, header excluded.
   */
  rows: number;
  /**
   * The columns, in the file's order.
   */
  columns: ColumnProfile[];
  /**
   * Heading of the column that says how many records each row stands for, if the file seems to be counted already.
   */
  counts?: string;
}
/**
 * Contents of one column.
 */
export interface ColumnProfile {
  /**
   * Its heading.
   */
  name: string;
  /**
   * Text of its question, where a row below the heading has it.
   */
  title?: string;
  /**
   * Kind of its answers.
   */
  kind: ColumnKind;
  /**
   * Why it may name or locate a person; `null` where nothing says so.
   */
  concern: Concern | null;
  /**
   * The commonest answers, at most 200, the commonest first. Spellings are kept apart.
   */
  answers: Answer[];
  /**
   * Number of distinct answers, blanks excluded.
   */
  distinct: number;
  /**
   * Number of rows without an answer.
   */
  blanks: number;
  /**
   * The answers that say that nothing is known.
   */
  missing: string[];
  /**
   * The signs between several answers in one cell, the likeliest first.
   */
  separators: SeparatorFound[];
  /**
   * The first answers of the file, shortened.
   */
  examples: string[];
  /**
   * Findings about its dates, where it holds dates.
   */
  dates: DatesFound | null;
  /**
   * Set of places that its answers are from, where these are known by name.
   */
  places: PlaceSet | null;
  /**
   * Findings about its numbers, where it holds numbers.
   */
  numbers: NumbersFound | null;
}
/**
 * Why a column may name or locate a person.
 */
export interface Concern {
  /**
   * Kind of concern.
   */
  code: ConcernCode;
  /**
   * Why, in one sentence.
   */
  reason: string;
}
/**
 * A distinct answer.
 */
export interface Answer {
  /**
   * As the records spell it.
   */
  value: string;
  /**
   * Number of rows that have it.
   */
  count: number;
}
/**
 * A sign that is between several answers in one cell.
 */
export interface SeparatorFound {
  /**
   * The sign.
   */
  separator: string;
  /**
   * Number of rows with several answers.
   */
  rows: number;
  /**
   * The single answers, at most 200, the commonest first.
   */
  answers: Answer[];
}
/**
 * Findings about the dates of a column.
 */
export interface DatesFound {
  /**
   * The first day, `2020-01-31`, days far from all others excluded. With dates that can be read in two ways, the year
   * is right and the rest may not be.
   */
  first: string;
  /**
   * The last day.
   */
  last: string;
  /**
   * `true` if all that the answers tell is a year.
   */
  yearsOnly: boolean;
  /**
   * `true` if only a person can say which of day and month comes first.
   */
  isAmbiguous: boolean;
}
/**
 * Findings about the numbers of a column, rounded down.
 */
export interface NumbersFound {
  /**
   * The smallest.
   */
  least: number;
  /**
   * The largest.
   */
  most: number;
  /**
   * The numbers under which 1, 25, 50, 75 and 99 of 100 rows lie.
   */
  quantiles: [number, number, number, number, number];
  /**
   * `true` if some have decimals.
   */
  hasDecimals: boolean;
}
/**
 * Proposed columns for the fields of a plan.
 */
export interface Proposals {
  /**
   * One for every field of the plan, in the order of their labels.
   */
  fields: Proposal[];
  /**
   * The columns that no field uses, in the file's order.
   */
  unmapped: string[];
}
/**
 * Proposed columns for a field.
 */
export interface Proposal {
  /**
   * The field's id.
   */
  field: string;
  /**
   * Its columns, as in a `Mapping`; none where no column is likely.
   */
  columns: string[];
  /**
   * Confidence, 0 to 100.
   */
  confidence: number;
  /**
   * Why, in a few words.
   */
  reason: string;
}
/**
 * A plan made from the columns of a file.
 */
export interface Draft {
  /**
   * The plan, which is sound.
   */
  plan: Plan;
  /**
   * Columns for the fields of the plan.
   */
  mapping: Mapping;
  /**
   * Outcome of every column, in the file's order.
   */
  columns: ColumnOutcome[];
  /**
   * Guesses made.
   */
  told: Guess[];
}
/**
 * The columns of each field, by the field's id: one; for flags, one for each of the field's columns in their order,
 * with an empty text for a column that the file lacks.
 */
export interface Mapping {
  [k: string]: string[];
}
/**
 * Outcome of a column.
 */
export interface ColumnOutcome {
  /**
   * Its heading.
   */
  column: string;
  /**
   * Kind that it was taken for.
   */
  kind: ColumnKind;
  /**
   * The field of the plan that it belongs to.
   */
  field: string | null;
  /**
   * `true` if the report counts it.
   */
  used: boolean;
  /**
   * Why, in one sentence.
   */
  reason: string;
}
/**
 * Something that the file does not say.
 */
export interface Guess {
  /**
   * A stable name for programs: `unit`, `language`, `publisher`, `date` …
   */
  code: string;
  /**
   * Description of the guess, in one sentence.
   */
  message: string;
}
/**
 * Fit of a built-in plan to a file.
 */
export interface PlanFit {
  /**
   * The plan's id.
   */
  id: string;
  /**
   * Name of the plan.
   */
  name: string;
  /**
   * Number of its fields for which a column was found.
   */
  found: number;
  /**
   * Number of its fields.
   */
  fields: number;
  /**
   * The share of its fields that were found, in percent.
   */
  share: number;
  /**
   * Labels of the fields that it cannot do without and that no column seems to hold.
   */
  lacks: string[];
}
/**
 * One thing that is wrong with a plan, or with a plan for a certain file.
 */
export interface PlanProblem {
  /**
   * A stable name for programs: `syntax`, `unknown-field`, `missing-column`, …
   */
  code: string;
  /**
   * Place in the plan: `report › table “signaler-type” › by`, or line and column where it is not JSON.
   */
  place: string;
  /**
   * Description of the problem, in one sentence.
   */
  message: string;
  /**
   * Remedy, in one sentence.
   */
  remedy: string;
}
/**
 * An answer that seems to mean the same as a category.
 */
export interface Suggestion {
  /**
   * The field's id in the plan.
   */
  field: string;
  /**
   * The answer, as the records spell it, or the label of a category that only it has.
   */
  answer: string;
  /**
   * Number of rows that have it.
   */
  count: number;
  /**
   * `true` if the plan knows the answer: it is a category of its own.
   */
  isKnown: boolean;
  /**
   * The category that it seems to be; `null` where it says that nothing is known.
   */
  category: string | null;
  /**
   * Why.
   */
  reason: Likeness;
}
/**
 * A column of each file that hold the same keys.
 */
export interface JoinKey {
  /**
   * The heading in the file whose rows are kept.
   */
  column: string;
  /**
   * The heading in the other file.
   */
  other: string;
}
/**
 * Outcome of a key for two files.
 */
export interface KeyMatch {
  /**
   * The heading in the file whose rows are kept.
   */
  column: string;
  /**
   * The heading in the other file.
   */
  other: string;
  /**
   * Number of rows whose key the other file has.
   */
  matched: number;
  /**
   * Number of rows whose key it has not.
   */
  unmatched: number;
  /**
   * Number of rows without a key.
   */
  blank: number;
  /**
   * Number of rows of the other file that some row names.
   */
  used: number;
  /**
   * Number of its rows that no row names: what they say is counted nowhere.
   */
  unused: number;
}
/**
 * Account of every row: read = counted + excluded + failed. It is for the analyst, never for the public.
 */
export interface RowAccount {
  /**
   * Number of rows in the file.
   */
  rows: number;
  /**
   * Rows that could not be read at all, and why.
   */
  failed: Failure[];
  /**
   * Lines of the file that are no records, and why: headings, totals, remarks. They are not among its rows.
   */
  leftOut: LeftOut[];
  /**
   * Rows that are not in this report, and why; a row counts under the first reason that holds.
   */
  excluded: Excluded[];
  /**
   * Rows that are this report's.
   */
  inScope: number;
  /**
   * Counts of the rows in scope, by measure.
   */
  measures: Measured[];
  /**
   * Values that could not be understood; they count as not given.
   */
  unread: Unparsed[];
  /**
   * Locations that no map knows.
   */
  unmatchedPlaces: string[];
  /**
   * The names on the map that are nearest to some of them.
   */
  nearestPlaces: {
    [k: string]: string;
  };
  /**
   * Further warnings of the file's reader.
   */
  warnings: Warning[];
}
/**
 * Rows that could not be read, all for the same reason.
 */
export interface Failure {
  /**
   * Kind of failure.
   */
  kind: FailureKind;
  /**
   * Number of rows.
   */
  rows: number;
  /**
   * The lines of the first of them, at most ten.
   */
  lines: number[];
  /**
   * Text of the first of them, shortened.
   */
  example: string;
}
/**
 * Rows that are not in the report.
 */
export interface Excluded {
  /**
   * Why.
   */
  reason: Exclusion;
  /**
   * Number of rows.
   */
  rows: number;
}
/**
 * Count of the rows in scope by a measure.
 */
export interface Measured {
  /**
   * The measure's name in the plan.
   */
  measure: string;
  /**
   * Unit of the count.
   */
  unit: string;
  /**
   * Rows that it counts.
   */
  rows: number;
  /**
   * Rows that do not meet its conditions.
   */
  notMeeting: number;
  /**
   * Rows without a value of the field that tells its units apart.
   */
  withoutName: number;
  /**
   * For every field of which several rows of one unit say different things: its label, and how many units. The
   * first row with a value counts.
   */
  conflicts: [string, number][];
}
/**
 * A value that could not be understood, and in which rows it is. It counts as not given.
 */
export interface Unparsed {
  /**
   * Name of the field in the plan.
   */
  field: string;
  /**
   * The column's heading.
   */
  column: string;
  /**
   * Why it could not be understood.
   */
  reason: UnreadReason;
  /**
   * The first such value, or the option of a list that is meant.
   */
  example: string;
  /**
   * The commonest such values, at most five, and how many rows have each.
   */
  commonest: [string, number][];
  /**
   * Number of different values.
   */
  values: number;
  /**
   * Number of rows with one of them.
   */
  rows: number;
  /**
   * Number of rows of the column with any value that does not stand for none.
   */
  given: number;
  /**
   * The lines of the first of them, at most ten.
   */
  lines: number[];
}
/**
 * Something to be told of what became of a file.
 */
export interface AccountLine {
  /**
   * A stable name for programs: `too-few-fields`, `no-number`, `footer`, …
   */
  code: string;
  /**
   * Kind of notice.
   */
  kind: ToldKind;
  /**
   * Of how many rows, lines or cells.
   */
  rows: number;
  /**
   * The lines of the first of them, at most ten.
   */
  lines: number[];
  /**
   * Description, in one sentence.
   */
  message: string;
  /**
   * Text of the first of them, shortened, where that helps.
   */
  example?: string;
  /**
   * `true` if something is missing in the report, or may be counted without reason, that nobody agreed to.
   */
  needsConsent: boolean;
}
/**
 * Document read from a published text.
 */
export interface Published {
  /**
   * The document. It is valid, though the publication may contradict itself.
   */
  report: ReportDocument;
  /**
   * The lines that have no place in the document, in their order.
   */
  unplaced: Unplaced[];
  /**
   * Outcome of every line that is not blank, in their order.
   */
  lines: LineRead[];
  /**
   * Interpretations of the text where it was not plain, in the order of its lines.
   */
  notesOfReading: NoteOfReading[];
}
/**
 * A line that has no place in the document.
 */
export interface Unplaced {
  /**
   * Its number in the text, from 1.
   */
  line: number;
  /**
   * Text, white space evened out.
   */
  text: string;
  /**
   * Why it has no place.
   */
  reason: UnplacedReason;
}
/**
 * Outcome of a line.
 */
export interface LineRead {
  /**
   * Its number in the text, from 1.
   */
  line: number;
  /**
   * Text, white space evened out.
   */
  text: string;
  /**
   * The kind of line.
   */
  became: Became;
  /**
   * JSON Pointers to the places in the document that say it; none if it was left out or only repeats others.
   */
  paths?: string[];
}
/**
 * Interpretation of a part of the text.
 */
export interface NoteOfReading {
  /**
   * The line that it is about, from 1; none where it is about the text as a whole.
   */
  line?: number;
  /**
   * A stable name for programs, such as `column-heads` or `no-period`.
   */
  code: string;
  /**
   * Text of the line, if it is not in the document in these words.
   */
  quote?: string;
  /**
   * Result, in one sentence.
   */
  message: string;
}
/**
 * A place where counts were hidden.
 */
export interface Hidden {
  /**
   * The table, map or figure, by its title or label.
   */
  place: string;
  /**
   * The rows, by their labels.
   */
  rows: string[];
  /**
   * Treatment of the count.
   */
  treatment: HiddenTreatment;
  /**
   * Why.
   */
  reason: HiddenReason;
}
/**
 * Finding about one count: what readers can work out of it.
 */
export interface Finding {
  /**
   * The table, map or figure.
   */
  place: string;
  /**
   * The row, and the column where there are several.
   */
  label: string;
  /**
   * `true` if the report shows that it hides this count. A count that it does not mention may still follow from
   * others.
   */
  mentioned: boolean;
  /**
   * The smallest value that agrees with everything that is printed.
   */
  low: number;
  /**
   * The largest.
   */
  high?: number;
  /**
   * `true` if smaller and larger values may agree with it, too: these two were found, and that was enough.
   */
  mayBeWider?: boolean;
  /**
   * Verdict on the count.
   */
  verdict: Verdict;
  /**
   * Derivation by a reader, step by step, where there is a short one.
   */
  steps?: string[];
  /**
   * The two tables, by their places in `tables`, in which the count is as small and as large as can be.
   */
  witnesses?: [number, number];
}
/**
 * Finding about a merged row: what it tells of its members, depending on their number.
 */
export interface PoolFinding {
  /**
   * The table.
   */
  place: string;
  /**
   * The row.
   */
  label: string;
  /**
   * Printed total.
   */
  total: number;
  /**
   * Range of each member, for every number of members.
   */
  byMembers: Members[];
}
/**
 * Range of each member of a merged row with so many members.
 */
export interface Members {
  /**
   * Number of categories behind the row.
   */
  members: number;
  /**
   * The smallest count that one can have.
   */
  low: number;
  /**
   * The largest.
   */
  high: number;
}
/**
 * Something to think about before publishing.
 */
export interface AuditWarning {
  /**
   * A name for programs.
   */
  code: AuditWarningCode;
  /**
   * The table, map or figure.
   */
  place: string;
  /**
   * Description of the warning.
   */
  message: string;
}
/**
 * Whole tables that agree with everything that is printed. Each was added up again by code that has no part in finding
 * them.
 */
export interface Witnesses {
  /**
   * The counts that are not printed, as place and label.
   */
  counts: [string, string][];
  /**
   * The first table: a value for each of these counts.
   */
  first: number[];
  /**
   * The tables: each as what differs from the first, by the count's place and its value there. The first of them
   * differs in nothing.
   */
  tables: [number, number][][];
}
/**
 * The extent of an audit, and its limits.
 */
export interface Examined {
  /**
   * Number of different counts that are printed.
   */
  printed: number;
  /**
   * Number of different counts that are hidden.
   */
  hidden: number;
  /**
   * Titles of the documents that were taken into account, beside the report itself.
   */
  documents: string[];
  /**
   * The relations between counts that were used, by their kind.
   */
  links: Linked[];
  /**
   * Limits of the proof, in words.
   */
  notCovered: string[];
}
/**
 * Number of relations of a kind that an audit used.
 */
export interface Linked {
  /**
   * The kind.
   */
  kind: LinkKind;
  /**
   * Number of relations.
   */
  number: number;
}
