import { ReportError } from './common/errors.js';

/** A page that is one file does without the module that writes workbooks: it would weigh a fifth of the whole. */
export async function startSpreadsheet(): Promise<never> {
  throw new ReportError('unknown-format', 'This page writes no workbooks. Spreadsheets open its CSV files.');
}
