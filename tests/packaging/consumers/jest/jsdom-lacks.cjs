// What Node has, and jsdom keeps from tests.
const { TextDecoder, TextEncoder } = require('node:util');
const { DecompressionStream, ReadableStream } = require('node:stream/web');

Object.assign(globalThis, { TextDecoder, TextEncoder, DecompressionStream, ReadableStream });
