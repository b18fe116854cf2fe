// Modules of WebAssembly as bytes: sections, numbers and names.

/** Reads a module from one place on. */
export class Reader {
  /** @param {Uint8Array} bytes @param {number} [at] */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new Error('a module that ends too soon');
    this.at += 1;
    return byte;
  }

  /** A number in LEB128. */
  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  /** A number in LEB128 that may be negative. */
  signed() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return byte & 0x40 ? value - factor * 128 : value;
    }
  }

  /** So many bytes. @param {number} length */
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name() {
    return Buffer.from(this.take(this.number())).toString();
  }

  /** As many as the number at this place says. @template T @param {() => T} read @returns {T[]} */
  list(read) {
    return Array.from({ length: this.number() }, read);
  }
}

/**
 * A section: its kind, the name of one that browsers do not know, and the bytes after both.
 * @typedef {{id: number, name: string, content: Uint8Array}} Section
 */

/** Returns the sections of a module. @param {Uint8Array} bytes @returns {Section[]} */
export function sectionsOf(bytes) {
  const reader = new Reader(bytes, 8);
  const found = [];
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const content = new Reader(reader.take(reader.number()));
    const name = id === 0 ? content.name() : '';
    found.push({ id, name, content: content.bytes.subarray(content.at) });
  }
  return found;
}

/** Returns a module with these sections. @param {Section[]} sections */
export function moduleOf(sections) {
  const written = sections.map(({ id, name, content }) => {
    const whole = id === 0 ? Buffer.concat([asName(name), content]) : content;
    return Buffer.concat([Buffer.from([id]), asLeb(whole.length), whole]);
  });
  return Buffer.concat([Buffer.from('\0asm\x01\0\0\0', 'latin1'), ...written]);
}

/** @param {string} text */
export const asName = (text) => Buffer.concat([asLeb(Buffer.byteLength(text)), Buffer.from(text)]);

/** @param {number} number */
export function asLeb(number) {
  const bytes = [];
  let rest = number;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}
