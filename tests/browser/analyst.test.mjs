// From records to a report, in the page and in the package: whole, cancelled, broken, without any server.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { serve } from '../../scripts/server.mjs';
import { root } from '../../scripts/run.mjs';
import { forEachEngine } from './engines.mjs';

/** @typedef {import('./engines/common.mjs').Page} Page */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'hotline-report-analyst-'));
const missouri2020 = JSON.parse(readFileSync(join(root, 'www/reports/missouri-2020.json'), 'utf8'));
const size = { width: 1000, height: 900 };

/** A plan of two columns, for files of a few rows. */
const small = {
  version: 1,
  id: 'small',
  name: 'Calls by kind',
  language: 'en-US',
  date: 'day',
  fields: {
    day: { label: 'Day', type: 'date', names: ['day'] },
    kind: { label: 'Kind', type: 'category', names: ['kind'] },
  },
  measures: { calls: { unit: 'calls' } },
  report: {
    title: 'Calls',
    publisher: 'A hotline',
    everywhere: 'Everywhere',
    sections: [{ tables: [{ id: 'kinds', title: 'Kinds', measure: 'calls', by: 'kind', total: { label: 'All' } }] }],
  },
  protection: { threshold: 1 },
};

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve({ root });
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** @param {string} name @param {string | Uint8Array} content */
function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs in the page: presses the button of that text. @param {string} text */
function press(text) {
  const found = [...document.querySelectorAll('button')].find((button) => button.textContent?.startsWith(text));
  if (!found || found.disabled) return false;
  found.click();
  return true;
}

/** Runs in the page: whether the maker says so. @param {string} words */
const says = (words) => document.querySelector('#maker')?.textContent?.includes(words) ?? false;

/** Runs in the page: chooses in a labelled list. @param {string} label @param {string} value */
function choose(label, value) {
  const found = [...document.querySelectorAll('label.field')].find((field) => field.firstChild?.textContent === label);
  const control = /** @type {HTMLSelectElement | null} */ (found?.querySelector('select, input') ?? null);
  if (!control) return false;
  control.value = value;
  control.dispatchEvent(new Event('change'));
  return true;
}

/** Gives the page the small plan and, once it is chosen, a file. @param {Page} page @param {string} path @param {object} plan */
async function useSmall(page, path, plan = small) {
  await page.waitFor(says, 'Drop a file of records here');
  await page.upload('.drop input[type=file]', file('plan.json', JSON.stringify(plan)));
  await page.waitFor(says, 'The plan “Calls by kind” is ready');
  await page.upload('.drop input[type=file]', path);
}

/** Runs in the page, once axe is in it: what it finds. */
async function axeFindings() {
  const { run } = /** @type {any} */ (window).axe;
  const { violations } = await run(document, { resultTypes: ['violations'] });
  return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
}

/** A document in one of its spellings: `{count: 7}` is 7. @param {unknown} value @returns {unknown} */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, plain(inner)]);
  const [only] = entries;
  return entries.length === 1 && only?.[0] === 'count' ? only[1] : Object.fromEntries(entries);
}

/** Every row is somewhere. Runs in the page: the rows of the account. */
const accounted = () =>
  [...document.querySelectorAll('table.account tbody tr')].map((row) => [
    row.querySelector('th')?.textContent,
    Number(row.querySelector('td')?.textContent?.replaceAll(',', '')),
  ]);

