// Helper processes that never outlive the tests.
import { spawn } from 'node:child_process';

/**
 * Kills a process group as soon as this process is gone, however it ended: even after a SIGKILL, which runs no
 * handler, the pipe to the shell closes. Windows has no process groups; there the tools' own clean-up has to do.
 * @param {number | undefined} leader
 * @returns {() => void} kills it now
 */
export function guard(leader) {
  if (process.platform === 'win32' || !leader) return () => {};
  const script = 'read _; kill -s KILL -- "-$0"';
  const watcher = spawn('/bin/sh', ['-c', script, String(leader)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  /** @type {import('node:net').Socket} */ (watcher.stdin).unref();
  return () => watcher.stdin?.end();
}

/**
 * @param {string} program @param {string[]} args @param {Record<string, string>} [env]
 * @returns {{child: import('node:child_process').ChildProcess, stop: () => void}}
 * `stop` ends the process and all it started. Its fourth stream is a pipe.
 */
export function spawnGuarded(program, args, env = {}) {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  child.on('error', (error) => console.error(`${program}: ${error.message}`));
  child.unref();
  return { child, stop: guard(child.pid) };
}

/** @param {number} milliseconds */
export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
