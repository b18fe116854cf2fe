// Written by `npm run types` from report.schema.json: change the Rust types, not this file.

/**
 * Severity of a problem.
 *
 * - "advice": Worth knowing; the report is right as it is.
 * - "contradiction": The publication contradicts itself. The report renders with the printed figures, marked.
 * - "error": The document cannot be shown.
 */
export type Severity = 'advice' | 'contradiction' | 'error';
/**
 * An ISO 8601 date, as precise as it is known: "2020", "2020-07" or "2020-07-01".
 */
export type CalendarDate = string;
/**
 * Palette of the marks of charts and of tints.
 *
 * - "teal": Teal, the usual one.
 * - "plum": Plum.
 * - "indigo": Indigo.
 * - "accent": The imprint's own `accent`, beside the colours of the family that differs most from it. It is refused where some
 * readers could not tell it from these.
 */
export type PaletteName = 'teal' | 'plum' | 'indigo' | 'accent';
/**
 * A paragraph of running text: a string, or an array of strings and of objects for what is special.
 */
export type Paragraph = string | Run[] | Texts;
/**
 * A piece of a paragraph.
 */
export type Run =
  | string
  | {
      /**
       * The words.
       */
      strong: string | Texts;
    }
  | {
      /**
       * The note's id.
       */
      note: string;
    }
  | {
      /**
       * The address: `https://…`, or `mailto:…`.
       */
      link: string;
      /**
       * The words.
       */
      text: string | Texts;
    };
/**
 * Value that a publication prints for one figure. In JSON a plain count may be written as a bare number; every other
 * value is an object, told apart by the field that gives it its name.
 *
 * Whether a count is zero, or rounds to zero, is not said here: it follows from the figures.
 */
export type Value =
  | number
  | CountValue
  | PooledValue
  | MaskedValue
  | NotApplicableValue
  | NotCollectedValue
  | ShareValue
  | NumberValue
  | DurationValue
  | RateValue
  | ChangeValue
  | RankValue;
/**
 * A percentage as printed, with the word or sign before it: "25", "100.0%", "<1%", "more than 7%".
 */
export type Percentage = string;
/**
 * An exact decimal number as printed, such as "25", "25%" or "100.0"; the count of decimals counts.
 */
export type Decimal = string;
/**
 * A length of time as printed: "2:35" are minutes and seconds, "1:02:35" hours, too.
 */
export type Duration = string;
/**
 * Figures that the colours of a map show.
 *
 * - "value": The `value` of each place.
 * - "rate": Its `rate`.
 */
export type Shade = 'value' | 'rate';
/**
 * Relation of the rows of a table to each other and to the whole.
 *
 * - "exclusive": Every unit is in exactly one row: the rows sum to the total.
 * - "nested": Exclusive, and some rows are subtotals of the rows below them.
 * - "non-cumulative": Multiple response: rows overlap, so there is no total, no 100 % and no pie.
 * - "ranking": Rows are in the order of their rank; what they say of each other is only that order.
 * - "trend": Rows are periods of one measure.
 */
export type TableKind = 'exclusive' | 'nested' | 'non-cumulative' | 'ranking' | 'trend';
/**
 * Meaning of a row that is not an ordinary category. Such rows are drawn quieter.
 *
 * - "category": A category of its own.
 * - "other": Everything that has no category of its own.
 * - "not-specified": The source does not say.
 */
export type Role = 'category' | 'other' | 'not-specified';
/**
 * Base of the percentages of a table.
 *
 * - "total": The table's own total; no percentages where it has none.
 * - "parent": The parent row; top-level rows refer to the total.
 * - "none": Counts have no percentages, and those that are printed are no parts of a whole.
 */
export type Base =
  | 'total'
  | 'parent'
  | 'none'
  | {
      figure: string;
    }
  | {
      count: {
        /**
         * Number of units.
         */
        count: number;
        /**
         * Unit: `contacts`.
         */
        label: string;
      };
    }
  | {
      unpublished: string | Texts;
    };
/**
 * Change from period to period that a table shows beside its counts.
 *
 * - "none": None.
 * - "previous": Against the period before.
 * - "first": Against the earliest period.
 */