forEachEngine(({ name, capabilities, open }) => {
  test('invented records amount to the published report, and are labelled', async () => {
    // With its first compiler of WebAssembly alone, WebKit traps now and then on so many records.
    const page = await open(`${server.url}/#make`, { ...size, optimizing: true });
    await page.waitFor(press, 'Try it with invented records');
    await page.waitFor(press, 'Read the file');
    await page.waitFor(() => document.querySelector('.hr-report h1')?.textContent === 'Missouri State Report');
    await page.waitFor(() => document.querySelectorAll('canvas').length === 4);
    const said = await page.evaluate(() => document.querySelector('.hr-report')?.textContent);
    assert.match(said, /Invented records: they stand for nobody/);
    assert.match(said, /13th highest/);
    const rows = await page.evaluate(accounted);
    const [, total] = rows.pop();
    assert.equal(total, 50_000);
    assert.equal(
      rows.reduce((/** @type {number} */ sum, /** @type {any} */ [, count]) => sum + count, 0),
      total,
    );
    const told = await page.evaluate(() => document.querySelector('#made')?.textContent);
    assert.match(told, /Safe to publish\. No hidden count can be worked out\./);
    await page.evaluate(choose, 'State', 'Kansas');
    await page.waitFor(() => document.querySelector('.hr-report h1')?.textContent === 'Kansas State Report');
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('the package makes the very document that was published', async () => {
    const page = await open(`${server.url}/#missouri-2020`, size);
    const report = await page.evaluate(async () => {
      const { builtInPlans, openRecords, sampleRecords } = await import(/** @type {string} */ ('/pkg/analyst.js'));
      const plan = (await builtInPlans()).find((/** @type {any} */ { id }) => id === 'state-data-report');
      const opened = await openRecords(await sampleRecords(50_000), { name: 'sample.csv' });
      const records = await opened.read(plan);
      const scope = { jurisdiction: 'Missouri', start: '2020-01-01', end: '2020-12-31', accurateAsOf: '2021-07-01' };
      const outcome = await records.report(scope);
      records.close();
      return outcome.report;
    });
    // Nobody prints what numbers count.
    const { counts, ...printed } = report;
    assert.deepEqual(plain(printed), plain(missouri2020));
    assert.equal(counts.version, 1);
    await page.close();
  });

  test('reading is cancelled at once, and asks for nothing', async () => {
    const page = await open(`${server.url}/#make`, size);
    await page.waitFor(says, 'Drop a file of records here');
    const asked = capabilities.requests ? (await page.requests()).length : 0;
    const found = await page.evaluate(async () => {
      const { builtInPlans, openRecords, sampleRecords } = await import(/** @type {string} */ ('/pkg/analyst.js'));
      const [plan] = await builtInPlans();
      const sample = await sampleRecords(200_000);
      const opened = await openRecords(new Blob([sample, sample]), { name: 'big.csv' });
      const stop = new AbortController();
      let [stopped, remaining] = [0, 0];
      const begun = performance.now();
      const onProgress = (/** @type {{bytes: number, total: number}} */ { bytes, total }) => {
        stopped ||= performance.now();
        remaining ||= (stopped - begun) * (total / bytes - 1);
        stop.abort();
      };
      const reason = await opened
        .read(plan, { onProgress, signal: stop.signal })
        .catch((/** @type {any} */ fault) => fault.name);
      const took = performance.now() - stopped;
      const again = await openRecords('day,kind\n2020-01-01,a\n');
      return { reason, took, remaining, header: again.preview.header };
    });
    assert.equal(found.reason, 'AbortError');
    assert.ok(found.took < found.remaining / 10, `${found.took} ms of ${found.remaining}`);
    assert.deepEqual(found.header, ['day', 'kind']);
    if (capabilities.requests) {
      const since = (await page.requests()).slice(asked).filter((url) => !url.startsWith('blob:'));
      assert.deepEqual(since, []);
    }
    await page.close();
  });

  test('what is no table says what it is, and the next file works', async () => {
    const page = await open(`${server.url}/#make`, size);
    await useSmall(page, file('picture.csv', Buffer.from('89504e470d0a1a0a0000', 'hex')));
    await page.waitFor(says, 'a picture (PNG), not a table');
    await page.upload('.drop input[type=file]', file('cut.xlsx', Buffer.from('504b030414000600', 'hex')));
    await page.waitFor(() => document.querySelector('#maker .fault') && !document.body.textContent?.includes('PNG'));
    await page.upload('.drop input[type=file]', file('good.csv', 'day,kind\n2020-01-31,a\n2020-02-01,b\n'));
    await page.waitFor(() => document.querySelector('.hr-report h1')?.textContent === 'Calls');
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('an instance that is spoilt is thrown away', async () => {
    const page = await open(`${server.url}/#missouri-2020`, size);
    const codes = await page.evaluate(async (plan) => {
      const { initAnalyst, openRecords } = await import(/** @type {string} */ ('/pkg/analyst.js'));
      await initAnalyst();
      // A worker of the package whose instance traps: it is given no bytes at all.
      const { postMessage } = Worker.prototype;
      const spoilt = await openRecords('day,kind\n2020-01-31,a\n');
      Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ ...rest) {
        return postMessage.call(this, message.method === 'push' ? { ...message, args: [null] } : message, ...rest);
      };
      const code = await spoilt.read(plan).catch((/** @type {any} */ fault) => fault.code);
      Worker.prototype.postMessage = postMessage;
      const records = await spoilt.read(plan);
      return [code, records.summary.firstDay];
    }, small);
    assert.deepEqual(codes, ['crashed', '2020-01-31']);
    await page.close();
  });

  test('dates that can be read in two ways are asked for', async () => {
    const page = await open(`${server.url}/#make`, size);
    await useSmall(page, file('dates.csv', 'day,kind\n3/4/2020,a\n5/6/2020,b\n'));
    await page.waitFor(says, 'Day or month first?');
    await page.waitFor(press, 'Day first: 3/4/2020 is April 3, 2020');
    await page.waitFor(says, 'records from 2020-04-03 to 2020-06-05');
    await page.close();
  });

  test('bad rows are accounted for, columns are remembered and forgotten', async () => {
    const page = await open(`${server.url}/#make`, size);
    const good = '2020-01-31,a\n2020-02-01,b\n'.repeat(20);
    const path = file('odd.csv', `when,what\n${good}x\n?,c\n2019-01-01,d\n`);
    await useSmall(page, path);
    await page.waitFor(says, 'Which column is which');
    assert.ok(await page.evaluate(says, 'Still without a column'));
    for (const [place, value] of [
      [0, 'when'],
      [1, 'what'],
    ]) {
      await page.evaluate(
        (index, column) => {
          const select = /** @type {HTMLSelectElement} */ (document.querySelectorAll('table.columns select')[index]);
          select.value = column;
          select.dispatchEvent(new Event('change'));
        },
        place,
        value,
      );
    }
    await page.waitFor(press, 'Read the file');
    await page.waitFor(() => document.querySelector('table.account') !== null);
    assert.deepEqual(await page.evaluate(accounted), [
      ['In this report', 40],
      ['Could not be read: fewer fields than the heading (line 42: x)', 1],
      ['Left out: no date that could be read', 1],
      ['Left out: of another period', 1],
      ['Rows in the file', 43],
    ]);
    const noticed = await page.evaluate(() => document.querySelector('#made')?.textContent);
    assert.match(noticed, /Day: “\?” in column “when”: .*, so not counted as an answer\. \(line 43\)/);
    await page.waitFor(press, 'Another file');
    await page.upload('.drop input[type=file]', path);
    await page.waitFor(says, 'As you chose before');
    await page.waitFor(press, 'Forget them');
    await page.waitFor(says, 'Still without a column');
    await page.close();
  });

  test('a report that an earlier edition makes unsafe is made only for a written reason', async () => {
    const page = await open(`${server.url}/#make`, size);
    const few = `day,kind\n${'2020-01-31,a\n'.repeat(2)}${'2020-02-01,b\n'.repeat(9)}`;
    const protection = { threshold: 3, earlierEditions: 'unchanged' };
    await useSmall(page, file('kinds.csv', few), { ...small, protection });
    await page.waitFor(() => document.querySelector('.verdict.is-safe') !== null);
    const earlier = await page.evaluate(async () => {
      const { reportOfCounts } = await import(/** @type {string} */ ('/pkg/analyst.js'));
      const plan = {
        version: 1,
        id: 'earlier',
        name: 'Earlier',
        language: 'en-US',
        fields: { kind: { label: 'Kind', type: 'category' } },
        measures: { calls: { unit: 'calls' } },
        report: {
          title: 'Earlier',
          publisher: 'Nobody',
          everywhere: 'Everywhere',
          sections: [{ tables: [{ id: 'kinds', title: 'Kinds', measure: 'calls', by: 'kind' }] }],
        },
        protection: { threshold: 1 },
      };
      const rows = [
        { label: 'a', count: 2 },
        { label: 'b', count: 9 },
      ];
      const scope = { start: '2020-01-31', end: '2020-12-31' };
      return (await reportOfCounts(plan, { tables: { kinds: { rows } } }, scope)).report;
    });
    earlier.period = { start: '2020-01-01', end: '2020-12-31' };
    await page.upload('.earlier input[type=file]', file('earlier.json', JSON.stringify(earlier)));
    await page.waitFor(() => document.querySelector('.verdict.is-not-safe') !== null);
    assert.equal(await page.evaluate(() => document.querySelector('.hr-report')), null, 'no report');
    await page.evaluate(() => {
      const area = /** @type {HTMLTextAreaElement} */ (document.querySelector('.override textarea'));
      area.value = 'It was printed before.';
    });
    await page.waitFor(press, 'Make the report for this reason');
    await page.waitFor(() => document.querySelector('.hr-report table') !== null);
    const said = await page.evaluate(() => document.querySelector('.verdict')?.textContent);
    assert.match(said, /Not safe to publish.*It was printed before\./s);
    const shown = await page.evaluate(() => document.querySelector('.hr-report')?.textContent);
    assert.doesNotMatch(shown, /printed before/);
    await page.close();
  });

  test('a report pasted as text is shown again', async () => {
    const page = await open(`${server.url}/#make`, size);
    await page.waitFor(says, 'Drop a file of records here');
    await page.evaluate(() => {
      const area = /** @type {HTMLTextAreaElement} */ (document.querySelector('textarea'));
      area.value =
        'Harbour Helpline 2025\nType of Caller\t# of Calls\t% of Calls\nFriend\t30\t75%\nSurvivor\t10\t25%\nTotal\t40\t100%\n';
    });
    await page.waitFor(press, 'Read the text');
    await page.waitFor(() => document.querySelector('.hr-report table') !== null);
    assert.match(await page.evaluate(() => document.querySelector('.hr-report')?.textContent), /Survivor.*10.*25%/);
    await page.close();
  });

  test('every line of a pasted text has what became of it, and can be corrected', async () => {
    const page = await open(`${server.url}/#make`, size);
    await page.waitFor(says, 'Drop a file of records here');
    await page.evaluate(() => {
      const area = /** @type {HTMLTextAreaElement} */ (document.querySelector('textarea'));
      area.value =
        'Harbour Helpline 2025\nType of Caller\t# of Calls\nFriend or\nneighbour\t30\nSurvivor\t10\nDraft 7\t7\n';
    });
    await page.waitFor(press, 'Read the text');
    await page.waitFor(() => document.querySelectorAll('.lines tbody tr').length === 6);
    const correct = (/** @type {number} */ line, /** @type {string} */ change) => {
      const select = /** @type {HTMLSelectElement} */ (document.querySelector(`[data-line="${line}"]`));
      select.value = change;
      select.dispatchEvent(new Event('change'));
    };
    await page.evaluate(correct, 6, 'leave-out');
    await page.waitFor(() => document.querySelector('.hr-report')?.textContent?.includes('Draft') === false);
    await page.evaluate(correct, 4, 'goes-on');
    await page.waitFor(() => document.querySelector('.hr-report tbody th')?.textContent === 'Friend or neighbour');
    await page.waitFor(() => document.querySelectorAll('.hr-report tbody tr').length === 2);
    await page.waitFor(() => document.activeElement?.getAttribute('data-line') === '4');
    await page.evaluate(correct, 5, 'words');
    await page.evaluate(() => {
      const input = /** @type {HTMLInputElement} */ (document.querySelector('.lines input'));
      input.value = 'Survivor\t12';
      input.dispatchEvent(new Event('change'));
    });
    await page.waitFor(() => document.querySelector('.hr-report')?.textContent?.includes('12'));
    await page.evaluate(correct, 6, '');
    await page.waitFor(() => document.querySelector('.hr-report')?.textContent?.includes('Draft 7'));
    await page.close();
  });

  test('axe finds nothing in any step, also on a phone', async () => {
    const page = await open(`${server.url}/#make`, { width: 320, height: 800 });
    const check = async (/** @type {string} */ step) => {
      await page.evaluate(`(() => {${axe}\n})()`);
      assert.deepEqual(await page.evaluate(axeFindings), [], step);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `${step}: ${overflow} px too wide`);
    };
    await page.waitFor(says, 'Drop a file of records here');
    await check('start');
    await page.evaluate(() => {
      const area = /** @type {HTMLTextAreaElement} */ (document.querySelector('textarea'));
      area.value = 'Harbour Helpline 2025\nType of Caller\t# of Calls\nFriend\t30\nSurvivor\t10\n';
    });
    await page.waitFor(press, 'Read the text');
    await page.waitFor(
      () => document.querySelector('.lines') !== null && document.querySelector('.hr-report h1') !== null,
    );
    await check('lines');
    await page.waitFor(press, 'Another text or file');
    await page.waitFor(says, 'Drop a file of records here');
    await page.waitFor(press, 'Try it with invented records');
    await page.waitFor(says, 'Which column is which');
    await check('file');
    await page.waitFor(press, 'Read the file');
    await page.waitFor(() => document.querySelectorAll('canvas').length === 4);
    await page.waitFor(() => document.querySelector('table.account') !== null);
    await check('report');
    await page.close();
  });

  if (name === 'chromium') {
    test('the page stays free while 20 MB are read', async () => {
      const page = await open(`${server.url}/#make`, size);
      await page.waitFor(says, 'Drop a file of records here');
      // Other work on the machine makes a task seem long, but hardly in each of three readings; a page that is not free does.
      let longest = Infinity;
      for (let reading = 0; reading < 3 && longest >= 50; reading += 1) {
        longest = Math.min(longest, await page.evaluate(longestTaskOfReading));
      }
      assert.ok(longest < 50, `${longest} ms`);
      await page.close();
    });
  }

  test('from a file of its own, without a server, records are read', async () => {
    const page = await open(pathToFileURL(await singleFile()).href, size);
    await page.waitFor(() => document.title !== 'waiting');
    assert.equal(await page.evaluate(() => document.title), '2 rows, 2020-01-31');
    await page.close();
  });
});

/** Runs in the page: for how long it stood still while 20 MB of records were read, in milliseconds. */
async function longestTaskOfReading() {
  const { builtInPlans, openRecords, sampleRecords } = await import(/** @type {string} */ ('/pkg/analyst.js'));
  const [plan] = await builtInPlans();
  const sample = await sampleRecords(200_000);
  if (sample.size < 15e6) throw new Error(`only ${sample.size} bytes`);
  // A task that is not over yet would count, too.
  await new Promise((resolve) => setTimeout(resolve, 500));
  /** @type {number[]} */
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration)));
  observer.observe({ type: 'longtask', buffered: false });
  const opened = await openRecords(sample, { name: 'sample.csv' });
  const records = await opened.read(plan, { onProgress: () => {} });
  await records.report({ jurisdiction: 'Missouri', start: '2020', end: '2020' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return Math.max(0, ...tasks);
}

/** The analyst's part in one HTML file, as a page that is saved would have it. */
async function singleFile() {
  const script = `
    import { initAnalyst, openRecords } from './pkg/analyst.js';
    const text = document.getElementById('module').textContent;
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    const run = async () => {
      await initAnalyst({ analyst: bytes });
      const file = await openRecords(new File(['day,kind\\n2020-01-31,a\\n2020-02-01,b\\n'], 'records.csv'));
      const records = await file.read(${JSON.stringify(small)});
      const { account } = await records.report();
      return account.rows + ' rows, ' + records.summary.firstDay;
    };
    run().then((title) => { document.title = title; }, (fault) => { document.title = String(fault); });`;
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: root },
    bundle: true,
    format: 'iife',
    write: false,
    define: { 'import.meta.url': '"file:///none/"' },
  });
  const module = readFileSync(join(root, 'pkg/hotline_analyst_bg.wasm')).toString('base64');
  const code = (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
  return file(
    'saved.html',
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>waiting</title>
<script type="application/octet-stream" id="module">${module}</script><script>${code}</script></html>`,
  );
}
