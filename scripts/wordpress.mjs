// WordPress itself, with the database that it needs: the tests pass reports through its filter of posts, and run a whole
// site. All of it is unpacked, not installed: the packages would start a web server and a database.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, run, say, SetupError, which } from './run.mjs';

const folder = join(cache, 'wordpress');

/** Further packages of a whole site: links in WordPress's package lead to some of these. */
const packages = [
  'wordpress',
  'wordpress-theme-twentytwentythree',
  'php-getid3',
  'libjs-underscore',
  'libjs-cropper',
  'php8.2-mysql',
  'mariadb-server-core',
  'libaio1',
  'liburing2',
  'libnuma1',
];

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

/** @typedef {{wordpress: string, usr: string, extensions: string}} Site where a site's programs are */

/** All that a site needs, or undefined where it was not unpacked from Debian's packages. @returns {Site | undefined} */
export function wordPressSite() {
  const usr = join(folder, 'usr');
  const api = existsSync(join(usr, 'lib', 'php')) ? readdirSync(join(usr, 'lib', 'php')) : [];
  const extensions = api
    .map((name) => join(usr, 'lib', 'php', name))
    .find((path) => existsSync(join(path, 'mysqli.so')));
  const isWhole = existsSync(join(usr, 'sbin', 'mariadbd')) && existsSync(join(usr, 'share', 'wordpress'));
  return isWhole && extensions ? { wordpress: join(usr, 'share', 'wordpress'), usr, extensions } : undefined;
}

/** Gets it from Debian's packages; elsewhere it says what is missing, and fails. */
export async function ensureWordPress() {
  const canFetch = which('apt-get') && which('dpkg-deb');
  if (findWordPress() && (wordPressSite() || !canFetch)) return;
  if (canFetch) {
    say('fetching WordPress and its database with apt-get, 20 MB');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const options = { cwd: folder };
    await run('apt-get', ['download', '-qq', ...packages], options);
    // Lists of packages that were never fetched, or are old, name no such file.
    if (archives().length < packages.length && process.getuid?.() === 0) {
      await run('apt-get', ['update', '-qq']);
      await run('apt-get', ['download', '-qq', ...packages], options);
    }
    // Another release has not all of them; its filter is enough for the other tests.
    if (archives().length === 0) await run('apt-get', ['download', '-qq', 'wordpress'], options);
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
