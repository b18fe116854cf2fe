// A site of a test's own: pages given as text, under any policy, beside what `npm start` serves.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { root } from '../../scripts/run.mjs';
import { types } from '../../scripts/server.mjs';

/**
 * @typedef {object} Site
 * @property {string} url
 * @property {(path: string, html: string, policy?: string) => string} page puts a page there, and gives its address
 * @property {(path: string, content: string | Uint8Array) => string} file puts a file there, and gives its address
 * @property {() => string[]} asked the paths that were asked for, in order
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Site>} */
export async function startSite() {
  /** @type {Map<string, {html: string, policy: string | undefined}>} */
  const pages = new Map();
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  /** @type {string[]} */
  const asked = [];
  const server = createServer(async ({ url = '/' }, response) => {
    const [path = '/'] = url.split('?');
    asked.push(path);
    const page = pages.get(path);
    if (page) {
      const policy = page.policy ? { 'Content-Security-Policy': page.policy } : {};
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...policy }).end(page.html);
      return;
    }
    const file = path.startsWith('/pkg/') ? join(root, path) : join(root, 'www', path);
    try {
      const content = files.get(path) ?? (await readFile(file));
      response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const url = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  return {
    url,
    page(path, html, policy) {
      pages.set(path, { html, policy });
      return url + path;
    },
    file(path, content) {
      files.set(path, content);
      return url + path;
    },
    asked: () => [...asked],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page around some content. @param {string} content @param {string} [head] */
export function around(content, head = '<script type="module" src="/pkg/element.js"></script>') {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}</head>
<body><main><h1>A page</h1>${content}</main></body></html>`;
}
