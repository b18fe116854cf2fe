// The contenders are installed by the benchmark alone, so the type check has to do without them.
declare module '@duckdb/duckdb-wasm';
declare module '@duckdb/duckdb-wasm/dist/*';
declare module 'arquero';
declare module 'papaparse';
declare module 'udsv';
declare module '@observablehq/plot';
declare module 'chart.js';
declare module 'uplot';
