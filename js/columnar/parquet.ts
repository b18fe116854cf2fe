import { parquetHeader } from 'hyparquet/src/column.js';
import { parquetMetadataAsync, parquetSchema } from 'hyparquet/src/metadata.js';
import { parquetReadColumn } from 'hyparquet/src/read.js';
import { isListLike } from 'hyparquet/src/schema.js';
import type {
  AsyncBuffer,
  ColumnMetaData,
  FileMetaData,
  ParquetParsers,
  RowGroup,
  SchemaElement,
  SchemaTree,
} from 'hyparquet/src/types.js';
import { compressors, pageLimit } from './compression.js';
import { broken, Unreadable } from './fault.js';
import type { Block, Column, Table } from './table.js';
import {
  asIs,
  dayOf,
  decimalOf,
  floatOf,
  half,
  perSecond,
  signed,
  timeOf,
  timestampOf,
  utf8,
  uuid,
  type AsText,
} from './texts.js';

/** Largest number of rows in one group: writers put a million into it, or less. */
const mostRows = 1 << 26;

/** Reads a Parquet file, a column of a group of rows at a time. */
export async function openParquet(file: AsyncBuffer): Promise<Table> {
  const metadata = await metadataOf(file);
  const leaves = new Map<Column, string>();
  const columns = parquetSchema(metadata).children.map((tree) => {
    const [column, leaf] = columnOf(tree);
    if (leaf) leaves.set(column, leaf.path.join('.'));
    return column;
  });
  async function* blocks(wanted: readonly Column[], most = Infinity): AsyncGenerator<Block> {
    let start = 0;
    for (const group of metadata.row_groups) {
      const rows = Number(group.num_rows);
      if (rows > mostRows) throw tooManyRows(rows);
      const take = Math.min(rows, most - start);
      if (take <= 0) break;
      const valueAt: Block['valueAt'] = [];
      for (const column of wanted) {
        const values = await valuesOf(file, metadata, group, start, take, column, leaves.get(column));
        valueAt.push((row) => values[row]);
      }
      yield { rows: take, valueAt };
      start += rows;
    }
  }
  return { columns, rows: Number(metadata.num_rows), blocks };
}

async function metadataOf(file: AsyncBuffer): Promise<FileMetaData> {
  try {
    const metadata = await parquetMetadataAsync(file, { geoparquet: false });
    const rows = metadata.row_groups.reduce((sum, { num_rows: more }) => sum + Number(more), 0);
    if (rows !== Number(metadata.num_rows)) throw broken('its groups have other rows than the whole');
    return metadata;
  } catch (fault) {
    throw fault instanceof Unreadable ? fault : broken('its table of contents cannot be read');
  }
}

function tooManyRows(rows: number): Unreadable {
  const message = `A group of rows has ${rows} rows; at most ${mostRows} are read at once.`;
  return new Unreadable('too-large', `${message} Write the file anew, with a million rows in a group.`);
}

/** Returns a column, and which leaf of the schema it is. */
function columnOf(tree: SchemaTree): [Column, SchemaTree | undefined] {
  const { name } = tree.element;
  const isPlain = tree.children.length === 0;
  const leaf = isPlain ? tree : itemOf(tree);
  const asText = leaf && textOf(leaf.element);
  const isList = !isPlain || tree.element.repetition_type === 'REPEATED';
  const holds = leaf ? `values of the type ${typeOf(leaf.element)}` : 'structures, or lists in lists';
  // What is known of its type is not needed any more: the library then gives values as they are stored.
  if (leaf && asText) plain(leaf.element, asText);
  return [{ name, asText, isList, holds }, asText && leaf];
}

/** The items of a list of plain values. */
function itemOf(tree: SchemaTree): SchemaTree | undefined {
  if (!isListLike(tree)) return undefined;
  const [group] = tree.children;
  const leaf = group?.children[0] ?? group;
  const isPlain = leaf?.children.length === 0 && (leaf === group || leaf.element.repetition_type !== 'REPEATED');
  return isPlain ? leaf : undefined;
}

const typeOf = ({ type, converted_type: converted, logical_type: logical }: SchemaElement) =>
  logical?.type ?? converted ?? type ?? 'none';

function plain(element: SchemaElement, asText: AsText): void {
  delete element.logical_type;
  delete element.converted_type;
  // Texts are made once for each entry of a dictionary.
  if (asText === asIs && element.type === 'BYTE_ARRAY') element.converted_type = 'UTF8';
}

/** Returns how values of a column become text; undefined where they do not. */
function textOf(element: SchemaElement): AsText | undefined {
  const { type, converted_type: converted, logical_type: logical, scale = 0 } = element;
  const isDecimal = logical?.type === 'DECIMAL' || converted === 'DECIMAL';
  const ofDecimal = decimalOf(logical?.type === 'DECIMAL' ? logical.scale : scale);
  switch (type) {
    case 'BOOLEAN':
      return asIs;
    case 'FLOAT':
      return floatOf(true);
    case 'DOUBLE':
      return floatOf(false);
    case 'INT96':
      return timestampOf(perSecond.NANOS, false);
    case 'INT32':
    case 'INT64':
      return isDecimal ? ofDecimal : textOfInteger(element, type === 'INT32' ? 32 : 64);
    case 'BYTE_ARRAY':
      if (isDecimal) return (value) => ofDecimal(signed(value as Uint8Array));
      return ['BSON', 'VARIANT', 'GEOMETRY', 'GEOGRAPHY', 'FILE'].includes(logical?.type ?? converted ?? '')
        ? undefined
        : asIs;
    case 'FIXED_LEN_BYTE_ARRAY': {
      if (isDecimal) return (value) => ofDecimal(signed(value as Uint8Array));
      if (logical?.type === 'UUID') return uuid;
      if (logical?.type === 'FLOAT16') return (value) => floatOf(true)(half(value as Uint8Array));
      return converted === 'INTERVAL' ? undefined : utf8;
    }
    default:
      return undefined;
  }
}

