// The page around the reports: broken documents, accessibility, print, and that nothing leaves it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { forEachEngine } from './engines.mjs';
import { groundFor } from './ground.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ground = groundFor('page');
const { folder } = ground;
const reports = ['missouri-2020', 'missouri-2017'];

/** Runs in the page: whether a report and all its charts are there. */
function ready() {
  const canvases = [...document.querySelectorAll('canvas')];
  return canvases.length > 0 && canvases.every((canvas) => canvas.style.height !== '');
}

/** A document as a file to open. @param {string} name @param {unknown} content */
function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const sound = () => JSON.parse(readFileSync(join(root, 'www/reports/missouri-2020.json'), 'utf8'));

/** The third section of the sample, where its tables of situations stand. @param {any} report */
const situations = (report) => report.sections[2].tables;

/** Runs in the page, once axe is in it: what it finds. */
async function axeFindings() {
  const { run } = /** @type {any} */ (window).axe;
  const { violations } = await run(document, { resultTypes: ['violations'] });
  return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
}

forEachEngine(({ name, capabilities, open }) => {
  for (const report of reports) {
    test(`${report}: axe finds nothing`, async () => {
      const page = await open(`${ground.url}/#${report}`, { width: 1280, height: 900 });
      await page.waitFor(ready);
      await page.evaluate(`(() => {${axe}\n})()`);
      assert.deepEqual(await page.evaluate(axeFindings), []);
      await page.close();
    });
  }

  test('the canvas of a chart has a name, a table and a summary', async () => {
    const page = await open(`${ground.url}/#missouri-2017`, { width: 1280, height: 900 });
    await page.waitFor(ready);
    const found = await page.evaluate(() =>
      [...document.querySelectorAll('[data-hr-chart="cases-by-form"] canvas')].map((canvas) =>
        ['aria-labelledby', 'aria-describedby', 'aria-details'].map((attribute) => {
          const ids = (canvas.getAttribute(attribute) ?? '').split(' ');
          const target = ids.map((id) => document.getElementById(id)?.textContent?.trim()).join(' ');
          return target.length > 5;
        }),
      ),
    );
    assert.deepEqual(found, [[true, true, true]]);
    await page.close();
  });

  test('every table has a caption, scoped heads and figures aligned to the right', async () => {
    const page = await open(`${ground.url}/#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(ready);
    const faults = await page.evaluate(() => {
      const list = [];
      for (const table of document.querySelectorAll('table')) {
        if (!table.caption?.textContent?.trim()) list.push('no caption');
        for (const head of table.querySelectorAll('th')) if (!head.scope) list.push(`no scope: ${head.textContent}`);
        for (const cell of table.querySelectorAll('td.hr-n')) {
          if (!['end', 'right'].includes(getComputedStyle(cell).textAlign)) list.push(`left: ${cell.textContent}`);
        }
      }
      return list;
    });
    assert.deepEqual(faults, []);
    await page.close();
  });

  test('the order of rows is in the address beside the report, and a link shows it again', async () => {
    /** Runs in the page: how the table of reasons is sorted, its first row, and the address. */
    const seen = () => {
      const table = document.querySelector('[id$="table-primary-reason"] table');
      const sorted = table?.querySelector('[aria-sort]')?.getAttribute('aria-sort');
      return [sorted, table?.querySelector('tbody .hr-label')?.textContent, location.hash];
    };
    const wanted = [
      'ascending',
      'Access Service Referrals',
      '#missouri-2020&sort=primary-reason.0.ascending&mark=demographics%2Frows%2F1',
    ];
    const page = await open(`${ground.url}/#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(ready);
    await page.evaluate(() => {
      const click = (/** @type {string} */ selector) =>
        /** @type {HTMLElement | null} */ (document.querySelector(selector))?.click();
      click('[id$="table-primary-reason"] thead th:first-child button');
      click('[id$="table-demographics"] tbody tr:nth-child(2) td');
    });
    assert.deepEqual(await page.evaluate(seen), wanted);
    await page.close();
    const again = await open(`${ground.url}/${wanted[2]}`, { width: 1280, height: 900 });
    await again.waitFor(ready);
    assert.deepEqual(await again.evaluate(seen), wanted);
    await again.close();
  });

  test('tables of the served page sort by their figures', async () => {
    const page = await open(`${ground.url}/#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(ready);
    const labels = await page.evaluate(() => {
      const table = document.querySelector('[id$="table-primary-reason"] table');
      /** @type {HTMLElement | null | undefined} */ (table?.querySelector('thead th:nth-child(2) button'))?.click();
      return [...(table?.querySelectorAll('tbody .hr-label') ?? [])].map(({ textContent }) => textContent);
    });
    assert.deepEqual(labels, [
      'Report a Trafficking Tip',
      'Access Service Referrals',
      'Request Crisis Assistance',
      'Request General Information',
    ]);
    await page.close();
  });

  test('every note marker leads to its note and back', async () => {
    const page = await open(`${ground.url}/#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(ready);
    const faults = await page.evaluate(() => {
      const links = [...document.querySelectorAll('.hr-ref a, .hr-back')];
      const dead = links.filter((link) => !document.getElementById((link.getAttribute('href') ?? '').slice(1)));
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
      return { links: links.length, dead: dead.length, repeated };
    });
    assert.ok(faults.links > 20);
    assert.deepEqual([faults.dead, faults.repeated], [0, []]);
    await page.close();
  });

  test('no text is smaller than 12 px', async () => {
    const page = await open(`${ground.url}/#missouri-2020`, { width: 320, height: 800 });
    await page.waitFor(ready);
    const small = await page.evaluate(() => {
      const names = new Set();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!parent || !walker.currentNode.textContent?.trim()) continue;
        // The brackets of a note's mark are there to be copied only.
        if (parent.matches('.hr-ref > i')) continue;
        if (parseFloat(getComputedStyle(parent).fontSize) < 12) names.add(parent.className || parent.tagName);
      }
      return [...names];
    });
    assert.deepEqual(small, []);
    await page.close();
  });

  test('a broken document: all its problems, readably, and the page goes on', async () => {
    const page = await open(`${ground.url}/#missouri-2020`, { width: 800, height: 900 });
    await page.waitFor(ready);
    const broken = sound();
    broken.titel = broken.title;
    delete broken.title;
    broken.accurateAsOf = '2021-02-30';
    situations(broken)[0].rows[0].value = -58;
    situations(broken)[1].notes = ['nowhere'];
    await page.upload('#file', file('broken.json', broken));
    await page.waitFor(() => document.querySelector('#problems [role=alert]') !== null);
    const told = await page.evaluate(() => document.querySelector('#problems')?.textContent);
    for (const words of [
      'This report cannot be shown',
      'Did you mean `title`?',
      '“2021-02-30” is not a date.',
      '-58 is negative.',
      'There is no note “nowhere”.',
      'Primary Reason',
      'Access Service Referrals',
    ]) {
      assert.ok(told.toLowerCase().includes(words.toLowerCase()), `${words} in ${told}`);
    }
    assert.equal(await page.evaluate(() => document.querySelector('.hr-report')), null);
    await page.upload('#file', file('sound.json', sound()));
    await page.waitFor(ready);
    assert.equal(await page.evaluate(() => document.querySelector('#problems [role=alert]')), null);
    await page.close();
  });

  test('a publication that contradicts itself is shown as printed, marked', async () => {
    const page = await open(`${ground.url}/#missouri-2020`, { width: 800, height: 900 });
    await page.waitFor(ready);
    const odd = sound();
    situations(odd)[0].rows[0].value = { count: 58, percent: '25%' };
    situations(odd)[0].total.value = 268;
    await page.upload('#file', file('odd.json', odd));
    await page.waitFor(() => document.querySelector('.hr-mark') !== null);
    const block = await page.evaluate(() => document.querySelector('.hr-mark')?.closest('.hr-block')?.textContent);
    assert.match(block, /25%/);
    assert.match(block, /58 of 268 is 22%, not 25% as printed/);
    assert.match(block, /The rows sum to 267, less than the total of 268/);
    await page.close();
  });

  test('what is no JSON, and what is no report, say so', async () => {
    const page = await open(`${ground.url}/#missouri-2020`, { width: 800, height: 900 });
    await page.waitFor(ready);
    for (const [content, words] of [
      ['a,b\n1,2\n', /not JSON/],
      ['[1, 2]', /should be an object/],
      ['', /not JSON/],
      ['{"version": 1, "sections": '.padEnd(3000, '[') + ']'.repeat(10), /not JSON/],
    ]) {
      await page.upload('#file', file('wrong.json', content));
      await page.waitFor(
        (pattern) => new RegExp(pattern).test(document.querySelector('#problems')?.textContent ?? ''),
        /** @type {RegExp} */ (words).source,
      );
    }
    await page.close();
  });

  test('trends, columns, ranks and shares in Spanish: all said, and axe finds nothing on a phone', async () => {
    const page = await open(`${ground.url}/#missouri-2020`, { width: 320, height: 800 });
    await page.waitFor(ready);
    await page.upload('#file', join(root, 'tests/fixtures/documents/linea-azul.json'));
    await page.waitFor(() => document.querySelector('.hr-report')?.getAttribute('lang') === 'es-US');
    await page.waitFor(ready);
    const said = await page.evaluate(() => document.querySelector('.hr-report')?.textContent);
    for (const words of [
      '+35%',
      '12,345',
      '−1,345',
      '−23%',
      '1.1',
      '20.º lugar',
      '0.04%',
      'más de 75',
      'edición anterior: 10,949',
    ]) {
      assert.ok(said.includes(words), words);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${overflow} px`);
    await page.evaluate(`(() => {${axe}\n})()`);
    assert.deepEqual(await page.evaluate(axeFindings), []);
    await page.close();
  });

  test('two reports on one page share no id, and each is unmounted by itself', async () => {
    const page = await open(`${ground.url}/#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(ready);
    const found = await page.evaluate(async () => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      const second = document.createElement('div');
      document.body.append(second);
      const shown = await mount(second, '/reports/missouri-2017.json', { headingLevel: 2 });
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
      const heading = second.querySelector('.hr-header h2')?.textContent;
      shown.unmount();
      return { repeated, heading, left: second.childElementCount, others: document.querySelectorAll('canvas').length };
    });
    assert.deepEqual(found, { repeated: [], heading: 'Missouri Spotlight', left: 0, others: 4 });
    await page.close();
  });

  test('a map without its geometry leaves its words, and the rest of the report', async () => {
    const page = await open(`${ground.url}/#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(ready);
    const found = await page.evaluate(async () => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      const place = document.createElement('div');
      document.body.append(place);
      const wrong = { code: 'US-KS', name: 'Kansas', source: '', width: 10, height: 10, outline: [], counties: [] };
      await mount(place, '/reports/missouri-2017.json', { geometry: async () => wrong });
      await new Promise((resolve) => setTimeout(resolve, 300));
      return [place.querySelectorAll('canvas').length, place.querySelector('.hr-map .hr-summary')?.textContent];
    });
    assert.equal(found[0], 2);
    assert.match(found[1], /no counts by place/);
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('nothing is asked of another host, and nothing fails', async () => {
    for (const report of reports) {
      const page = await open(`${ground.url}/#${report}`, { width: 1280, height: 900 });
      await page.waitFor(ready);
      assert.deepEqual(await page.consoleErrors(), []);
      if (capabilities.requests) {
        const foreign = (await page.requests()).filter(
          (url) => !url.startsWith(ground.url) && !url.startsWith('data:'),
        );
        assert.deepEqual(foreign, []);
      }
      await page.close();
    }
  });

  if (capabilities.pdf && name === 'chromium') {
    test('printed, it is a document of letters and vectors', async () => {
      const page = await open(`${ground.url}/#missouri-2020`, { width: 1280, height: 900 });
      await page.waitFor(ready);
      const path = join(folder, 'report.pdf');
      await page.pdf(path);
      const pdf = readFileSync(path, 'latin1');
      assert.match(pdf, /^%PDF-/);
      assert.doesNotMatch(pdf, /\/Subtype\s*\/Image/, 'a canvas was printed as a bitmap');
      await page.close();
    });
  }
});
