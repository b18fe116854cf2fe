/**
 * The bytes of what was compressed with gzip and written in base64. Nothing is fetched: a strict policy forbids pages
 * even addresses of their own making.
 */
export async function inflate(base64: string): Promise<Uint8Array<ArrayBuffer>> {
  const letters = atob(base64.trim());
  const packed = new Uint8Array(letters.length);
  for (let index = 0; index < letters.length; index += 1) packed[index] = letters.charCodeAt(index);
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

/** The text of a block of data in the page. */
export function block(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}
