// What is used of libraries that come without types, or with types that strict mode refuses.

declare module 'hyparquet-compressors/src/gzip.js' {
  export function gunzip(input: Uint8Array, output: Uint8Array): Uint8Array;
}

declare module 'hyparquet-compressors/src/lz4.js' {
  export function decompressLz4(input: Uint8Array, length: number): Uint8Array;
}

declare module '@uwdata/flechette/src/index.js' {
  /** A type: which members it has depends on its number. */
  export interface DataType {
    typeId: number;
    precision: number;
    scale: number;
    unit: 0 | 1 | 2 | 3;
    timezone?: string | null;
    dictionary: DataType;
    children: ({ type: DataType } | undefined)[];
  }
  export interface Batch {
    length: number;
    at(row: number): unknown;
  }
  export interface Table {
    schema: { fields: { name: string; type: DataType }[] };
    children: { data: Batch[] }[];
  }
  export interface Codec {
    encode(bytes: Uint8Array): Uint8Array;
    decode(bytes: Uint8Array, length?: number): Uint8Array;
  }
  export const CompressionType: { LZ4_FRAME: 0; ZSTD: 1 };
  export const TimeUnit: { SECOND: 0; MILLISECOND: 1; MICROSECOND: 2; NANOSECOND: 3 };
  export const Type: Record<
    | 'Null'
    | 'Int'
    | 'Float'
    | 'Binary'
    | 'Utf8'
    | 'Bool'
    | 'Decimal'
    | 'Date'
    | 'Time'
    | 'Timestamp'
    | 'List'
    | 'FixedSizeBinary'
    | 'FixedSizeList'
    | 'LargeBinary'
    | 'LargeUtf8'
    | 'LargeList'
    | 'RunEndEncoded'
    | 'BinaryView'
    | 'Utf8View'
    | 'ListView'
    | 'LargeListView'
    | 'Dictionary'
    | 'Struct'
    | 'Map',
    number
  >;
  export function setCompressionCodec(type: 0 | 1, codec: Codec): void;
  export function tableFromIPC(bytes: Uint8Array, options: object): Table;
}
