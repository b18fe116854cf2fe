import { gunzip } from 'node:zlib';

/** Unpacks what the build packed with gzip. Simulated browsers of tests have no streams, and no `Response`. */
export function unpack(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => gunzip(packed, (fault, bytes) => (fault ? reject(fault) : resolve(bytes))));
}
