// While `npm start` builds, pages show what is there already, and wait for the rest.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { progress } from '../scripts/progress.mjs';
import { root as project } from '../scripts/run.mjs';
import { serve } from '../scripts/server.mjs';

const script = '<script type="module" src="/building.js"></script>';

/** @type {string} */
let root;
/** @type {ReturnType<typeof progress>} */
let building;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'hotline-report-'));
  mkdirSync(join(root, 'www'));
  mkdirSync(join(root, 'pkg'));
  mkdirSync(join(root, 'scripts'));
  writeFileSync(join(root, 'www/index.html'), '<!doctype html><head><title>Home</title></head>');
  writeFileSync(join(root, 'pkg/index.js'), 'export {};');
  writeFileSync(join(root, 'scripts/building.js'), '// progress');
  building = progress(root, Date.now());
  server = await serve({ root, first: building.first });
});

afterEach(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

/** @param {string} path */
const text = async (path) => (await fetch(`${server.url}${path}`)).text();

test('the page shows the progress while the build runs', async () => {
  for (const path of ['/', '/index.html']) assert.ok((await text(path)).includes(script), path);
  assert.equal(await text('/building.js'), '// progress');
});

test('the page is the plain one after the build', async () => {
  building.finish();
  assert.ok(!(await text('/')).includes(script));
});

test('what shows a report is handed out while the build runs', async () => {
  assert.equal(await text('/pkg/index.js'), 'export {};');
});

test('other files of the package arrive once the build is done', async () => {
  const answer = text('/pkg/analyst.js');
  assert.equal(await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 200, 'waiting'))]), 'waiting');
  writeFileSync(join(root, 'pkg/analyst.js'), 'export const analyst = 1;');
  building.finish();
  assert.equal(await answer, 'export const analyst = 1;');
});

test('the progress names the step', async () => {
  building.onStep('further modules');
  const during = await (await fetch(`${server.url}/building.json`)).json();
  assert.deepEqual([during.isDone, during.step], [false, 'further modules']);
  building.finish();
  assert.equal((await (await fetch(`${server.url}/building.json`)).json()).isDone, true);
});

test('the page has a place for the script', async () => {
  const own = await serve({ root: project, first: progress(project, Date.now()).first });
  assert.ok((await (await fetch(own.url)).text()).includes(script));
  await own.close();
});
