import { ReportError } from './errors.js';

/** The few things that files beside the package are read with, where there is no server: in Node.js. */
interface Files {
  readFile(address: URL): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * A module that comes with Node.js, or undefined elsewhere. Asked for at runtime and not imported, so that no bundler
 * looks for it.
 */
export function ofNode<Module>(name: string): Module | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.(name) as Module | undefined;
}

/** What stands at an address. In Node.js, whose `fetch` knows no files, a file is read from the disk. */
export async function read(address: string | URL): Promise<Response> {
  try {
    const files = address instanceof URL && address.protocol === 'file:' ? ofNode<Files>('node:fs/promises') : undefined;
    if (files) return new Response(await files.readFile(address as URL));
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return answer;
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new ReportError('unreachable', `${String(address)} could not be read: ${reason}`, [], { cause: fault });
  }
}

export async function readText(address: string | URL): Promise<string> {
  return (await read(address)).text();
}