export type Comparison = 'none' | 'previous' | 'first';
/**
 * Chart that a table asks for.
 *
 * - "auto": The chart that suits the table: bars in the rows of a list, columns or lines of a trend over time, bars beside a
 * table of several columns, tints in one of six or more; none where there is nothing to draw.
 * - "bars": Horizontal bars, also of periods, and also where the rows count different things.
 * - "separate": Bars in a chart of their own beside the table, also where it is a list.
 * - "donut": A ring; only for exclusive tables of two to six rows that sum to their total.
 * - "stacked": Bars of parts: a bar for each row, divided by the columns, which are parts of one whole.
 * - "stacked-100": The same, each bar as long as the others: 100%. A row of which something is withheld has none.
 * - "pyramid": Two columns as bars on both sides of the labels: sex by age.
 * - "heat": Tints behind the figures of a table of several columns; what `auto` is for six or more.
 * - "range": A dot for each figure, with a line between the bounds of its `interval`.
 * - "map": A map of the states of the country, in classes of colours; the rows are states.
 * - "none": No chart.
 */
export type ChartKind =
  'auto' | 'bars' | 'separate' | 'donut' | 'stacked' | 'stacked-100' | 'pyramid' | 'heat' | 'range' | 'map' | 'none';
/**
 * Numbering of notes.
 *
 * - "deduplicated": Notes of the same text are one, numbered 1, 2, 3 in the order in which a reader meets them.
 * - "as-published": With the markers that the publication printed, which may restart and repeat.
 */
export type NoteNumbering = 'deduplicated' | 'as-published';

/**
 * A published report. It holds only what may be published.
 */
export interface ReportDocument {
  /**
   * The version of this format: 1.
   */
  version: 1;
  /**
   * The language of its texts, BCP 47: `en-US`, `es-US`. It decides how numbers and dates are printed.
   */
  language: string;
  /**
   * Title of the report.
   */
  title: string | Texts;
  /**
   * A second line under the title.
   */
  subtitle?: string | Texts;
  /**
   * Whose figures these are.
   */
  jurisdiction: Jurisdiction;
  /**
   * Who publishes it.
   */
  publisher: string | Texts;
  /**
   * The time it covers.
   */
  period: Period;
  /**
   * When the figures were drawn from the records. Later revisions may differ.
   */
  accurateAsOf?: CalendarDate;
  /**
   * Name of this release, where there are several.
   */
  edition?: string | Texts;
  /**
   * Source: the place of publication, or the origin of its figures.
   */
  source?: string | Texts;
  /**
   * Citation that the publisher asks for.
   */
  citation?: string | Texts;
  /**
   * The publisher's logo and colour, whom to ask, and what may be done with the report.
   */
  imprint?: Imprint;
  /**
   * Paragraphs before the figures.
   */
  introduction?: Paragraph[];
  /**
   * The figures that matter most.
   */
  headline?: Figure[];
  /**
   * The parts of the report, each with its tables.
   */
  sections?: Section[];
  /**
   * Numbering of the notes.
   */
  noteNumbering?: NoteNumbering;
  /**
   * The notes that everything else refers to by id.
   */
  notes?: Note[];
  /**
   * Caveats for the reader, after the figures.
   */
  caveat?: Paragraph[];
  /**
   * Meaning of the numbers, for programs that link documents. It says nothing that is not public, and may be left
   * out.
   */
  counts?: Counts;
}
/**
 * One thing that is wrong with a document: where, what, and what would be right.
 */
export interface Problem {
  /**
   * Severity.
   */
  severity: Severity;
  /**
   * A stable name for programs, such as `sum-mismatch`.
   */
  code: string;
  /**
   * JSON Pointer (RFC 6901) to the place in the document.
   */
  pointer: string;
  /**
   * The table it is in: its title, or its id.
   */
  table?: string;
  /**
   * The row it is in, with the labels of its parents: `Sex › Pornography`.
   */
  row?: string;
  /**
   * The field, as the document spells it.
   */
  field?: string;
  /**
   * Description of the problem, in one sentence.
   */
  message: string;
  /**
   * Remedy, in one sentence.
   */
  remedy: string;
  [k: string]: unknown;
}
/**
 * Whose figures these are.
 */
export interface Jurisdiction {
  /**
   * Its name: `Missouri`.
   */
  name: string | Texts;
  /**
   * Its ISO 3166 code: `US-MO`.
   */
  code?: string;
}
/**
 * The time that figures cover: any length, either end open, or only as the publication words it.
 */
