import { asReportError, ReportError } from './errors.js';
import { read } from '../platform/read.js';

/** Source of a WebAssembly module: its address, its bytes, a response that brings them, or the compiled module. */
export type ModuleSource = ModuleInput | Promise<ModuleInput>;
type ModuleInput = WebAssembly.Module | BufferSource | Response | Request | URL | string;

/**
 * Compiles a module.
 *
 * @param from its source, or what says where it is: a script that knows no address of its own finds none
 * @throws {ReportError} `unreachable` if it cannot be loaded
 */
export async function compile(from: ModuleSource | (() => ModuleSource)): Promise<WebAssembly.Module> {
  try {
    const source: ModuleInput = await (typeof from === 'function' ? from() : from);
    if (source instanceof WebAssembly.Module) return source;
    // Where there are bytes there need not be anything that fetches.
    if (ArrayBuffer.isView(source)) return await WebAssembly.compile(source);
    if (typeof source === 'string' || source instanceof URL || source instanceof Request) {
      return await read(source, compile);
    }
    if (!(source instanceof Response)) return await WebAssembly.compile(source);
    if (!source.ok) throw new Error(`the server answered ${source.status}`);
    // Servers that call it something else cost the time of waiting for its end.
    const streams = source.headers.get('Content-Type') === 'application/wasm';
    return await (streams ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer()));
  } catch (fault) {
    if (fault instanceof ReportError) throw fault;
    const { message } = asReportError(fault);
    throw new ReportError('unreachable', `A WebAssembly module did not start: ${message}`, [], { cause: fault });
  }
}
