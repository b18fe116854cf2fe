// A static server for one's own machine: www/ at the root, pkg/ under /pkg/, the documentation under /docs/. Also used by
// the page tests.
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

/** Types of files, by their endings. */
export const types = /** @type {Record<string, string>} */ ({
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

/** The same policy a careful site would send, so that nothing here works only because it was absent. */
const headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
    "connect-src 'self'; worker-src blob:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; " +
    "require-trusted-types-for 'script'; trusted-types hotline-report",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * @typedef {(path: string, response: Response) => Promise<boolean>} Answer whether it answered the request itself
 */

/**
 * @param {{root: string, port?: number, first?: Answer}} options `root` is the folder of the repository; port 0 is any
 * free one; `first` is asked before a file is looked for
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve({ root, port = 0, first = async () => false }) {
  const server = createServer((request, response) => {
    respond(root, request, response, first).catch(() => plain(response, 500, 'Internal error'));
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** @typedef {import('node:http').ServerResponse} Response */

/** @param {string} root @param {import('node:http').IncomingMessage} request @param {Response} response @param {Answer} first */
async function respond(root, request, response, first) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return plain(response, 405, 'Only GET and HEAD');
  }
  const [path = '/', query] = (request.url ?? '/').split('?', 2);
  if (await first(path, response)) return;
  const file = await locate(root, path);
  if (!file) return plain(response, 404, `Nothing here: ${path}`);
  if (file.isFolder) {
    response.setHeader('Location', `${path}/${query === undefined ? '' : `?${query}`}`);
    return plain(response, 301, 'Moved');
  }
  const type = types[extname(file.path).toLowerCase()] ?? 'application/octet-stream';
  response.writeHead(200, { ...headers, 'Content-Type': type, 'Content-Length': file.size });
  if (request.method === 'HEAD') return void response.end();
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** Addresses and their folders; the last is all the rest. */
const places = /** @type {const} */ ([
  ['/pkg/', 'pkg'],
  ['/docs/', 'target/docs'],
  ['/', 'www'],
]);

/**
 * The file a path stands for. The name is decoded once and checked part by part, and then the real place of the
 * file is compared, so neither `..` in any spelling nor a symbolic link leads out of the folders.
 * @param {string} root @param {string} path
 */
async function locate(root, path) {
  if (places.some(([prefix]) => prefix === `${path}/`)) return { path: '', size: 0, isFolder: true };
  const [start, place] = places.find(([prefix]) => path.startsWith(prefix)) ?? [];
  const parts = start && decode(path.slice(start.length));
  if (!parts) return undefined;
  if (parts.at(-1) === '') parts[parts.length - 1] = 'index.html';
  if (parts.some((part) => part === '' || part.startsWith('.') || /[\\/\0:]/.test(part))) return undefined;
  try {
    const folder = await realpath(join(root, place));
    const real = await realpath(join(folder, ...parts));
    if (!real.startsWith(folder + sep)) return undefined;
    const found = await stat(real);
    if (!found.isFile() && !found.isDirectory()) return undefined;
    return { path: real, size: found.size, isFolder: found.isDirectory() };
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function decode(path) {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** Answers with a text made here. @param {Response} response @param {string} ending of a file's name @param {string} text */
export function send(response, ending, text) {
  const type = types[ending] ?? 'application/octet-stream';
  response.writeHead(200, { ...headers, 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

/** @param {Response} response @param {number} status @param {string} text */
function plain(response, status, text) {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}
