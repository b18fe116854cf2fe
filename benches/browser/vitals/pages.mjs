// The pages that are looked at: a report as a site, as an element and as a file has it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from '../../../scripts/run.mjs';
import { types } from '../../../scripts/server.mjs';
import { sleep } from '../../../tests/browser/engines/process.mjs';
import { target } from '../bundle.mjs';

/** @typedef {{name: string, url: string, lcp: number}} VisitedPage with the most milliseconds until its largest paint */

const goals = { served: 1500, saved: 1000 };

/**
 * A server that compresses, as one for readers does.
 * @param {string} report its name in www/reports
 * @param {number} connecting milliseconds that a new connection takes: only the first file of a page waits for one
 */
export async function servePages(report, connecting) {
  /** @type {Map<string, Buffer>} */
  const packed = new Map();
  const own = await ownPages(report);
  const server = createServer(async ({ url = '/' }, response) => {
    const [asked = '/'] = url.split('?');
    const path = asked === '/' ? '/index.html' : asked;
    const ending = extname(path);
    try {
      const answer = packed.get(path) ?? pack(own.get(path) ?? readFileSync(fileOf(path)));
      packed.set(path, answer);
      if (ending === '.html') await sleep(connecting);
      response.writeHead(200, {
        'Content-Type': types[ending] ?? 'application/octet-stream',
        'Content-Encoding': 'br',
      });
      response.end(answer);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${port}`;
  const saved = join(target, `${report}.html`);
  writeFileSync(saved, own.get('/saved.html') ?? '');
  /** @type {VisitedPage[]} */
  const pages = [
    { name: 'page of this project', url: `${url}/#${report}`, lcp: goals.served },
    { name: 'element, by the tags of EMBED.md', url: `${url}/element.html`, lcp: goals.served },
    { name: 'saved file, served', url: `${url}/saved.html`, lcp: goals.served },
    { name: 'saved file, from the disk', url: pathToFileURL(saved).href, lcp: goals.saved },
  ];
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { pages, close };
}

/** @param {string | Buffer} content */
const pack = (content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });

/** @param {string} path */
const fileOf = (path) => (path.startsWith('/pkg/') ? join(root, path) : join(root, 'www', path));

/** Pages that are no files of the repository. @param {string} report */
async function ownPages(report) {
  const pkg = (/** @type {string} */ file) => import(pathToFileURL(join(root, 'pkg', file)).href);
  const { init, parseReport } = await pkg('node/index.js');
  const { toSingleFile } = await pkg('node/save.js');
  const { moduleTags } = await pkg('snippets.js');
  await init();
  const text = readFileSync(join(root, 'www', 'reports', `${report}.json`), 'utf8');
  const shown = parseReport(JSON.parse(text));
  const hashes = JSON.parse(readFileSync(join(root, 'pkg', 'integrity.json'), 'utf8'));
  const copy = { title: shown.title, address: `/reports/${report}.json`, html: shown.html({ prefix: 'static-' }) };
  const tags = moduleTags({ folder: '/pkg', hashes }, copy);
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${shown.title}</title>`;
  return new Map([
    [
      '/element.html',
      `<!doctype html><html lang="en"><head>${head}<link rel="icon" href="data:,"></head><body>${tags}</body></html>`,
    ],
    ['/saved.html', await toSingleFile(text)],
  ]);
}
