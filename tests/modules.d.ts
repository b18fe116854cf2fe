declare module 'jsonstat-toolkit';

declare module 'sql.js' {
  interface Database {
    run(statement: string): void;
    exec(statements: string): { columns: [string, ...string[]]; values: unknown[][] }[];
    export(): Uint8Array;
    close(): void;
  }
  export default function load(): Promise<{ Database: new () => Database }>;
}

declare module '@uwdata/flechette/src/index.js' {
  export function tableFromArrays(columns: Record<string, unknown[]>, options: object): unknown;
  export function tableToIPC(table: unknown, options: { format: 'file' | 'stream' }): Uint8Array<ArrayBuffer>;
  export function utf8(): unknown;
}
