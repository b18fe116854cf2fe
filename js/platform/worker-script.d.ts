/** The text of the worker's script with the glue of one WebAssembly module in it; the build makes it. */
declare module 'worker:*' {
  const script: string;
  export default script;
}
