// WordPress's own code, whose filter of posts the tests pass reports through. It is unpacked, not installed: its package
// would bring a web server and a database.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, run, say, SetupError, which } from './run.mjs';

const folder = join(cache, 'wordpress');

/** The folder that holds `wp-includes`, or undefined. */
function findWordPress() {
  const folders = [process.env.WORDPRESS ?? '', join(folder, 'usr', 'share', 'wordpress'), '/usr/share/wordpress'];
  return folders.find((place) => place && existsSync(join(place, 'wp-includes', 'kses.php')));
}

/** The same, for a test that is about to use it. */
export function wordPress() {
  const found = findWordPress();
  if (!found) throw missing();
  return found;
}

/** Gets it from Debian's packages; elsewhere it says what is missing, and fails. */
export async function ensureWordPress() {
  if (findWordPress()) return;
  if (which('apt-get') && which('dpkg-deb')) {
    say('fetching WordPress with apt-get, 8 MB');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const options = { cwd: folder };
    await run('apt-get', ['download', '-qq', 'wordpress'], options);
    // Lists of packages that were never fetched, or are old, name no such file.
    if (archives().length === 0 && process.getuid?.() === 0) {
      await run('apt-get', ['update', '-qq']);
      await run('apt-get', ['download', '-qq', 'wordpress'], options);
    }
    for (const archive of archives()) {
      await run('dpkg-deb', ['--extract', archive, '.'], options);
      rmSync(join(folder, archive));
    }
  }
  if (!findWordPress()) throw missing();
}

const archives = () => readdirSync(folder).filter((name) => name.endsWith('.deb'));

const missing = () =>
  new SetupError(
    'WordPress is missing for a test: unpack one, and set WORDPRESS to the folder that holds wp-includes.',
  );