export interface Period {
  /**
   * The first day (or month, or year) covered.
   */
  start?: CalendarDate;
  /**
   * The last day (or month, or year) covered.
   */
  end?: CalendarDate;
  /**
   * The publication's own words for it, shown instead of the dates: `Fiscal year 2020`.
   */
  label?: string | Texts;
}
/**
 * The publisher's own marks: a logo, a colour, whom to ask, and what may be done with the report.
 */
export interface Imprint {
  /**
   * The logo, printed above the publisher's name: a PNG or SVG picture of at most 64 kB as a data address,
   * `data:image/png;base64,…` or `data:image/svg+xml;base64,…`. Scripts, animations and anything outside the picture are
   * refused.
   */
  logo?: string;
  /**
   * Colour of the publisher's name, of large numbers and of links: `#8a1c1c`. Its contrast with white must be at least
   * 4.5 to 1.
   */
  accent?: string;
  /**
   * Palette of charts and tints: a family of colours by its name, or `accent`, which is made of the accent.
   */
  palette?: PaletteName;
  /**
   * Whom to ask about the figures. E-mail addresses and addresses that begin with https:// become links.
   */
  contact?: string | Texts;
  /**
   * Permission for others to use the report: `CC BY 4.0, https://creativecommons.org/licenses/by/4.0/`.
   */
  licence?: string | Texts;
}
/**
 * A figure by itself: a headline number, with its own unit, period and jurisdiction where needed.
 */
export interface Figure {
  /**
   * A name for links, programs and percentage bases, unique in the report.
   */
  id: string;
  /**
   * Label of the figure: `Victims identified`.
   */
  label: string | Texts;
  /**
   * The figure.
   */
  value: Value;
  /**
   * Unit of the count.
   */
  unit?: string | Texts;
  /**
   * The id of the figure that this one is a part of.
   */
  partOf?: string;
  /**
   * Its place among others.
   */
  rank?: Rank;
  /**
   * The time it covers, where not the report's.
   */
  period?: Period;
  /**
   * When it was drawn from the records, where not when the report's figures were.
   */
  accurateAsOf?: CalendarDate;
  /**
   * Whose figure this is, where not the report's jurisdiction.
   */
  jurisdiction?: string | Texts;
  /**
   * Source, where not the publisher's own records.
   */
  source?: string | Texts;
  /**
   * Values that earlier editions printed for it.
   */
  restated?: Restated[];
  /**
   * Ids of notes on the label.
   */
  notes?: string[];
}
/**
 * A count of units, of categories that are shown by themselves.
 */
export interface CountValue {
  /**
   * Count.
   */
  count: number;
  /**
   * The percentage as printed. It is checked against the computed one (of the table's base; of the figure
   * that a figure is a part of); where they differ the printed one is shown, marked. Its decimals are kept. What
   * is printed before it, as in `<1%` or `more than 7%`, may be in the string, too.
   */
  percent?: Percentage;
  /**
   * The word or sign that is printed before the percentage: `<`, `more than`.
   */
  percentQualifier?: string | Texts;
  /**
   * Between which numbers the true one lies: the bounds of a confidence interval.
   */
  interval?: Interval;
  /**
   * A word that makes the figure an approximation: `over`, `nearly`, `at least`.
   */
  qualifier?: string | Texts;
  /**
   * Ids of notes on the figure itself.
   */
  notes?: string[];
}
/**
 * The count of a pooled row: small categories merged under a name.
 */
export interface PooledValue {
  /**
   * Count of all members together.
   */
  pooled: number;
  /**
   * The percentage as printed, checked like that of a count.
   */
  percent?: Percentage;
  /**
   * The word or sign that is printed before the percentage.
   */
  percentQualifier?: string | Texts;
  /**
   * Ids of notes on the figure itself.
   */
  notes?: string[];
}
/**
 * A masked cell: the value is withheld and words are in its place. It has no percentage.
 */
export interface MaskedValue {
  /**
   * The words that are printed.
   */
  masked: string | Texts;
  /**
   * Ids of notes on the words.
   */
  notes?: string[];
}
/**
 * There can be no such figure.
 */
export interface NotApplicableValue {
  /**
   * The words or sign that are printed.
   */
  notApplicable: string | Texts;
  /**
   * Ids of notes on the words.
   */
  notes?: string[];
}
/**
 * The figure exists in the world but nobody counted it, or it was not published.
 */
