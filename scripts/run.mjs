// Where things are, and how other programs are run. Node built-ins only: this runs before `npm ci` has.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const windows = process.platform === 'win32';

/** On Windows these are .cmd files, which only a shell can start. */
const scripts = new Set(['npm', 'oxlint', 'prettier', 'taplo', 'tsc']);

const cacheRoots = {
  win32: process.env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'),
  darwin: join(homedir(), 'Library', 'Caches'),
  linux: process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
};

/** Compiled tools live outside the checkout, so that every clone on this machine shares them. */
export const cache = join(
  cacheRoots[/** @type {'linux'} */ (process.platform)] ?? cacheRoots.linux,
  'hotline-report',
  'tools',
);

/** A mistake of the surroundings (something is not installed): shown as it is, without a stack. */
export class SetupError extends Error {}

/** @param {string} text */
export const say = (text) => console.log(text);

/** @param {number} since milliseconds, from `Date.now()` */
export function took(since) {
  const seconds = (Date.now() - since) / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** @param {string[]} folders go to the front of PATH, for this process and all it starts */
export function prependPath(...folders) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const present = (process.env[key] ?? '').split(delimiter);
  process.env[key] = [...folders, ...present.filter((folder) => !folders.includes(folder))].join(delimiter);
}

/**
 * The full path of a program, or undefined.
 * @param {string[]} names tried in order, along PATH; an absolute path is taken as it is
 */
export function which(...names) {
  const folders = (process.env.PATH ?? process.env.Path ?? '').split(delimiter);
  const paths = names.flatMap((name) =>
    isAbsolute(name) ? [name] : folders.map((folder) => join(folder, windows ? `${name}.exe` : name)),
  );
  return paths.find((path) => existsSync(path));
}

/**
 * Returns the output of a quick command, or undefined when it is missing or fails.
 * @param {string} command @param {string[]} args
 */
export function ask(command, ...args) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/**
 * Runs a command to its end. Its output goes to the terminal; with `onText` to that function instead.
 * @param {string} command @param {string[]} args
 * @param {{env?: Record<string, string>, cwd?: string, onText?: (text: string) => void}} [options]
 * @returns {Promise<number>} its exit code; 127 when it could not be started
 */
export function run(command, args, { env = {}, cwd = root, onText } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: onText ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: windows && scripts.has(command),
    });
    if (onText) {
      child.stdout?.setEncoding('utf8').on('data', onText);
      child.stderr?.setEncoding('utf8').on('data', onText);
    }
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * As `run`, but a failure is an error.
 * @param {string} command @param {string[]} args @param {Parameters<typeof run>[2]} [options]
 */
export async function must(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new SetupError(`failed (exit code ${code}): ${command} ${args.join(' ')}`);
}

/**
 * The frame of every command line here: errors of the surroundings are shown without a stack.
 * @param {() => Promise<void>} main
 */
export async function cli(main) {
  try {
    await main();
  } catch (error) {
    const isUsage = /** @type {NodeJS.ErrnoException} */ (error).code?.startsWith('ERR_PARSE_ARGS');
    console.error(error instanceof SetupError || isUsage ? `\n${/** @type {Error} */ (error).message}` : error);
    process.exitCode = 1;
  }
}
