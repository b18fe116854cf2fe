/**
 * The codes of `ReportError`, each with what to do about it. This is the one table of them: the type of `code`, the table
 * in docs/errors.md and the test that compares it with the Rust sources come from it.
 */
export interface ErrorCodes {
  /** The document is not sound: `problems` lists every place, what is wrong there, and what would be right. */
  'invalid-document': true;
  /** The text is not JSON: `details` has the line and the column. */
  'not-json': true;
  /** The document is larger than a report may be: see the message for the limit. */
  'too-large': true;
  /** An option is unknown or out of range: the message names the option and the values that it takes. */
  'invalid-options': true;
  /** The element to mount in does not exist: run the script after the element, or correct the selector. */
  'no-element': true;
  /** A later `mount` replaced this report, or it was taken off the page, before it was ready. */
  unmounted: true;
  /** An address does not answer, or a module did not load: check the address and the policy of the page. */
  unreachable: true;
  /** The WebAssembly module does not run yet: wait for `init()`, or call `loadReport`, which does. */
  'not-started': true;
  /** The report has no table, map or headline of that id: the message names those that it has. */
  'no-table': true;
  /** There is no chart of that id, or it cannot be drawn: the message says why. */
  'no-chart': true;
  /** Pictures cannot be painted here: use `svg`, or install `@resvg/resvg-js` in Node. */
  'no-canvas': true;
  /** The page cannot write to the clipboard: call it from a click, in a page over HTTPS. */
  'no-clipboard': true;
  /** There is no export format of that name: `exportFormats` lists them. */
  'unknown-format': true;
  /** The page demands Trusted Types: allow `trusted-types hotline-report` in its policy. */
  'no-trusted-types': true;
  /** A web worker cannot be started: allow `worker-src blob:` in the policy of the page. */
  'no-worker': true;
  /** The reader of this file stopped unexpectedly: save the file again as CSV. */
  crashed: true;
  /** The file, or the rows of it, were closed: open the file again. */
  closed: true;
  /** A method was called out of order: the message says which one comes first. */
  misuse: true;
  /** The work was stopped by its caller. */
  stopped: true;
  /** A fault of the package itself: please report it. */
  internal: true;
  /** The file was moved or changed after it was chosen: choose it again. */
  'unreadable-file': true;
  /** The file has no content: choose another file. */
  'empty-file': true;
  /** There is no record below the header: choose another file. */
  'no-records': true;
  /** No row of the file could be read: compare the lines that the message names with the heading. */
  'no-row-read': true;
  /** The file holds exact counts that a database made, and no records: build a report of it with its plan. */
  'confidential-counts': true;
  /** The output of a database was changed or cut off: save it whole, as comma-separated text with its headings. */
  'cells-broken': true;
  /** A value was changed on the way from the database, such as a mark at its beginning: save what the statement gives as it is. */
  'cells-altered': true;
  /** The cells were counted for another version of the package: write the statements anew. */
  'cells-version': true;
  /** The cells were counted for another plan: use that plan, or write the statements anew. */
  'cells-of-another-plan': true;
  /** Rows are lost, or the table changed between the two statements: run both again. */
  'cells-incomplete': true;
  /** Two rows have the same number, or a cell is there twice: number the rows by what no two have in common. */
  'cells-duplicate': true;
  /** The plan makes keys of records by a secret, which no database must know: read its records as a file. */
  'cell-keys': true;
  /** The scope asks for a field that the cells lack: choose other conditions. */
  'not-in-cells': true;
  /** Nothing says in which order the rows of a table are: name a column that numbers them. */
  'no-order': true;
  /** There is no SQL of that name: the message names those that there are. */
  'unknown-dialect': true;
  /** A value of the table has a character of number 0: take it out. */
  'nul-value': true;
  /** The file is not a table: export the records as CSV or as a workbook. */
  'not-a-table': true;
  /** The file is neither a data dictionary of REDCap nor an XLSForm: choose another file. */
  'no-dictionary': true;
  /** Two files have no key in common, or a column that was named as one is not there: name another. */
  'wrong-key': true;
  /** Several rows of the second file have the same key: give the file with one row for each key second. */
  'repeated-key': true;
  /** The beginning of a file is not enough to tell what it is; `openRecords` then reads all of it by itself. */
  'beginning-too-short': true;
  /** The file is not valid JSON: `details` has the line. */
  'bad-json': true;
  /** The text has an encoding that is not read: save the file as UTF-8. */
  'unsupported-encoding': true;
  /** A separator or a quote was given that cannot be one. */
  'bad-option': true;
  /** There are more columns than can be read: check the separator. */
  'too-many-columns': true;
  /** The file is a workbook, which this module does not read. */
  workbook: true;
  /** The workbook is damaged: save it again. */
  'broken-workbook': true;
  /** The workbook expands to far more than its size: save it again as CSV. */
  'unsafe-workbook': true;
  /** The workbook needs a password: save it without one. */
  'password-protected': true;
  /** The workbook has no sheet of that name: the message names those that it has. */
  'unknown-sheet': true;
  /** The Parquet or Arrow file is damaged: write it anew. */
  'broken-columnar': true;
  /** The Parquet or Arrow file is encrypted, or packed or laid out in a way that is not read: write it anew. */
  'unsupported-columnar': true;
  /** A column holds structures, or a list has items that hold its separator: choose another, or write it as text. */
  'nested-column': true;
  /** A field of the plan has no column: choose one as `mapping`. */
  'missing-column': true;
  /** A field of the plan has columns that cannot be its own: choose others as `mapping`. */
  'wrong-columns': true;
  /** The plan is not sound: `details.problems` lists every place. */
  'invalid-plan': true;
  /** Dates can be read in two ways: say which by `dateOrder`. */
  'ambiguous-dates': true;
  /** Dates of two orders are in one column: say which counts by `dateOrder`. */
  'conflicting-dates': true;
  /** Numbers can be read in two ways: say which by `decimalMark`. */
  'ambiguous-numbers': true;
  /** Years have two digits: name their century by `century`. */
  'two-digit-years': true;
  /** A spreadsheet seems to have exchanged day and month: say by `exchangedDates` what to do. */
  'exchanged-dates': true;
  /** A column of dates holds none: choose another column. */
  'no-dates': true;
  /** Dates are too coarse for the period that was asked for: choose a longer period. */
  'coarse-dates': true;
  /** There is no time zone of that name. */
  'unknown-zone': true;
  /** Many values of a column cannot be understood: correct them, or accept it by `acceptUnread`. */
  'unread-values': true;
  /** The period ends before it begins: exchange `start` and `end`. */
  'backward-period': true;
  /** The plan names no date, so a period cannot be chosen: leave `start` and `end` out. */
  'no-date-field': true;
  /** The records have no such field. */
  'unknown-field': true;
  /** No record is of that jurisdiction: the message names those that there are. */
  'unknown-jurisdiction': true;
  /** The counts are not JSON, or not of the expected shape. */
  syntax: true;
  /** The plan has no place for one of the counts. */
  'unknown-id': true;
  /** A count is missing that the plan needs. */
  'missing-count': true;
  /** A total is missing that the plan needs. */
  'missing-total': true;
  /** Counts do not add up to their total. */
  'sum-mismatch': true;
  /** A map names a region whose places nobody gave: give its geometry. */
  'missing-places': true;
  /** A file of geometry cannot be used: the message names the feature, what is wrong with it, and what would be right. */
  'invalid-geometry': true;
  /** A title or note needs a value of the scope: `details.missing` names it. */
  'missing-scope': true;
  /** Readers could work out small counts: `details` is the audit, whose `remedies` say what helps. */
  'not-safe': true;
  /** The document would contradict itself: `details.problems` says where. */
  contradiction: true;
  /** The plan protects small counts in a way that cannot be applied: the message says why. */
  treatment: true;
}

/** The code of a `ReportError`. */
export type ErrorCode = keyof ErrorCodes;
