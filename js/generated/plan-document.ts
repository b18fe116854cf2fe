// Written by `npm run types` from plan.schema.json: change the Rust types, not this file.

/**
 * Type of a field's values.
 *
 * - "category": One of several categories.
 * - "list": Several categories at once, in one column: `Adults;Females`.
 * - "flags": Several categories at once, a yes/no column each.
 * - "yes-no": Yes or no.
 * - "number": A number; with `bands` it makes categories.
 * - "date": A day.
 * - "id": A name of a situation or a person, told apart and never printed.
 */
export type FieldType = 'category' | 'list' | 'flags' | 'yes-no' | 'number' | 'date' | 'id';
/**
 * Treatment of a value that a field does not list.
 *
 * - "keep": It is a category of its own, after the listed ones.
 * - "missing": It counts as not specified.
 */
export type Otherwise =
  | 'keep'
  | {
      category: string | Texts;
    }
  | 'missing';
/**
 * The sign between a number's whole part and its decimals.
 *
 * - "point": `1,234.5`
 * - "comma": `1.234,5`
 */
export type DecimalMark = 'point' | 'comma';
/**
 * Order in which a column writes its days.
 *
 * - "year-first": `2020-04-03`, or the month as a word: no number can be mistaken.
 * - "month-first": `4/3/2020` is April 3.
 * - "day-first": `3/4/2020` is April 3.
 */
export type DateOrder = 'year-first' | 'month-first' | 'day-first';
/**
 * Way in which records become a count.
 *
 * - "records": Every record counts as one.
 */
export type Aggregate =
  | 'records'
  | {
      distinct: string;
    }
  | {
      sum: string;
    }
  | {
      sumDistinct: {
        /**
         * The field with the numbers.
         */
        of: string;
        /**
         * The field whose values are told apart.
         */
        by: string;
      };
    };
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
 * A paragraph with places to fill in: `{jurisdiction}`, `{period}`, `{year}`, `{start}`, `{end}`, `{accurateAsOf}`,
 * `{figure:ID}`, `{total:ID}` of a table, `{share:TABLE/ROW}` and `{oneIn:TABLE/ROW}` of a row, and `{median:TABLE}`,
 * `{lowerQuartile:TABLE}` and `{upperQuartile:TABLE}` of a table of ranges. A string, or a list of strings and of objects
 * for what is special.
 */
export type TextPlan = string | RunPlan[] | Texts;
/**
 * A piece of a paragraph.
 */
export type RunPlan =
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
    };
/**
 * An exact decimal number as printed, such as "25", "25%" or "100.0"; the count of decimals counts.
 */
export type Decimal = string;
/**
 * Length of a row's period, where rows are periods.
 *
 * - "year": A calendar year.
 * - "fiscal-year": A fiscal year, see the plan's `fiscalYearStart`.
 * - "half-year": January to June, July to December.
 * - "quarter": Three months.
 * - "month": A month.
 */
export type Each = 'year' | 'fiscal-year' | 'half-year' | 'quarter' | 'month';
/**
 * The time that a table covers.
 *
 * - "report": The report's period.
 * - "until-end": Everything up to the end of the report's period: since inception.
 * - "all": All records.
 */
export type Span = 'report' | 'until-end' | 'all';
/**
 * The order of rows. Pooled rows always are last.
 *
 * - "count": The largest first; equal ones as the field lists them, else alphabetically.
 * - "known-first": As `count`, but what is not specified, and the field's row for other answers, after all else. Not with `top`.
 * - "listed": As the field lists them, then the others alphabetically. Periods: from the earliest.
 * - "alphabetical": Alphabetically.
 */
export type Order = 'count' | 'known-first' | 'listed' | 'alphabetical';
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
 * Treatment of records that have no value for the rows of a table.
 *
 * - "row": They have a row of their own, named by `notSpecified`. In a non-cumulative table they have none.
 * - "leave-out": They do not count in this table, nor in its total.
 */
export type MissingRows = 'row' | 'leave-out';
/**
 * Treatment of the counts of one table.
 *
 * - "suppress": Small counts are merged or hidden, and what would tell them; all others are exact.
 */
export type TableTreatment =
  | 'suppress'
  | {
      round: RoundPlan;
    };
