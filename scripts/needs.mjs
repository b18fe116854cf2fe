// Programs of the system that something here needs, and how they get there.
import { run, say, SetupError, which } from './run.mjs';

/**
 * @typedef {object} Need
 * @property {string} name
 * @property {() => string | undefined} find
 * @property {string[]} packages of Debian and Ubuntu
 * @property {string} elsewhere how to get it on other systems
 */

/**
 * Installs what is missing where it may (Debian's apt as root); elsewhere it names what is missing, and fails.
 *
 * @param {Need[]} needs @param {string} purpose of them, for the error
 */
export async function install(needs, purpose) {
  const before = needs.filter((need) => !need.find());
  if (before.length === 0) return;
  if (which('apt-get') && process.getuid?.() === 0) {
    say(`installing with apt-get, usually 1–2 minutes: ${before.map(({ name }) => name).join(', ')}`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    const packages = new Set(before.flatMap((need) => need.packages));
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  }
  const still = needs.filter((need) => !need.find());
  if (still.length === 0) return;
  const lines = still.map((need) => {
    return `  ${need.name}\n    Debian, Ubuntu: apt-get install ${need.packages.join(' ')}\n    elsewhere: ${need.elsewhere}`;
  });
  throw new SetupError(`Missing for ${purpose}:\n${lines.join('\n')}`);
}