export interface NotCollectedValue {
  /**
   * The words or sign that are printed.
   */
  notCollected: string | Texts;
  /**
   * Ids of notes on the words.
   */
  notes?: string[];
}
/**
 * A percentage published without its count.
 */
export interface ShareValue {
  /**
   * The percentage as printed, with its decimals; a word or sign before it, as in `<1%`, may be in the string.
   */
  percent: Percentage;
  /**
   * `true` if a printed zero stands for more than nothing.
   */
  roundsToZero?: boolean;
  /**
   * Between which numbers the true one lies: the bounds of a confidence interval.
   */
  interval?: Interval;
  /**
   * A word that makes the figure an approximation.
   */
  qualifier?: string | Texts;
  /**
   * Ids of notes on the figure itself.
   */
  notes?: string[];
}
/**
 * A number that is no count: seconds per contact, an average.
 */
export interface NumberValue {
  /**
   * The number as printed, with its decimals.
   */
  number: Decimal;
  /**
   * Between which numbers the true one lies: the bounds of a confidence interval.
   */
  interval?: Interval;
  /**
   * A word that makes the figure an approximation.
   */
  qualifier?: string | Texts;
  /**
   * Ids of notes on the figure itself.
   */
  notes?: string[];
}
/**
 * A length of time: an average wait.
 */
export interface DurationValue {
  /**
   * The time as printed: `2:35` are minutes and seconds, `1:02:35` hours, too.
   */
  duration: Duration;
  /**
   * A word that makes the figure an approximation: `under`.
   */
  qualifier?: string | Texts;
  /**
   * Ids of notes on the figure itself.
   */
  notes?: string[];
}
/**
 * A rate, such as situations per 100,000 residents.
 */
export interface RateValue {
  /**
   * Parts of the rate.
   */
  rate: Rate;
  /**
   * Ids of notes on the figure itself.
   */
  notes?: string[];
}
/**
 * A signed change between two counts.
 */
export interface ChangeValue {
  /**
   * Parts of the change.
   */
  change: Change;
  /**
   * A word that makes the figure an approximation: `more than`.
   */
  qualifier?: string | Texts;
  /**
   * Ids of notes on the figure itself.
   */
  notes?: string[];
}
/**
 * A place in an order.
 */
export interface RankValue {
  /**
   * The place and the universe it is a place in.
   */
  rank: Rank;
  /**
   * Ids of notes on the figure itself.
   */
  notes?: string[];
}
/**
 * The bounds between which a number lies, as printed.
 */
export interface Interval {
  /**
   * The lower one.
   */
  low: Decimal;
  /**
   * The upper one.
   */
  high: Decimal;
}
/**
 * A rate with its numerator and denominator, so that it can be computed and not just believed. Where a publication gives
 * only the rate, it is `printed`.
 */
export interface Rate {
  /**
   * Number of units.
   */
  numerator?: number;
  /**
   * Among how many.
   */
  denominator?: number;
  /**
   * Units of the denominator: `residents, 2020 census`.
   */
  of: string | Texts;
  /**
   * Per how many of the denominator: 100000.
   */
  per: number;
  /**
   * The rate as printed; it is checked. Its decimals say how many the computed rate has (one if absent).
   */
  printed?: Decimal;
}
/**
 * A change between two counts. Either both counts are known, and the change is computed; or only the
 * percentage was published.
 */
export interface Change {
  /**
   * The earlier count, as used for this change.
   */
  from?: number;
  /**
   * The later count.
   */
  to?: number;
  /**
   * The change in percent as printed, signed; checked where both counts are known.
   */
  percent?: Decimal;
  /**
   * Reference of the change, in words: `2015`, `the 2010–2015 average`.
   */
  since?: string | Texts;
}
/**
 * A place in an order. A rank says nothing without its measure and its universe.
 */
export interface Rank {
  /**
   * The place, from 1.
   */
  place: number;
  /**
   * Among how many.
   */
  among?: number;
  /**
   * Universe in words: `all 50 states and Washington, D.C.`
   */
  universe?: string | Texts;
  /**
   * Measure that is ranked, highest first: `signal volume`.
   */
  measure?: string | Texts;
  /**
   * Who shares the place.
   */
  tiedWith?: string[];
}
/**
 * Value that an earlier edition printed for a figure that was revised since.
 */
