/** Unpacks what the build packed with gzip. Every engine can do that, and Node. */
export function unpack(packed: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  // A `Blob` of jsdom has no stream.
  const { body } = new Response(packed);
  return new Response(body?.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** The bytes that are written in base64. Not by fetching a `data:` address: a strict policy forbids even that. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let index = 0; index < letters.length; index += 1) bytes[index] = letters.charCodeAt(index);
  return bytes;
}
