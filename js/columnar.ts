import { asCsv, type ColumnarSource } from './columnar/source.js';
import type { Source } from './analyst/source.js';
import { columnarScript } from './platform/columnar-script.js';
import type { ColumnarFormat } from './columnar/worker.js';

/** Opens a Parquet or Arrow file. Loaded on demand, where a file is one. */
export async function openColumnar(source: Source, format: ColumnarFormat): Promise<ColumnarSource> {
  return asCsv(source, format, await columnarScript());
}