export interface Restated {
  /**
   * The earlier count.
   */
  count: number;
  /**
   * When that edition was accurate.
   */
  accurateAsOf?: CalendarDate;
  /**
   * Name of the edition.
   */
  edition?: string | Texts;
}
/**
 * A part of the report: a heading, text, figures, tables, perhaps a map.
 */
export interface Section {
  /**
   * The heading; absent for a report of one part.
   */
  heading?: string | Texts;
  /**
   * Paragraphs under the heading.
   */
  text?: Paragraph[];
  /**
   * Figures that belong to this part.
   */
  figures?: Figure[];
  /**
   * A map of the jurisdiction.
   */
  map?: RegionMap;
  /**
   * The tables.
   */
  tables?: Table[];
}
/**
 * A map of a region by its places: of a state by its counties, of the world by its countries.
 */
export interface RegionMap {
  /**
   * A name for links and programs, unique among tables and maps.
   */
  id: string;
  /**
   * Title of the map.
   */
  title: string | Texts;
  /**
   * The region whose geometry is drawn: `US-MO` for a state and its counties, `US` for all states, `world`, or the
   * `code` of another geometry.
   */
  region: string;
  /**
   * Unit of the count.
   */
  unit?: string | Texts;
  /**
   * The least figure of each class of colours but the first, from the lowest up, at most four. Where absent, each
   * class has about as many different figures.
   *
   * @maxItems 4
   */
  breaks?: Decimal[];
  /**
   * The figures that the colours show.
   */
  shade?: Shade;
  /**
   * The places with a published value. With none, the map says that the edition gives no counts by place.
   */
  locations?: Location[];
  /**
   * Ids of notes on the map.
   */
  notes?: string[];
}
/**
 * A place on a map and what is printed for it. It has either a `fips` or a `code`.
 */
export interface Location {
  /**
   * The five-digit FIPS code of a county, `29510`; the first two digits for a state.
   */
  fips?: string;
  /**
   * The code of any other place, as its geometry has it: `MX`, `AR-B`, or an office's own.
   */
  code?: string;
  /**
   * Its name.
   */
  name: string | Texts;
  /**
   * Printed value.
   */
  value: Value;
  /**
   * A rate that is printed beside the value.
   */
  rate?: Value;
}
/**
 * A table of figures.
 */
export interface Table {
  /**
   * A name for links and programs, unique in the report: letters, digits, `-`, `_`.
   */
  id: string;
  /**
   * Title of the table.
   */
  title: string | Texts;
  /**
   * Relation of its rows.
   */
  kind: TableKind;
  /**
   * Unit of the counts, as a plural: `signals`, `situations`. Absent where each row has its own.
   */
  unit?: string | Texts;
  /**
   * The head of the column of row labels; the title where absent.
   */
  stub?: string | Texts;
  /**
   * The columns of figures, where there is more than one; rows then give `values` of the same length.
   */
  columns?: Column[];
  /**
   * The rows, in the order in which they are printed.
   */
  rows: Row[];
  /**
   * The total row; in a non-cumulative table a closing line without a figure.
   */
  total?: Row;
  /**
   * Base of its percentages.
   */
  base?: Base;
  /**
   * Number of decimals of its percentages, 0 to 4.
   */
  decimals?: number;
  /**
   * `true` if the rows are only the first of a longer list, so that they need not reach the total.
   */
  partial?: boolean;
  /**
   * Change that it shows, where its rows are periods.
   */
  change?: Comparison;
  /**
   * Chart that it asks for.
   */
  chart?: ChartKind;
  /**
   * The region whose places its rows are, where it is drawn as a map: `world`, or the `code` of another geometry; the
   * states of the country where absent.
   */
  region?: string;
  /**
   * A value that its bars are compared with: a line through them.
   */
  benchmark?: Benchmark;
  /**
   * Whose figures these are, where not the report's jurisdiction.
   */
  jurisdiction?: string | Texts;
  /**
   * The time it covers, where not the report's.
   */
  period?: Period;
  /**
   * When its figures were drawn from the records, where not when the report's were.
   */
  accurateAsOf?: CalendarDate;
  /**
   * Source of the figures, where not the publisher's own records.
   */
  source?: string | Texts;
  /**
   * Ids of notes on the table as a whole.
   */
  notes?: string[];
}
/**
 * A column of figures.
 */