/**
 * Words that readers of a report must not know, at least 16 letters: from them come record keys and the seeds of
 * rounding. Keep a plan that has one with the records, not with the report; and keep it: with other words, the next
 * edition has other noise, and both together tell more than either.
 */
export type Secret = string;
/**
 * Base of the percentages of a table.
 *
 * - "total": The table's total, or in a non-cumulative table everything that its measure counts.
 * - "parent": The parent row.
 * - "none": There are no percentages.
 */
export type BasePlan =
  | 'total'
  | 'parent'
  | {
      respondents: string | Texts;
    }
  | {
      figure: string;
    }
  | 'none';
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
 * A length of time as printed: "2:35" are minutes and seconds, "1:02:35" hours, too.
 */
export type Duration = string;
/**
 * Numbering of notes.
 *
 * - "deduplicated": Notes of the same text are one, numbered 1, 2, 3 in the order in which a reader meets them.
 * - "as-published": With the markers that the publication printed, which may restart and repeat.
 */
export type NoteNumbering = 'deduplicated' | 'as-published';
/**
 * A set of rules of protection.
 *
 * - "hotline": As the US national hotline publishes: threshold 3, zeros are printed.
 * - "cautious": Threshold 10, and zeros are sensitive, too.
 */
export type Preset = 'hotline' | 'cautious';
/**
 * Confidentiality of zeros: the counts of which it must not be known that there was none.
 *
 * - "printed": Zeros are printed, and readers know that a hidden count is not zero.
 * - "sensitive": Zeros are hidden like small counts.
 */
export type Zeros = 'printed' | 'sensitive';
/**
 * Treatment of counts so that they do not reveal too much.
 *
 * - "suppress": Small counts are merged or hidden, and what would tell them; all others are exact.
 */
export type Treatment =
  | 'suppress'
  | {
      round: RoundPlan;
    }
  | {
      cellKey: CellKeyPlan;
    };
/**
 * Changes of counts since an earlier edition printed them.
 *
 * - "unchanged": They are the same.
 * - "non-decreasing": Records were added and none taken away.
 * - "revised": Anything may have happened.
 */
export type Editions = 'unchanged' | 'non-decreasing' | 'revised';

/**
 * A tabulation plan.
 */
export interface Plan {
  /**
   * The version of this format: 1.
   */
  version: 1;
  /**
   * A name for programs: letters, digits, `-`.
   */
  id: string;
  /**
   * Name of the plan.
   */
  name: string;
  /**
   * Description of the report that it makes, and of the records that it needs.
   */
  description?: string;
  /**
   * The language of the reports it makes: `en-US`, `es-MX`.
   */
  language: string;
  /**
   * Fields of a record that the plan needs, by the names that the rest of the plan uses.
   */
  fields: {
    [k: string]: Field;
  };
  /**
   * The field that says whose a record is (a state, a province), where reports are made for one of several.
   */
  jurisdiction?: string;
  /**
   * The field that says when a record is from.
   */
  date?: string;
  /**
   * The month, 1 to 12, in which a fiscal year begins. The fiscal year is named after the year it ends in.
   */
  fiscalYearStart?: number;
  /**
   * Measures, by the names that tables and figures use.
   */
  measures: {
    [k: string]: Measure;
  };
  /**
   * Number of people (or other units) in each jurisdiction, for rates.
   */
  denominators?: {
    [k: string]: Denominator;
  };
  /**
   * The report: its texts, figures, tables and notes.
   */
  report: ReportPlan;
  /**
   * Rules for what may be published.
   */
  protection?: Protection;
}
/**
 * Something that the plan needs to know of a record.
 */
