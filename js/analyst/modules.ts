import { analystModule } from '../platform/analyst-module.js';
import { compile, type ModuleSource } from '../common/compile.js';
import { onDemand } from '../index.js';
import script from 'worker:hotline_analyst';

/** A module that reads files, and the script of its worker. */
export interface ReaderKind {
  script: string;
  /** Returns the source of the module, unless another is given. */
  address(): ModuleSource;
}

/** `analyst` reads text of all kinds and makes reports; `workbook` reads the tables of workbooks for it. */
export type ReaderName = 'analyst' | 'workbook';

/** A module ready for workers. */
export interface Ready {
  module: WebAssembly.Module;
  /** The text of the worker's script. */
  script: string;
}

const given: { [name in ReaderName]?: ModuleSource } = {};
const made: { [name in ReaderName]?: Promise<Ready> } = {};

const analyst: ReaderKind = { script, address: analystModule };

const kinds: Record<ReaderName, () => Promise<ReaderKind>> = {
  analyst: async () => analyst,
  workbook: async () => (await onDemand(import('../workbook.js'))).workbook,
};

/** Says where a module comes from, instead of from beside the package. */
export function useModule(name: ReaderName, source: ModuleSource): void {
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
  const module = await compile(given[name] ?? kind.address);
  return { module, script: kind.script };
}
