/** All that the package's entries for Node need of it: its own types would give those of pages other meanings. */
declare module 'node:fs/promises' {
  export interface FileHandle {
    read(into: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
    close(): Promise<void>;
  }
  export function open(file: URL): Promise<FileHandle>;
  export function readFile(file: URL): Promise<Uint8Array<ArrayBuffer>>;
  export function stat(file: URL): Promise<{ size: number }>;
}

declare module 'node:url' {
  export function fileURLToPath(address: URL): string;
}

declare module 'node:worker_threads' {
  export class Worker {
    constructor(script: string, options: { eval: true; execArgv: string[] });
    on(event: 'message' | 'error' | 'messageerror', listener: (data: unknown) => void): void;
    postMessage(message: unknown, transfer: Transferable[]): void;
    ref(): void;
    unref(): void;
    terminate(): Promise<number>;
  }
}

declare module 'node:zlib' {
  export function gunzip(packed: Uint8Array, done: (fault: Error | null, bytes: Uint8Array<ArrayBuffer>) => void): void;
}
