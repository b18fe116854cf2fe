// Types shared by the attacker's files, for the type checker alone.

/** One row of records: text by heading. */
export type Row = Record<string, string>;

/**
 * What a record, or a type of record, says in each field: a label, `null` for no value, several labels in a list. Days are
 * ISO dates.
 */
export type Unit = Record<string, string | string[] | null>;

/**
 * A set of units that a reader can describe, and how it is counted: `n` by records, `d:FIELD` by distinct values, `s:FIELD`
 * by a sum. `edition` names the state of the records.
 */
export interface Counted {
  name: string;
  family: string;
  edition: string;
  has: (unit: Unit) => boolean;
}

/** A set whose count a report speaks of. Masked counts and members of a merged row are `hidden`. */
export interface Cell {
  of: Counted;
  status: 'printed' | 'hidden' | 'absent';
}

/**
 * Something that readers know: a sum of counts lies in a range. `words` are those that claim it, if it follows from words;
 * `about` is how much a rounded count may differ from the true one.
 */
export interface Fact {
  parts: { of: Counted; times: number }[];
  low: number;
  high: number;
  why: string;
  words?: string;
  about?: number;
}

/** The printed place of a jurisdiction among others, highest first. */
export interface Standing {
  own: Counted;
  others: Counted[];
  place: number;
  tied: Counted[];
  why: string;
}

/**
 * A document that readers have, with its plan and scope, and the state of the records that it was made from. `name` comes
 * before those of its counts.
 */
export interface Publication {
  report: any;
  plan: any;
  scope: any;
  edition?: string;
  name?: string;
}

/** Everything that one attack is about. */
export interface Study {
  publications: Publication[];
  /** Records by edition. */
  records: Record<string, Row[]>;
  /** Pairs of fields of which the first determines the second, as every reader knows. */
  determined?: [string, string][];
  /** Fields in which all records of a case agree. */
  constant?: string[];
  /** How a later edition's records relate to the earlier one's. */
  growth?: 'unchanged' | 'non-decreasing' | 'revised';
}

/** A protected count that readers can work out. */
export interface Leak {
  name: string;
  truth: number;
  low: number;
  high: number;
  /** What is known of its parts. */
  known: string[];
}

/** What an attack found. */
export interface Found {
  leaks: Leak[];
  /** Words that are false. */
  faults: string[];
  /** How many counts were protected. */
  targets: number;
  /** How many programmes were solved. */
  solved: number;
}