export interface Column {
  /**
   * Heading of the column.
   */
  heading: string | Texts;
  /**
   * The heading over this column and those beside it that say the same: a head of two levels.
   */
  group?: string | Texts;
  /**
   * `true` if it is the sum of the columns beside it (of its group, where it has one), and so checked and not drawn.
   * Where absent, a heading such as “Total” says it.
   */
  total?: boolean;
  /**
   * `true` if its percentages are no parts of a whole, as answer rates are: they need not reach 100%.
   */
  independent?: boolean;
  /**
   * Unit of its counts, where not the table's.
   */
  unit?: string | Texts;
  /**
   * The time it covers.
   */
  period?: Period;
  /**
   * Whose figures these are.
   */
  jurisdiction?: string | Texts;
  /**
   * Ids of notes on the column.
   */
  notes?: string[];
}
/**
 * A row: a label and what is printed for it.
 */
export interface Row {
  /**
   * A name for links and programs, unique in the table.
   */
  id?: string;
  /**
   * Label of the row.
   */
  label: string | Texts;
  /**
   * The figure, in a table of one column.
   */
  value?: Value;
  /**
   * The figures, in a table with `columns`.
   */
  values?: Value[];
  /**
   * The rows that this one is the subtotal of.
   */
  children?: Row[];
  /**
   * `true` if the children are only some of its parts, so that they need not reach its figure.
   */
  partial?: boolean;
  /**
   * Meaning of the row.
   */
  role?: Role;
  /**
   * `true` if it stands out among the others, in the table and in its bars: `Missouri` among the states.
   */
  highlight?: boolean;
  /**
   * Unit of its counts, where not the table's.
   */
  unit?: string | Texts;
  /**
   * The time it covers, where not the table's.
   */
  period?: Period;
  /**
   * When it was drawn from the records, where not when the table's figures were.
   */
  accurateAsOf?: CalendarDate;
  /**
   * Whose figure this is, where not the table's jurisdiction.
   */
  jurisdiction?: string | Texts;
  /**
   * Its place, in a ranking; counted from the order where absent.
   */
  rank?: Rank;
  /**
   * Source of this figure.
   */
  source?: string | Texts;
  /**
   * Values that earlier editions printed for it.
   */
  restated?: Restated[];
  /**
   * Ids of notes on the label.
   */
  notes?: string[];
}
/**
 * A value that the bars of a table are compared with, such as an average of all states. It is printed under the table and
 * drawn as a line. It is the author's: no program computes, checks or protects it.
 */
export interface Benchmark {
  /**
   * Name of the value: `National average`.
   */
  label: string | Texts;
  /**
   * The value, of the measure that the bars show.
   */
  value: Value;
}
/**
 * A note that tables, rows, figures and paragraphs refer to.
 */
export interface Note {
  /**
   * The name that references use, unique in the report.
   */
  id: string;
  /**
   * The marker that the publication printed: `4`, `*`.
   */
  marker?: string;
  /**
   * Text of the note.
   */
  text: Paragraph;
}
/**
 * Meaning of a document's numbers, so that another document of the same records can be linked with it exactly.
 *
 * It says only what the plan says of every report: no counts, and no rows but those that the document prints.
 */
export interface Counts {
  /**
   * The version of this member: 1. Programs take no notice of another one.
   */
  version: 1;
  /**
   * The field whose value is the document's jurisdiction, where it has the figures of one.
   */
  jurisdiction?: string | Texts;
  /**
   * The field with the day of a record.
   */
  date?: string;
  /**
   * Fields of which a record can have several values.
   */
  several?: string[];
  /**
   * The bands of numbers that rows, columns and conditions are labelled by.
   */
  bands?: Band[];
  /**
   * Fields whose value determines that of another, as readers know: the county of a town.
   */
  determines?: Determines[];
  /**
   * Maximum difference of a printed number of a figure or a map from its count, where these are rounded.
   */
  rounded?: number;
  /**
   * `true` if a count of zero is always printed, so that no hidden count is one.
   */
  zeros?: boolean;
  /**
   * Words in the document that stand only for counts less than `below`: in place of a count, or as the label of a row
   * that several were merged into.
   */
  small?: string[];
  /**
   * The smallest count that none of these words stands for.
   */
  below?: number;
  /**
   * Conditions that every record counted meets.
   */
  where?: Limit[];
  /**
   * Measures, each with the figures and tables that count it.
   */
  of: Counted[];
}
/**
 * A band of numbers.
 */
