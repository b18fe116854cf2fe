// A served clone, and a folder for the files of one file of tests.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { serve } from '../../scripts/server.mjs';
import { root } from '../../scripts/run.mjs';

/** @typedef {{url: string, folder: string, file: (name: string, content: string) => string}} Ground */

/** Serves while the tests run. @param {string} name of the folder @returns {Ground} `file` writes one there, and returns its path */
export function groundFor(name) {
  const folder = mkdtempSync(join(tmpdir(), `hotline-report-${name}-`));
  /** @type {Awaited<ReturnType<typeof serve>> | undefined} */
  let server;
  before(async () => {
    server = await serve({ root });
  });
  after(async () => {
    await server?.close();
    rmSync(folder, { recursive: true });
  });
  return {
    folder,
    get url() {
      return server?.url ?? '';
    },
    file(of, content) {
      const path = join(folder, of);
      writeFileSync(path, content);
      return path;
    },
  };
}