function textOfInteger({ converted_type: converted, logical_type: logical }: SchemaElement, bits: number): AsText {
  if (logical?.type === 'TIMESTAMP') return timestampOf(perSecond[logical.unit], logical.isAdjustedToUTC);
  if (logical?.type === 'TIME') return timeOf(perSecond[logical.unit]);
  if (logical?.type === 'DATE' || converted === 'DATE') return dayOf;
  // These are of before there was a local time in the format.
  if (converted === 'TIMESTAMP_MILLIS') return timestampOf(perSecond.MILLIS, true);
  if (converted === 'TIMESTAMP_MICROS') return timestampOf(perSecond.MICROS, true);
  if (converted === 'TIME_MILLIS') return timeOf(perSecond.MILLIS);
  if (converted === 'TIME_MICROS') return timeOf(perSecond.MICROS);
  const isUnsigned = (logical?.type === 'INTEGER' && !logical.isSigned) || converted?.startsWith('UINT_') === true;
  return isUnsigned ? (value) => String(BigInt.asUintN(bits, BigInt(value as bigint))) : asIs;
}

const kept: Partial<ParquetParsers> = {
  stringFromBytes: utf8,
  timestampFromNanoseconds: (nanos) => nanos as never,
};

/** The values of a column in a group of rows, from its first on. */
async function valuesOf(
  file: AsyncBuffer,
  metadata: FileMetaData,
  group: RowGroup,
  start: number,
  rows: number,
  { name }: Column,
  leaf: string | undefined,
): Promise<ArrayLike<unknown>> {
  const chunk = group.columns.find(({ meta_data: about }) => about?.path_in_schema.join('.') === leaf);
  const about = chunk?.meta_data;
  if (!chunk || !about) throw broken(`the column “${name}” is missing in a group of rows`);
  if (chunk.crypto_metadata || chunk.file_path !== undefined)
    throw new Unreadable('unsupported-columnar', `The column “${name}” is encrypted, or in a file of its own.`);
  const at = Number(about.dictionary_page_offset || about.data_page_offset);
  const size = Number(about.total_compressed_size);
  if (!(at >= 4 && size > 0 && at + size <= file.byteLength))
    throw broken(`the column “${name}” is beyond the end of the file`);
  const bytes = await file.slice(at, at + size);
  try {
    checkPages(bytes, about);
    const values = await parquetReadColumn({
      file: { byteLength: file.byteLength, slice: (from, to = file.byteLength) => bytes.slice(from - at, to - at) },
      metadata,
      columns: [name],
      rowStart: start,
      rowEnd: start + rows,
      compressors,
      parsers: kept,
      utf8: false,
    });
    if (values.length < rows) throw broken(`the column “${name}” has ${values.length} of ${rows} rows`);
    return values;
  } catch (fault) {
    if (fault instanceof Unreadable) throw fault;
    const reason = fault instanceof Error ? fault.message : String(fault);
    if (/unsupported/.test(reason)) {
      const message = `The column “${name}” is written in a way that is not read (${reason.replace(/^parquet /, '')}).`;
      throw new Unreadable('unsupported-columnar', `${message} Write the file anew with Snappy or Zstandard.`);
    }
    throw broken(`the column “${name}” cannot be read (${reason})`);
  }
}

/** Refuses a column whose pages do not have as many values as the table of contents says, before any is unpacked. */
function checkPages(bytes: ArrayBuffer, { num_values: expected, path_in_schema: path }: ColumnMetaData): void {
  const reader = { view: new DataView(bytes), offset: 0 };
  let values = 0;
  while (reader.offset < bytes.byteLength) {
    const page = parquetHeader(reader);
    const inPage = page.data_page_header?.num_values ?? page.data_page_header_v2?.num_values ?? 0;
    const entries = page.dictionary_page_header?.num_values ?? 0;
    const isSound = page.compressed_page_size >= 0 && page.uncompressed_page_size >= 0 && inPage >= 0 && entries >= 0;
    if (!isSound || entries > page.uncompressed_page_size) throw broken(`a page of “${path.join('.')}” has no size`);
    if (page.uncompressed_page_size > pageLimit) throw tooLarge(page.uncompressed_page_size);
    values += inPage;
    reader.offset += page.compressed_page_size;
  }
  if (values !== Number(expected) || reader.offset !== bytes.byteLength)
    throw broken(`“${path.join('.')}” has ${values} of ${expected} values`);
}

function tooLarge(size: number): Unreadable {
  const message = `A page would unpack to ${size} bytes; at most ${pageLimit} are unpacked.`;
  return new Unreadable('too-large', `${message} Write the file anew, with pages of a megabyte.`);
}
