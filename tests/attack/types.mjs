// Types shared by the attacker's files, for the type checker alone.

/**
 * One row of records: text by heading.
 * @typedef {Record<string, string>} Row
 */

/**
 * What a record, or a type of record, says in each field: a label, `null` for no value, several labels in a list. Days are
 * ISO dates.
 * @typedef {Record<string, string | string[] | null>} Unit
 */

/**
 * A set of units that a reader can describe, and how it is counted: `n` by records, `d:FIELD` by distinct values, `s:FIELD`
 * by a sum. `edition` names the state of the records.
 * @typedef {{name: string, family: string, edition: string, has: (unit: Unit) => boolean}} Counted
 */

/**
 * A set whose count a report speaks of. `members` of a merged row and masked counts are `hidden`.
 * @typedef {{of: Counted, status: 'printed' | 'hidden' | 'absent', printed?: number}} Cell
 */

/**
 * Something that readers know: a sum of counts lies in a range. `words` are those that claim it, if it follows from words;
 * `about` is how much a rounded count may differ from the true one.
 * @typedef {{parts: {of: Counted, times: number}[], low: number, high: number, why: string, words?: string, about?: number}} Fact
 */

/**
 * The printed place of a jurisdiction among others, highest first.
 * @typedef {{own: Counted, others: Counted[], place: number, tied: Counted[], why: string}} Standing
 */

/**
 * A document that readers have, with its plan and scope, and the state of the records that it was made from.
 * @typedef {{report: any, plan: any, scope: any, edition?: string}} Publication
 */

/**
 * Everything that one attack is about. `determined` lists pairs of fields of which the first determines the second, as
 * every reader knows. `growth` says how a later edition's records relate to the earlier one's.
 * @typedef {object} Study
 * @property {Publication[]} publications
 * @property {Record<string, Row[]>} records by edition
 * @property {[string, string][]} [determined]
 * @property {string[]} [constant] fields in which all records of a case agree
 * @property {'unchanged' | 'non-decreasing' | 'revised'} [growth]
 */

/**
 * A protected count that readers can work out.
 * @typedef {{name: string, truth: number, low: number, high: number, known: string[]}} Leak
 */

/**
 * What an attack found.
 * @typedef {{leaks: Leak[], faults: string[], targets: number, solved: number}} Found
 */

export {};