export interface Field {
  /**
   * Label, as an analyst would call it.
   */
  label: string;
  /**
   * Type of its values.
   */
  type: FieldType;
  /**
   * Names that a column of it may have, in any case and spelling of accents; the first is the likeliest.
   */
  names?: string[];
  /**
   * `true` if a report can be made without it. Its tables are then left out.
   */
  optional?: boolean;
  /**
   * The values it may have, in the order in which tables list them. Without any, every value is its own category.
   */
  values?: Category[];
  /**
   * Treatment of a value that is not listed.
   */
  otherwise?: Otherwise;
  /**
   * Values that mean that nothing is known: `-99`, `N/A`. An empty value always does.
   */
  missing?: string[];
  /**
   * Separator between the values of a list; `;` where absent.
   */
  separator?: string;
  /**
   * The values that mean yes, of a yes/no field and of flags. Common words are known.
   */
  yes?: string[];
  /**
   * The values that mean no.
   */
  no?: string[];
  /**
   * The columns that together are one question with several answers.
   */
  columns?: FlagColumn[];
  /**
   * Other fields that this one determines, as a town determines its county: readers know that. What the records show of
   * this is found by itself.
   */
  determines?: string[];
  /**
   * The ranges that numbers fall into.
   */
  bands?: Band[];
  /**
   * The mark before the decimals of numbers; what the column and the plan's language say where absent.
   */
  decimal?: DecimalMark;
  /**
   * Order of day and month, where the dates of a file do not tell; whoever reads the file is asked where absent.
   */
  dateOrder?: DateOrder;
  /**
   * The century of years of two digits, as its first year: 1900 or 2000.
   */
  century?: number;
  /**
   * The time zone by whose clock days are told, of times that say how far they lie from universal time: `-06:00`, or a
   * place such as `America/Chicago`.
   */
  zone?: string;
}
/**
 * A category and how records spell it.
 */
export interface Category {
  /**
   * Label in tables.
   */
  label: string | Texts;
  /**
   * Other spellings and codes in the records. Case, accents and white space make no difference.
   */
  also?: string[];
  /**
   * Its ISO 3166 code, of a jurisdiction: `US-MO`; or its code on a map.
   */
  code?: string;
}
/**
 * A yes/no column that stands for one answer of a question.
 */
export interface FlagColumn {
  /**
   * Label in tables.
   */
  label: string | Texts;
  /**
   * Names that the column may have.
   */
  names: string[];
}
/**
 * A range of numbers, both ends included.
 */
export interface Band {
  /**
   * Label in tables.
   */
  label: string | Texts;
  /**
   * The smallest number in it; open where absent.
   */
  from?: number;
  /**
   * The largest whole number in it, so that 17.5 still belongs to `to: 17`; open where absent.
   */
  to?: number;
}
/**
 * Something that is counted.
 */
export interface Measure {
  /**
   * Name of the unit, in the plural: `signals`.
   */
  unit: string | Texts;
  /**
   * Way in which records become a count.
   */
  count?: Aggregate;
  /**
   * Conditions for records to count; all of them must hold.
   */
  where?: Condition[];
}
/**
 * A condition that a record meets or not.
 */
export interface Condition {
  /**
   * The field it is about.
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
   * `true` if it has any value at all.
   */
  given?: boolean;
}
/**
 * Number of people (or other units) in each jurisdiction.
 */
export interface Denominator {
  /**
   * Unit: `residents, 2020 census`.
   */
  of: string | Texts;
  /**
   * By the jurisdiction's name, as the plan spells it.
   */
  values: {
    [k: string]: number;
  };
}
/**
 * Texts of the report around its figures, and its figures.
 */
