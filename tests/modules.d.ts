declare module 'jsonstat-toolkit';

declare module 'sql.js' {
  interface Database {
    run(statement: string): void;
    exec(statements: string): { columns: [string, ...string[]]; values: unknown[][] }[];
    close(): void;
  }
  export default function load(): Promise<{ Database: new () => Database }>;
}
