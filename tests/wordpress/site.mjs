// A WordPress of a test's own: PHP's server for one's own machine, and a database that only this site can reach.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { program } from '../../scripts/browsers.mjs';
import { poll } from '../browser/engines/common.mjs';
import { spawnGuarded } from '../browser/engines/process.mjs';

/** @import {Site} from '../../scripts/wordpress.mjs' */

export const user = { name: 'editor', password: 'only for this test' };

/** @param {Site} from @param {string} port */
export async function startWordPress({ wordpress, usr, extensions }, port) {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-report-wordpress-'));
  const [site, data, socket] = [join(folder, 'site'), join(folder, 'data'), join(folder, 'db.sock')];
  // Links lead to other packages beside it; these two are of a server that is installed.
  const filter = (/** @type {string} */ path) =>
    !['.htaccess', 'ca-bundle.crt', 'wp-config.php'].includes(basename(path));
  cpSync(wordpress, site, { recursive: true, dereference: true, filter });
  writeFileSync(join(site, 'wp-config.php'), config(socket));
  mkdirSync(join(site, 'wp-content', 'uploads'), { recursive: true });
  const database = startDatabase(usr, data, socket);
  const loaded = ['mysqlnd', 'mysqli'].flatMap((name) => ['-d', `extension=${join(extensions, `${name}.so`)}`]);
  const limits = ['-d', 'upload_max_filesize=32M', '-d', 'post_max_size=32M'];
  const php = spawnGuarded(program('php'), [...loaded, ...limits, '-S', `127.0.0.1:${port}`, '-t', site], {
    PHP_CLI_SERVER_WORKERS: '4',
  });
  const url = `http://127.0.0.1:${port}`;
  const close = () => {
    php.stop();
    database.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await install(url);
  } catch (fault) {
    close();
    throw fault;
  }
  return { url, close };
}

/** @param {string} socket */
const config = (socket) => `<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:${socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'AUTH_KEY', 'one' );
define( 'SECURE_AUTH_KEY', 'two' );
define( 'LOGGED_IN_KEY', 'three' );
define( 'NONCE_KEY', 'four' );
// As for authors: nobody may write any HTML that WordPress does not know.
define( 'DISALLOW_UNFILTERED_HTML', true );
define( 'FS_METHOD', 'direct' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
`;

/** @param {string} usr @param {string} data @param {string} socket */
function startDatabase(usr, data, socket) {
  mkdirSync(data);
  const server = join(usr, 'sbin', 'mariadbd');
  const as = process.getuid?.() === 0 ? ['--user=root'] : [];
  const common = ['--no-defaults', `--basedir=${usr}`, `--datadir=${data}`, ...as];
  const scripts = ['mysql_system_tables', 'mysql_system_tables_data'].map((name) =>
    readFileSync(join(usr, 'share', 'mysql', `${name}.sql`), 'utf8'),
  );
  const input = ['CREATE DATABASE mysql;', 'USE mysql;', ...scripts, 'CREATE DATABASE wordpress;', ''].join('\n');
  const { status, stderr } = spawnSync(server, [...common, '--bootstrap'], { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the database was not made: ${stderr.slice(-2000)}`);
  return spawnGuarded(server, [...common, `--socket=${socket}`, '--skip-networking', '--skip-grant-tables']);
}

/** As an administrator does it, by the form. @param {string} url */
async function install(url) {
  const form = new URLSearchParams({
    weblog_title: 'A site',
    user_name: user.name,
    admin_password: user.password,
    admin_password2: user.password,
    pw_weak: 'on',
    admin_email: 'editor@example.org',
    language: '',
  });
  await poll(async () => {
    const told = await (await fetch(`${url}/wp-admin/install.php?step=2`, { method: 'POST', body: form })).text();
    if (/Success!|Already Installed/.test(told)) return true;
    throw new Error(told.slice(0, 1500));
  }, 'WordPress to be installed');
}
