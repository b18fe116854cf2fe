// The analyst's page as one file: opened from the disk, without network, from records to a saved report.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { sampleRecords } from '../../pkg/node/analyst.js';
import { toSingleFile } from '../../pkg/node/save.js';
import { root } from '../../scripts/run.mjs';
import { forEachEngine } from './engines.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hotline-report-analyst-page-'));
const address = pathToFileURL(join(root, 'pkg', 'hotline-report-analyst.html')).href;
const records = join(folder, 'records.csv');
const parquet = join(folder, 'records.parquet');
const size = { width: 1000, height: 900 };

before(async () => {
  writeFileSync(records, new Uint8Array(await (await sampleRecords()).arrayBuffer()));
  const duckdb = await (await DuckDBInstance.create(':memory:')).connect();
  await duckdb.run(`COPY (SELECT * FROM read_csv('${records}')) TO '${parquet}' (FORMAT parquet)`);
  duckdb.closeSync();
});
after(() => rmSync(folder, { recursive: true }));

/** Runs in the page: presses the button of that text. @param {string} text */
function press(text) {
  const found = [...document.querySelectorAll('button')].find((button) => button.textContent?.startsWith(text));
  if (!found || found.disabled) return false;
  found.click();
  return true;
}

/** Runs in the page: chooses in a labelled list. @param {string} label @param {string} value */
function choose(label, value) {
  const found = [...document.querySelectorAll('label.field')].find((field) => field.firstChild?.textContent === label);
  const control = /** @type {HTMLSelectElement | null} */ (found?.querySelector('select, input') ?? null);
  if (!control) return false;
  control.value = value;
  control.dispatchEvent(new Event('change'));
  return true;
}

/** Runs in the page: from now on keeps what it would download. */
function keepDownloads() {
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    if (/** @type {Blob} */ (blob).type === 'text/html') Object.assign(window, { savedReport: blob });
    return createObjectURL(blob);
  };
  HTMLAnchorElement.prototype.click = () => {};
}

/** Runs in the page: the report that was saved, once it is. */
const savedReport = () => /** @type {{savedReport?: Blob}} */ (/** @type {unknown} */ (window)).savedReport?.text();

forEachEngine(({ name, capabilities, open }) => {
  test('files for other programs come out of the page, save workbooks, which it does not offer', async () => {
    const page = await open(`${address}#missouri-2020`, size);
    if (capabilities.offline) await page.setOffline(true);
    await page.waitFor(() => document.querySelectorAll('.hr-block .download').length === 4);
    await page.evaluate(() => {
      HTMLAnchorElement.prototype.click = () => {};
    });
    assert.equal(await page.evaluate(press, 'Excel workbook'), false);
    await page.waitFor(press, 'All figures (CSV)');
    const told = await page.waitFor(() =>
      [...document.querySelectorAll('.download-status')]
        .map(({ textContent }) => textContent)
        .find((text) => text?.endsWith('is saved.')),
    );
    assert.equal(told, 'missouri-state-report-2020.csv is saved.');
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('a Parquet file is read without network, and gives the figures of its CSV', async () => {
    const page = await open(address, size);
    if (capabilities.offline) await page.setOffline(true);
    await page.waitFor(() => document.querySelector('.drop input[type=file]') !== null);
    await page.upload('.drop input[type=file]', parquet);
    // Its rows are counted by a worker first.
    await page.waitFor(press, 'State report');
    await page.waitFor(() => document.querySelector('.step')?.textContent?.includes('Parquet, '));
    await page.waitFor(press, 'Read the file');
    await page.waitFor(choose, 'State', 'Missouri');
    await page.waitFor(choose, 'Period', '2020');
    await page.waitFor(() => document.querySelector('.hr-report')?.textContent?.includes('13th highest') ?? false);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('from records to a saved report, without network', async () => {
    const page = await open(address, size);
    if (capabilities.offline) await page.setOffline(true);
    await page.evaluate(keepDownloads);
    await page.waitFor(() => document.querySelector('.drop input[type=file]') !== null);
    await page.upload('.drop input[type=file]', records);
    await page.waitFor(press, 'State report');
    await page.waitFor(press, 'Read the file');
    await page.waitFor(choose, 'State', 'Missouri');
    await page.waitFor(choose, 'Period', '2020');
    await page.waitFor(choose, 'Accurate as of', '2021-07-01');
    await page.waitFor(() => document.querySelector('.hr-report')?.textContent?.includes('13th highest') ?? false);
    await page.waitFor(() => document.querySelectorAll('canvas').length === 4);
    await page.waitFor(press, 'Save the report');
    const html = await page.waitFor(savedReport);
    assert.deepEqual(await page.consoleErrors(), []);
    if (capabilities.requests) {
      const others = (await page.requests()).filter((asked) => asked !== address && !/^(data|blob):/.test(asked));
      assert.deepEqual(others, []);
    }
    await page.close();
    const report = JSON.parse(/ id="hr-document">([^]*?)<\/script>/.exec(html)?.[1] ?? '');
    assert.equal(html, await toSingleFile(report), 'the page saves what the package saves');
    assert.doesNotMatch(html, /Airline\/Airport Personnel|signal_id/, 'what was hidden is in the file');
    const path = join(folder, `${name}.html`);
    writeFileSync(path, html);
    const saved = await open(pathToFileURL(path).href, size);
    await saved.waitFor(() => document.querySelectorAll('.hr-bars').length === 4);
    assert.equal(await saved.evaluate(() => document.querySelector('h1')?.textContent), 'Missouri State Report');
    await saved.close();
  });

  test('it has the sample reports, maps and the checker within', async () => {
    const page = await open(`${address}#missouri-2017`, size);
    await page.waitFor(() => document.querySelectorAll('canvas').length === 3);
    assert.equal(await page.evaluate(() => document.querySelector('h1')?.textContent), 'Missouri Spotlight');
    const broken = join(folder, 'broken.json');
    const sound = JSON.parse(readFileSync(join(root, 'www/reports/missouri-2020.json'), 'utf8'));
    writeFileSync(broken, JSON.stringify({ ...sound, titel: 'x' }));
    await page.upload('#file', broken);
    await page.waitFor(
      () => document.querySelector('#problems')?.textContent?.includes('Did you mean `title`?') ?? false,
    );
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });
});
