import script from 'worker:columnar';

/** The text of the worker that reads Parquet and Arrow files. */
export async function columnarScript(): Promise<string> {
  return script;
}
