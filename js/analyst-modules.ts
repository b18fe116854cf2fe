import { analystModule } from './analyst-module.js';
import { read } from './read.js';
import script from 'worker:hotline_analyst';

/** Where a WebAssembly module comes from: compiled already, its bytes, or its address. */
export type WasmSource = WebAssembly.Module | BufferSource | Response | URL | string;

/** A module that reads files, and the script of its worker. */
export interface ReaderKind {
  script: string;
  /** Where the module comes from, if nobody says otherwise. */
  address(): WasmSource | Promise<WasmSource>;
}

/** `analyst` reads text of all kinds; `workbook` reads workbooks, too, and is heavier. */
export type ReaderName = 'analyst' | 'workbook';

/** A module ready for workers. */
export interface Ready {
  module: WebAssembly.Module;
  /** The text of the worker's script. */
  script: string;
}

const given: { [name in ReaderName]?: WasmSource | Promise<WasmSource> } = {};
const made: { [name in ReaderName]?: Promise<Ready> } = {};

const analyst: ReaderKind = { script, address: analystModule };

const kinds: Record<ReaderName, () => Promise<ReaderKind>> = {
  analyst: async () => analyst,
  workbook: async () => (await import('./workbook.js')).workbook,
};

/** Says where a module comes from, instead of from beside the package. */
export function useModule(name: ReaderName, source: WasmSource | Promise<WasmSource>): void {
  given[name] = source;
  delete made[name];
}

/** Compiles a module, once per page: workers start with it in less than a millisecond. */
export function readyModule(name: ReaderName): Promise<Ready> {
  made[name] ??= ready(name).catch((fault: unknown) => {
    // A failed start (no network, say) may succeed the next time.
    delete made[name];
    throw fault;
  });
  return made[name];
}

async function ready(name: ReaderName): Promise<Ready> {
  const kind = await kinds[name]();
  const module = await compile((await given[name]) ?? (await kind.address()));
  return { module, script: kind.script };
}

async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === 'string' || source instanceof URL) return compile(await read(source));
  if (!(source instanceof Response)) return WebAssembly.compile(source);
  // Servers that call it something else cost the time of waiting for its end.
  const streams = source.headers.get('Content-Type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}
