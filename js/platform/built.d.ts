/** A WebAssembly module, packed with gzip; the build puts it into the script. */
declare module 'wasm:*' {
  const packed: Uint8Array<ArrayBuffer>;
  export default packed;
}

/** Hash that a browser holds a WebAssembly module to, as `integrity` has it; the build works it out. */
declare module 'hash:*' {
  const integrity: string;
  export default integrity;
}

/** A style sheet of `js` with all that it imports, as text; the build makes it. */
declare module 'style:*' {
  const text: string;
  export default text;
}

/** A part of a saved report that the build makes: its text, and the hash by which a policy lets it pass. */
declare module 'saved:*' {
  export const text: string;
  export const hash: string;
}