export interface Band {
  /**
   * The field.
   */
  field: string;
  /**
   * Its label.
   */
  label: string | Texts;
  /**
   * The smallest number in it; open where absent.
   */
  from?: number;
  /**
   * The largest whole number in it; open where absent.
   */
  to?: number;
}
/**
 * A field whose values determine those of another one.
 */
export interface Determines {
  /**
   * The field that determines.
   */
  field: string;
  /**
   * The other one.
   */
  of: string | Texts;
  /**
   * Of each value of the first, as the labels of rows, which values of the other it comes with. An empty label is no value.
   */
  values: ComesWith[];
}
/**
 * A value, and the values of another field that it comes with.
 */
export interface ComesWith {
  /**
   * The value.
   */
  label: string | Texts;
  /**
   * Those it comes with.
   */
  with: string[];
}
/**
 * A condition on one field, in its only form: labels are in lower case and without accents, and an empty label is no value.
 */
export interface Limit {
  /**
   * The field.
   */
  field: string;
  /**
   * It has one of these values.
   */
  is?: string[];
  /**
   * It has none of these values.
   */
  isNot?: string[];
  /**
   * Of each of these lists, it has at least one value.
   */
  any?: string[][];
  /**
   * Of several values that a record can have, it has none of these.
   */
  none?: string[];
  /**
   * `true` if it has any value, of a field with several.
   */
  given?: boolean;
  /**
   * It is a day of one of these stretches.
   */
  days?: Days[];
  /**
   * It may also be no day at all.
   */
  undated?: boolean;
  /**
   * It is a number of one of these stretches.
   */
  numbers?: Numbers[];
  /**
   * It may also be no number at all.
   */
  missing?: boolean;
}
/**
 * A stretch of days; open where absent.
 */
export interface Days {
  /**
   * The first day.
   */
  from?: string;
  /**
   * The day after the last.
   */
  before?: string;
}
/**
 * A stretch of numbers; open where absent.
 */
export interface Numbers {
  /**
   * The smallest.
   */
  from?: number;
  /**
   * The smallest whole number that is too large.
   */
  before?: number;
}
/**
 * Units that meet some conditions, and what counts them.
 */
export interface Counted {
  /**
   * The units: `records`, `distinct case` (the values of a field that are told apart), `sum persons`.
   */
  units: string;
  /**
   * Further conditions.
   */
  where?: Limit[];
  /**
   * The figures that count these, by their ids.
   */
  figures?: string[];
  /**
   * The tables that divide these.
   */
  tables?: Divided[];
  /**
   * The maps that divide these.
   */
  maps?: Mapped[];
}
/**
 * A table, and the fields whose values its rows and columns are. A row counts the value that is its label.
 */
export interface Divided {
  /**
   * The id of the table.
   */
  id: string;
  /**
   * The field of the rows.
   */
  by: string;
  /**
   * The field of the rows under a row.
   */
  within?: string;
  /**
   * The field of the columns.
   */
  columns?: string;
  /**
   * `true` if the count that percentages are of is that of what has any value for the rows.
   */
  respondents?: boolean;
  /**
   * Maximum difference of a printed number from its count, where these are rounded.
   */
  rounded?: number;
  /**
   * Labels of rows that stand for everything that no other row counts, and print no number.
   */
  merged?: string[];
}
/**
 * A map, and the field whose values its places are.
 */
export interface Mapped {
  /**
   * The id of the map.
   */
  id: string;
  /**
   * The field of the places.
   */
  by: string;
  /**
   * Places that the field calls otherwise than the map does.
   */
  places?: Spelled[];
}
/**
 * A place of a map, and the labels of rows that are the same.
 */
export interface Spelled {
  /**
   * Its five-digit FIPS code.
   */
  fips?: string;
  /**
   * Its code, on a map of any other region.
   */
  code?: string;
  /**
   * Labels in the field.
   */
  labels: string[];
}
/**
 * A text by language: `{"en": "Calls", "es": "Llamadas"}`. One of them is the report's own.
 */
export interface Texts {
  [k: string]: string | Run[];
}