export interface ReportPlan {
  /**
   * Title of the report: `{jurisdiction} State Report`.
   */
  title: string | Texts;
  /**
   * A title that states a finding, `{OneIn:callers/Survivor} callers was a survivor`. It takes the title's place where
   * the report prints all that it names.
   */
  finding?: string | Texts;
  /**
   * A second line under the title.
   */
  subtitle?: string | Texts;
  /**
   * Who publishes it.
   */
  publisher: string | Texts;
  /**
   * Name of the whole where no jurisdiction was chosen: `the United States`.
   */
  everywhere?: string | Texts;
  /**
   * Source of the figures.
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
  introduction?: TextPlan[];
  /**
   * The figures that matter most.
   */
  headline?: FigurePlan[];
  /**
   * The parts of the report.
   */
  sections?: SectionPlan[];
  /**
   * Numbering of notes.
   */
  noteNumbering?: NoteNumbering;
  /**
   * The notes that everything refers to by id. A note that nothing in the report refers to is left out.
   */
  notes?: NotePlan[];
  /**
   * Caveats for the reader, after the figures.
   */
  caveat?: TextPlan[];
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
 * A figure by itself.
 */
export interface FigurePlan {
  /**
   * A name for links and programs, unique in the report.
   */
  id: string;
  /**
   * Label of the figure.
   */
  label: string | Texts;
  /**
   * The measure that is counted.
   */
  measure: string;
  /**
   * Further conditions on its records.
   */
  where?: Condition[];
  /**
   * The id of the figure that this one is a part of.
   */
  partOf?: string;
  /**
   * The jurisdiction's place among all jurisdictions.
   */
  rank?: RankPlan;
  /**
   * A second figure beside it: the change against the period before, which is as long as the report's.
   */
  change?: boolean;
  /**
   * A second figure beside it: the rate.
   */
  rate?: RatePlan;
  /**
   * Ids of notes on the label.
   */
  notes?: string[];
}
/**
 * Rank of a jurisdiction. With records of fewer jurisdictions than there are, the rank is withheld.
 */
export interface RankPlan {
  /**
   * Number of jurisdictions.
   */
  among: number;
  /**
   * Universe in words: `all 50 states and Washington, D.C.`
   */
  universe: string | Texts;
  /**
   * Measure that is ranked, highest first: `signal volume`.
   */
  measure: string | Texts;
}
/**
 * A rate: per so many of a denominator.
 */
export interface RatePlan {
  /**
   * One of the plan's `denominators`.
   */
  denominator: string;
  /**
   * Per how many: 100000.
   */
  per: number;
  /**
   * Heading of the rates, in a table.
   */
  heading?: string | Texts;
}
/**
 * A part of the report.
 */
export interface SectionPlan {
  /**
   * The heading.
   */
  heading?: string | Texts;
  /**
   * Paragraphs under it.
   */
  text?: TextPlan[];
  /**
   * Figures that belong to it.
   */
  figures?: FigurePlan[];
  /**
   * A map of the jurisdiction.
   */
  map?: MapPlan;
  /**
   * Its tables.
   */
  tables?: TablePlan[];
}
/**
 * A map by counties, or by the places of any region that has a geometry.
 */
export interface MapPlan {
  /**
   * A name for links and programs, unique among tables and maps.
   */
  id: string;
  /**
   * Title of the map.
   */
  title: string | Texts;
  /**
   * The measure that is counted.
   */
  measure: string;
  /**
   * The field with the places: their codes, as five-digit FIPS codes are, or their names.
   */
  by: string;
  /**
   * The region whose geometry is drawn: `world`, `AR`, or the `code` of an own one; the jurisdiction and its counties
   * where absent.
   */
  region?: string;
  /**
   * The least count of each class of colours but the first, from the lowest up, at most four. Where absent, each class
   * has about as many different counts.
   *
   * @maxItems 4
   */
  breaks?: Decimal[];
  /**
   * Ids of notes on the map.
   */
  notes?: string[];
  /**
   * Treatment of places under the threshold.
   */
  small?: SmallPlan;
}
/**
 * Treatment of counts under the threshold.
 */
export interface SmallPlan {
  /**
   * They are merged in a row of this label; only where rows do not overlap. A bound in it, such as “fewer than three”,
   * must be true of every count under the threshold.
   */
  pool?: string | Texts;
  /**
   * The label of that row where larger rows had to join, so that nobody can work the small ones out. It may state no
   * bound.
   */
  poolWithLarger?: string | Texts;
  /**
   * These words replace them, where they are not merged and every masked count of the table is small; else the plan's
   * neutral sign does. A bound in them must be true of every count under the threshold.
   */
  mask?: string | Texts;
  /**
   * Ids of notes on the merged row, or on the words. A note that states a bound is left out beside larger counts.
   */
  notes?: string[];
}
/**
 * A table.
 */
export interface TablePlan {
  /**
   * A name for links and programs, unique in the report: letters, digits, `-`, `_`.
   */
  id?: string;
  /**
   * Title of the table.
   */
  title?: string | Texts;
  /**
   * A title that states a finding, `{OneIn:callers/Survivor} callers was a survivor`. It takes the title's place where
   * the report prints all that it names.
   */
  finding?: string | Texts;
  /**
   * The head of the column of row labels; the title where absent.
   */
  stub?: string | Texts;
  /**
   * The measure that is counted.
   */
  measure?: string;
  /**
   * The field whose values are the rows. For the plan's jurisdiction, records of all jurisdictions count; for its
   * date, say `each` what is a row.
   */
  by?: string;
  /**
   * Length of a row's period, where rows are periods.
   */
  each?: Each;
  /**
   * The time that a table of periods, or of jurisdictions, covers.
   */
  span?: Span;
  /**
   * A second field that divides some of the rows.
   */
  within?: Within;
  /**
   * A second field whose values are columns.
   */
  columns?: ColumnsPlan;
  /**
   * Relation of the rows, where it is not what the field suggests: `ranking` for places in an order.
   */
  kind?: TableKind;
  /**
   * Further conditions on the records.
   */
  where?: Condition[];
  /**
   * The order of rows.
   */
  order?: Order;
  /**
   * Labels of rows that are printed even if nothing was counted.
   */
  always?: string[];
  /**
   * Treatment of records that have no value.
   */
  missing?: MissingRows;
  /**
   * The label of the row of records that have no value, or whose value says so; drawn quieter.
   */
  notSpecified?: string | Texts;
  /**
   * The label of the row for everything else; drawn quieter.
   */
  other?: string | Texts;
  /**
   * Print only this many rows.
   */
  top?: number;
  /**
   * Treatment of rows under the threshold.
   */
  small?: SmallPlan;
  /**
   * Treatment of its counts, where it is not the plan's: exact but for small ones, or rounded.
   */
  treatment?: TableTreatment;
  /**
   * Base of the percentages.
   */
  base?: BasePlan;
  /**
   * Number of decimals of percentages.
   */
  decimals?: number;
  /**
   * A second column of rates, in a table by jurisdiction.
   */
  rate?: RatePlan;
  /**
   * Change that is shown, where rows are periods.
   */
  change?: Comparison;
  /**
   * Chart that it asks for.
   */
  chart?: ChartKind;
  /**
   * The region whose places its rows are, where its chart is a map; the states of the country where absent.
   */
  region?: string;
  /**
   * A count that its bars are compared with: a line through them. It is fixed, not computed from records, and not
   * protected.
   */
  benchmark?: Benchmark;
  /**
   * The row that stands out among the others, by its label. In a ranking that is the row of the jurisdiction if this is
   * absent.
   */
  highlight?: string;
  /**
   * The total row; without it, no total is printed.
   */
  total?: TotalPlan;
  /**
   * Ids of notes on the table as a whole.
   */
  notes?: string[];
  /**
   * Ids of notes on rows, by their label.
   */
  rowNotes?: {
    [k: string]: string[];
  };
}
/**
 * A second field that divides some of the rows.
 */
export interface Within {
  /**
   * The field.
   */
  field: string;
  /**
   * The rows that are divided, by their label, and what becomes of their small parts. Without any, all are.
   */
  of?: {
    [k: string]: SmallPlan;
  };
  /**
   * The order of the parts.
   */
  order?: Order;
  /**
   * The label of the part for records that have no value.
   */
  notSpecified?: string | Texts;
  /**
   * The label of the part for everything else.
   */
  other?: string | Texts;
}
/**
 * A second field whose values are columns.
 */
export interface ColumnsPlan {
  /**
   * The field; for the plan's date, say `each` what is a column.
   */
  by: string;
  /**
   * Length of a column's period, where columns are periods.
   */
  each?: Each;
}
/**
 * Controlled rounding.
 */
export interface RoundPlan {
  /**
   * Base of which all counts become multiples: 3, 5.
   */
  base: number;
  /**
   * With one, chance chooses between the multiples below and above a count, so that on average it is the true one; the
   * secret makes it the same every time. Without, the nearest is chosen, which tells more.
   */
  secret?: Secret;
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
  percentQualifier?: string;
  /**
   * Between which numbers the true one lies: the bounds of a confidence interval.
   */
  interval?: Interval;
  /**
   * A word that makes the figure an approximation: `over`, `nearly`, `at least`.
   */
  qualifier?: string;
  /**
   * Ids of notes on the figure itself.
   */
  notes: string[];
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
  percentQualifier?: string;
  /**
   * Ids of notes on the figure itself.
   */
  notes: string[];
}
/**
 * A masked cell: the value is withheld and words are in its place. It has no percentage.
 */
export interface MaskedValue {
  /**
   * The words that are printed.
   */
  masked: string;
  /**
   * Ids of notes on the words.
   */
  notes: string[];
}
/**
 * There can be no such figure.
 */
export interface NotApplicableValue {
  /**
   * The words or sign that are printed.
   */
  notApplicable: string;
  /**
   * Ids of notes on the words.
   */
  notes: string[];
}
/**
 * The figure exists in the world but nobody counted it, or it was not published.
 */
export interface NotCollectedValue {
  /**
   * The words or sign that are printed.
   */
  notCollected: string;
  /**
   * Ids of notes on the words.
   */
  notes: string[];
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
  roundsToZero: boolean;
  /**
   * Between which numbers the true one lies: the bounds of a confidence interval.
   */
  interval?: Interval;
  /**
   * A word that makes the figure an approximation.
   */
  qualifier?: string;
  /**
   * Ids of notes on the figure itself.
   */
  notes: string[];
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
  qualifier?: string;
  /**
   * Ids of notes on the figure itself.
   */
  notes: string[];
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
  qualifier?: string;
  /**
   * Ids of notes on the figure itself.
   */
  notes: string[];
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
  notes: string[];
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
  qualifier?: string;
  /**
   * Ids of notes on the figure itself.
   */
  notes: string[];
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
  notes: string[];
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
  of: string;
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
  since?: string;
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
  measure?: string;
  /**
   * Who shares the place.
   */
  tiedWith: string[];
}
/**
 * The total row.
 */
export interface TotalPlan {
  /**
   * Its label.
   */
  label: string | Texts;
  /**
   * Print 100 % with this many decimals.
   */
  decimals?: number;
  /**
   * Ids of notes on its label.
   */
  notes?: string[];
}
/**
 * A note.
 */
export interface NotePlan {
  /**
   * The name that references use.
   */
  id: string;
  /**
   * The marker to print, where notes are numbered as published.
   */
  marker?: string;
  /**
   * Text of the note.
   */
  text: TextPlan;
}
/**
 * Rules for what may be published. A preset says it all; what else is given here replaces parts of the preset.
 */
export interface Protection {
  /**
   * Origin of the other settings, as far as they are not given.
   */
  preset?: Preset;
  /**
   * Counts under this are not disclosed. 1 discloses everything.
   */
  threshold?: number;
  /**
   * Confidentiality of zeros; `null` where readers may know that there was none.
   */
  zeros?: Zeros;
  /**
   * The neutral sign in place of hidden counts of any size: `[c]` where absent. It may not say how large they are;
   * words that do, such as “fewer than three”, belong into `small.mask` of a table.
   */
  mask?: string | Texts;
  /**
   * Minimum distance, for every hidden count, between the smallest and the largest value that a reader has to reckon
   * with: at least 1.
   */
  minimumWidth?: number;
  /**
   * Minimum sum of the hidden counts of a group, where a reader knows their sum. The threshold where absent.
   */
  minimumSum?: number;
  /**
   * Number of people counted who may put together what they know: 0, 1 or 2. Each hidden count stays open also to
   * those who know that a count of so many is theirs alone; 0 where absent.
   */
  insiders?: number;
  /**
   * `true` if small counts are also to stay open to readers who know how this program chooses what to hide; `false`
   * where absent. Where nothing helps, the audit says so.
   */
  procedure?: boolean;
  /**
   * Treatment of counts, where a table has no other.
   */
  treatment?: Treatment;
  /**
   * Assumption of readers about counts that an earlier edition printed.
   */
  earlierEditions?: Editions;
}
/**
 * Noise by the keys of records.
 */
export interface CellKeyPlan {
  /**
   * The field with the name of a record, which stays the same from edition to edition: its key is made of it. What
   * counts the distinct values of a field uses these instead.
   */
  recordKey: string;
  /**
   * Secret that keys are made with.
   */
  secret: Secret;
  /**
   * The largest noise, either way.
   */
  largest: number;
  /**
   * The variance of the noise. Less than `largest`; unless `allowSmall`, more than a quarter of the threshold's square.
   */
  variance: number;
  /**
   * `true` if results under the threshold may be printed: as noise may have made them, they tell of no count that is
   * so small. Otherwise they become zero, or the threshold and more.
   */
  allowSmall?: boolean;
}
/**
 * A text by language: `{"en": "Calls", "es": "Llamadas"}`. One of them is the report's own.
 */
export interface Texts {
  [k: string]: string | RunPlan[];
}
