import type { Figure, RegionMap, ReportDocument, Row, Table } from '../generated/report-document.js';

/**
 * The document with one more table at its end: what a map, or figures by themselves, amount to. Notes keep their numbers.
 *
 * @param id of a map; `headline`, or `figures-2` for the figures of the second section
 */
export function withTable(document: ReportDocument, id: string): ReportDocument | undefined {
  const { sections = [], headline, title } = document;
  const made = (table: Pick<Table, 'title' | 'unit' | 'notes'>, rows: Row[]): ReportDocument => ({
    ...document,
    sections: [...sections, { tables: [{ ...table, id, kind: 'non-cumulative', rows }] }],
  });
  const section = sections[Number(/^figures-(\d+)$/.exec(id)?.[1]) - 1];
  const figures = id === 'headline' ? headline : section?.figures;
  if (figures?.length) return made({ title: section?.heading ?? title }, figures.map(rowOf));
  const map = sections.find((one) => one.map?.id === id)?.map;
  return (
    map &&
    made(
      textsOf(map),
      (map.locations ?? []).map(({ fips = '', code = fips, name: label, value }) => ({ id: code, label, value })),
    )
  );
}

/** The ids of all that has figures, in reading order. */
export function idsOf({ headline, sections = [] }: ReportDocument): string[] {
  const ofSections = sections.flatMap(({ figures, map, tables = [] }, index) => [
    ...(figures?.length ? [`figures-${index + 1}`] : []),
    ...(map ? [map.id] : []),
    ...tables.map(({ id }) => id),
  ]);
  return [...(headline?.length ? ['headline'] : []), ...ofSections];
}

/** A figure has all that a row has, and what it is a part of. */
function rowOf(figure: Figure): Row {
  const row: Partial<Figure> & Row = { ...figure };
  delete row.partOf;
  return row;
}

function textsOf({ title, unit, notes }: RegionMap): Pick<Table, 'title' | 'unit' | 'notes'> {
  return { title, ...(unit ? { unit } : {}), ...(notes ? { notes } : {}) };
}
