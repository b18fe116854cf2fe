// Databases that come as packages of Python, in an environment of their own in `target`.
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './needs.mjs';
import { ask, must, root, say, which } from './run.mjs';

const folder = join(root, 'target', 'warehouse');
const requirements = join(root, 'tests', 'warehouse', 'python', 'requirements.txt');
/** Copy of the requirements that were installed. */
const installed = join(folder, 'requirements.txt');

/** Python of that environment. */
export const python = join(folder, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));

/** A Python that can make environments. */
const systemPython = () =>
  ['python3', 'python'].find(
    (name) => ask(name, '-c', 'import sys, ensurepip; assert sys.version_info >= (3, 10)') !== undefined,
  );

const needs = [
  {
    name: 'Python 3.10 or newer, with venv',
    find: systemPython,
    packages: ['python3-venv'],
    elsewhere: 'install Python from https://www.python.org',
  },
  {
    name: 'Java 17 or newer, on which Spark runs',
    find: () => which('java'),
    packages: ['openjdk-17-jre-headless'],
    elsewhere: 'install a Java runtime, such as Temurin',
  },
];

/** Installs Spark, ClickHouse, DataFusion, and the parser of SQL. */
export async function ensureDatabases() {
  await install(needs, 'the databases that Python brings');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return;
  say('installing with pip, once: Spark, ClickHouse, DataFusion (600 MB to download, 1.5 GB in target/warehouse)');
  rmSync(folder, { recursive: true, force: true });
  await must(systemPython() ?? 'python3', ['-m', 'venv', folder]);
  await must(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements]);
  copyFileSync(requirements, installed);
}
