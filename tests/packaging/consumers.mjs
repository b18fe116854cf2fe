// Projects that install the packed tarball as anybody would, far from this repository's own node_modules.
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, sep } from 'node:path';
import { spawn } from 'node:child_process';
import { root } from '../../scripts/run.mjs';
import { types } from '../../scripts/server.mjs';

const fixtures = join(root, 'tests', 'packaging', 'consumers');
const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel=error'];

/** Where the tarball and the projects are. */
export const workshop = mkdtempSync(join(tmpdir(), 'hotline-report-packaging-'));
export const cleanUp = () => rmSync(workshop, { recursive: true, force: true });

/**
 * Runs a command to its end, and gives what it printed.
 * @param {string} folder @param {string} command @param {string[]} args
 * @returns {Promise<string>}
 */
export function run(folder, command, ...args) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' };
    const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ${args.join(' ')} failed (${code}):\n${output.slice(-4000)}`));
    });
  });
}

/** Packs the built package as npm would publish it. @returns {Promise<string>} the tarball's path */
export async function pack() {
  await run(join(root, 'pkg'), 'npm', 'pack', '--loglevel=error', '--pack-destination', workshop);
  const tarball = readdirSync(workshop).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error('npm packed nothing');
  return join(workshop, tarball);
}

/**
 * A project with the package installed in it, and the sample reports beside its page.
 * @param {string} name of the folder in `consumers` @param {string} tarball @param {string} [assets] where the samples go
 * @returns {Promise<string>} its folder
 */
export async function install(name, tarball, assets = '.') {
  const folder = join(workshop, name);
  cpSync(join(fixtures, name), folder, { recursive: true });
  cpSync(join(root, 'www', 'reports'), join(folder, assets), { recursive: true });
  await run(folder, 'npm', 'install', ...quiet, tarball);
  return folder;
}

/** A program that a project has installed. @param {string} folder @param {string} name */
export const bin = (folder, name) => join(folder, 'node_modules', '.bin', name);

/** Serves a folder as a plain host of files would. @param {string} folder */
export async function host(folder) {
  const server = createServer(async ({ url = '/' }, response) => {
    const path = join(folder, new URL(url, 'http://host').pathname.replace(/\/$/, '/index.html'));
    try {
      if (!path.startsWith(folder + sep)) throw new Error('outside');
      const content = await readFile(path);
      response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const url = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}

/** A port that nobody uses. */
export async function freePort() {
  const { url, close } = await host(workshop);
  await close();
  return new URL(url).port;
}
