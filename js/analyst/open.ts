import { checkOptions, onDemand, ReportError } from '../index.js';
import { Helper } from './helper.js';
import { parse } from './json.js';
import { openRules, type OpenOptions } from './options.js';
import { RecordsFile } from './records-file.js';
import { asSource, type RecordsSource, type Source } from './source.js';
import type { ColumnarFormat } from '../columnar/worker.js';
import type { Overrides, Preview } from './types.js';

/** Number of bytes that a preview looks at. */
const BEGINNING = 256 * 1024;

/**
 * Looks at the beginning of a file of records. Nothing of it runs on the page: each file has a worker, with a fresh
 * WebAssembly instance, of its own.
 *
 * @throws {ReportError} if it is no table, or a kind of file that is not read
 */
export async function openRecords(from: RecordsSource, options: OpenOptions = {}): Promise<RecordsFile> {
  checkOptions(options, openRules);
  const { name, overrides = {}, signal, transfer = false } = options;
  const source = await asSource(from, name, transfer, signal);
  const first = await source.slice(0, Math.min(source.size, BEGINNING));
  signal?.throwIfAborted();
  const columnar = columnarFormat(new Uint8Array(first));
  if (columnar) return openTable(source, columnar, signal);
  if (isWorkbook(new Uint8Array(first))) return openWorkbook(source, overrides, signal);
  const helper = await Helper.startFor('analyst', signal);
  const look = async (bytes: ArrayBuffer, complete: boolean) => {
    const asked = [source.name, new Uint8Array(bytes), complete, JSON.stringify(overrides)] as const;
    return parse<Preview>(await helper.call('preview', [...asked], [bytes]));
  };
  const isAll = source.size <= first.byteLength;
  const all = async () => look(isAll ? first : await source.slice(0, source.size), true);
  return helper.until(signal, async () => {
    try {
      const preview = isAll
        ? await all()
        : await look(first, false).catch((fault: unknown) => {
            // JSON by columns ends no record before its end.
            if (fault instanceof ReportError && fault.code === 'beginning-too-short') return all();
            throw fault;
          });
      const fingerprint = await helper.call('fingerprint', [JSON.stringify(preview.header)]);
      return new RecordsFile(source, false, preview, fingerprint, overrides, helper);
    } catch (fault) {
      helper.end();
      throw fault;
    }
  });
}

/** Looks at a workbook: at all of it, since its list of contents is at its end. */
async function openWorkbook(
  source: Source,
  overrides: Overrides,
  signal: AbortSignal | undefined,
): Promise<RecordsFile> {
  const bytes = await source.slice(0, source.size);
  const asked = [source.name, new Uint8Array(bytes), JSON.stringify(overrides)] as const;
  const look = (reader: Helper) => reader.call('previewWorkbook', [...asked], [bytes]);
  const preview = parse<Preview>(await Helper.lend('workbook', look, signal));
  const helper = await Helper.start('analyst');
  return helper.until(signal, async () => {
    const fingerprint = await helper.call('fingerprint', [JSON.stringify(preview.header)]);
    return new RecordsFile(source, true, preview, fingerprint, overrides, helper);
  });
}

/** Layout of the text that a file of columns becomes: nothing of it has to be found. */
const layout: Overrides = { encoding: 'utf8', delimiter: ',', quote: '"', preambleLines: 0, header: true };

/** Looks at the beginning of a Parquet or Arrow file. */
async function openTable(from: Source, format: ColumnarFormat, signal: AbortSignal | undefined): Promise<RecordsFile> {
  const source = await (await onDemand(import('../columnar.js'))).openColumnar(from, format);
  signal?.throwIfAborted();
  const helper = await Helper.start('analyst');
  return helper.until(signal, async () => {
    try {
      const { bytes, isAll } = source.beginning;
      const asked = [source.name, new Uint8Array(bytes), isAll, JSON.stringify(layout)] as const;
      const found = parse<Preview>(await helper.call('preview', [...asked], [bytes]));
      const warnings = [...source.warnings, ...found.warnings];
      const preview: Preview = { ...found, format, dialect: null, warnings };
      const fingerprint = await helper.call('fingerprint', [JSON.stringify(preview.header)]);
      return new RecordsFile(source, false, preview, fingerprint, layout, helper);
    } catch (fault) {
      helper.end();
      throw fault;
    }
  });
}

function begins(first: Uint8Array, ...magic: number[]): boolean {
  return magic.every((byte, index) => first[index] === byte);
}

/** ZIP archives and compound files, which workbooks are. */
function isWorkbook(first: Uint8Array): boolean {
  return begins(first, 0x50, 0x4b, 0x03, 0x04) || begins(first, 0xd0, 0xcf, 0x11, 0xe0);
}

/**
 * Returns the format of a file of columns: `PAR1`, `ARROW1`, or the mark that a stream of Arrow begins with.
 *
 * @throws {ReportError} `unsupported-columnar` for an encrypted one (`PARE`), or the first Feather (`FEA1`)
 */
function columnarFormat(first: Uint8Array): ColumnarFormat | undefined {
  const refused = (what: string) =>
    new ReportError('unsupported-columnar', `${what} Write it anew as Parquet, or as Feather of version 2.`);
  if (begins(first, 0x50, 0x41, 0x52, 0x45)) throw refused('This Parquet file is encrypted.');
  if (begins(first, 0x46, 0x45, 0x41, 0x31)) throw refused('This is a Feather file of version 1.');
  if (begins(first, 0x50, 0x41, 0x52, 0x31)) return 'parquet';
  const isStream = begins(first, 0xff, 0xff, 0xff, 0xff) && first[6] === 0 && first[7] === 0;
  return isStream || begins(first, 0x41, 0x52, 0x52, 0x4f, 0x57, 0x31, 0, 0) ? 'arrow' : undefined;
}
