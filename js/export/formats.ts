/** The name of a format that a report can be exported in. */
export type ExportFormat =
  'csv' | 'csv-zip' | 'csvw' | 'data-package' | 'json' | 'json-ld' | 'json-stat' | 'png' | 'svg' | 'vega-lite' | 'xlsx';

/** A format, for whoever offers a choice. */
export interface FormatInfo {
  readonly name: ExportFormat;
  /** Label for people. */
  readonly label: string;
  /** Contents of a file: everything, one table, or one chart. */
  readonly of: readonly ('report' | 'table' | 'chart')[];
}

/** All formats, the most asked for first. */
export const exportFormats: readonly FormatInfo[] = [
  { name: 'xlsx', label: 'Excel workbook', of: ['report'] },
  { name: 'csv', label: 'CSV', of: ['report', 'table'] },
  { name: 'csv-zip', label: 'CSV, all tables (ZIP)', of: ['report'] },
  { name: 'data-package', label: 'Data Package (ZIP)', of: ['report'] },
  { name: 'json-stat', label: 'JSON-stat', of: ['report', 'table'] },
  { name: 'csvw', label: 'CSVW metadata', of: ['report'] },
  { name: 'json-ld', label: 'schema.org Dataset', of: ['report'] },
  { name: 'json', label: 'Report document (JSON)', of: ['report'] },
  { name: 'png', label: 'Picture (PNG)', of: ['chart'] },
  { name: 'svg', label: 'Picture (SVG)', of: ['chart'] },
  { name: 'vega-lite', label: 'Vega-Lite', of: ['chart'] },
];
