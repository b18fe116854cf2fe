import {
  CompressionType,
  setCompressionCodec,
  tableFromIPC,
  TimeUnit,
  Type,
  type DataType,
} from '@uwdata/flechette/src/index.js';
import { pageLimit, unzstd } from './compression.js';
import { broken, Unreadable } from './fault.js';
import { unlz4 } from './lz4.js';
import type { Block, Column, Table } from './table.js';
import { asIs, dayOf, decimalOf, floatOf, perSecond, timeOf, timestampOf, utf8, type AsText } from './texts.js';

/** Most rows for each byte of a file: a bit each, and what is packed. */
const rowsPerByte = 2048;

const unpack = (decode: (bytes: Uint8Array, length: number) => Uint8Array) => ({
  encode: (bytes: Uint8Array) => bytes,
  decode: (bytes: Uint8Array, length = -1) => {
    if (length >= 0 && length <= pageLimit) return decode(bytes, length);
    throw new Unreadable('too-large', `A buffer would unpack to ${length} bytes; at most ${pageLimit} are unpacked.`);
  },
});

setCompressionCodec(CompressionType.LZ4_FRAME, unpack(unlz4));
setCompressionCodec(CompressionType.ZSTD, unpack(unzstd));

const exact = { useBigInt: true, useBigIntTimestamp: true, useDecimalInt: true };

/** Reads a file or a stream of Arrow, which is Feather, too, a batch of rows at a time. */
export function openArrow(bytes: Uint8Array): Table {
  const { schema, children } = parsed(bytes);
  const columns = schema.fields.map(({ name, type }) => columnOf(name, type));
  const batches = children[0]?.data ?? [];
  const rows = batches.reduce((sum, { length }) => sum + length, 0);
  if (!(rows <= bytes.length * rowsPerByte)) throw broken('it has more rows than bytes for them');
  const places = new Map(columns.map((column, place) => [column, place]));
  async function* blocks(wanted: readonly Column[], most = Infinity): AsyncGenerator<Block> {
    let start = 0;
    for (const [number, { length }] of batches.entries()) {
      const take = Math.min(length, most - start);
      if (take <= 0 && length > 0) break;
      const valueAt = wanted.map((column) => {
        const batch = children[places.get(column) ?? -1]?.data[number];
        if (!batch || batch.length !== length)
          throw broken(`the column “${column.name}” has other rows than the first`);
        return (row: number) => batch.at(row) as unknown;
      });
      yield { rows: take, valueAt };
      start += length;
    }
  }
  return { columns, rows, blocks };
}

function parsed(bytes: Uint8Array): ReturnType<typeof tableFromIPC> {
  try {
    const table = tableFromIPC(bytes, exact);
    if (table.schema?.fields === undefined) throw new Error('it names no columns');
    return table;
  } catch (fault) {
    if (fault instanceof Unreadable) throw fault;
    throw broken(`its content cannot be read (${fault instanceof Error ? fault.message : String(fault)})`);
  }
}

function columnOf(name: string, type: DataType): Column {
  const item = itemOf(type);
  const asText = textOf(item ?? type);
  return { name, asText, isList: item !== undefined, holds: asText ? '' : contentsOf(item ?? type) };
}

/** Contents of a column that cannot be read, in words. */
function contentsOf(type: DataType): string {
  if (type.typeId === Type.Struct || type.typeId === Type.Map || itemOf(type)) return 'structures, or lists in lists';
  return `values that are no text, number or date (type ${type.typeId} of Arrow)`;
}

/** The type of the items of a list. */
function itemOf(type: DataType): DataType | undefined {
  switch (type.typeId) {
    case Type.List:
    case Type.LargeList:
    case Type.ListView:
    case Type.LargeListView:
    case Type.FixedSizeList:
      return type.children[0]?.type;
    default:
      return undefined;
  }
}

const units = {
  [TimeUnit.SECOND]: perSecond.SECONDS,
  [TimeUnit.MILLISECOND]: perSecond.MILLIS,
  [TimeUnit.MICROSECOND]: perSecond.MICROS,
  [TimeUnit.NANOSECOND]: perSecond.NANOS,
};

/** Returns how values of a column become text; undefined where they do not. */
function textOf(type: DataType): AsText | undefined {
  switch (type.typeId) {
    case Type.Null:
    case Type.Bool:
    case Type.Int:
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Utf8View:
      return asIs;
    case Type.Float:
      return floatOf(type.precision < 2);
    case Type.Decimal:
      return decimalOf(type.scale);
    case Type.Date:
      // The library gives milliseconds for both units.
      return (milliseconds) => dayOf(Math.floor(Number(milliseconds) / 86_400_000));
    case Type.Time:
      return timeOf(units[type.unit]);
    case Type.Timestamp:
      return timestampOf(units[type.unit], type.timezone !== null && type.timezone !== undefined);
    case Type.Binary:
    case Type.LargeBinary:
    case Type.BinaryView:
    case Type.FixedSizeBinary:
      return utf8;
    case Type.Dictionary:
      return textOf(type.dictionary);
    case Type.RunEndEncoded: {
      const values = type.children[1]?.type;
      return values && textOf(values);
    }
    default:
      return undefined;
  }
}
