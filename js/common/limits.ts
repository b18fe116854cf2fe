import type { ReportDocument, Table } from '../generated/report-document.js';

/** Rows, places, notes and the like of a whole document. Static HTML of as many takes a second or two. */
const mostEntries = 50_000;

/** UTF-16 units of one text. */
const longestText = 100_000;

/** Rows of a table that has a chart. More bars are higher than a canvas can be. */
const mostBars = 1000;

/** Deeper than any document is nested; the core refuses what is. */
const deepest = 24;

/** Reason that a document is too large to be shown: its place, and the limit. */
export interface Excess {
  pointer: string;
  message: string;
}

/** Returns the part of a document that is larger than a report may be. */
export function excessOf(document: unknown): Excess | undefined {
  let entries = 0;
  const visit = (value: unknown, pointer: string, depth: number): Excess | undefined => {
    if (typeof value === 'string' && value.length > longestText) {
      return { pointer, message: `A text has ${value.length} letters; a report has at most ${longestText} in one.` };
    }
    if (typeof value !== 'object' || !value || depth > deepest) return undefined;
    if (Array.isArray(value) && (entries += value.length) > mostEntries) {
      return {
        pointer,
        message: `This is too much for a report, which has at most ${mostEntries} rows, places and notes.`,
      };
    }
    for (const [name, part] of Object.entries(value)) {
      const found = visit(part, `${pointer}/${name}`, depth + 1);
      if (found) return found;
    }
    return undefined;
  };
  return visit(document, '', 0);
}

/** The document without charts of tables that have more rows than a chart could show. */
export function withoutVastCharts(document: ReportDocument): ReportDocument {
  if (vastTables(document).length === 0) return document;
  const copy = JSON.parse(JSON.stringify(document)) as ReportDocument;
  for (const table of vastTables(copy)) table.chart = 'none';
  return copy;
}

/** The tables that are too large, for what is a document. */
function vastTables({ sections }: ReportDocument): Table[] {
  const tables = [sections].flat().flatMap((section) => section?.tables);
  return tables.filter((table) => table !== undefined && table?.rows?.length > mostBars) as Table[];
}
