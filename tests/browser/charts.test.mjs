// Canvas charts in every engine: drawn where the scene says, told by pointer and keyboard, redrawn when asked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { forEachEngine } from './engines.mjs';
import { around, startSite } from './site.mjs';

/** @type {import('./site.mjs').Site} */
let site;
/** A page of the report that its fragment names, whose charts all stand beside their tables. @type {string} */
let charts;
/** The same with bars in the rows of lists. @type {string} */
let rows;
before(async () => {
  site = await startSite();
  /** @param {string} change */
  const script = (
    change,
  ) => `<style>:root { color-scheme: light dark }</style><link rel="stylesheet" href="/pkg/report.css"><script type="module">
    import { mount } from '/pkg/index.js';
    const document = await (await fetch('/reports/' + location.hash.slice(1) + '.json')).json();
    for (const { tables = [] } of document.sections) for (const table of tables) { ${change} }
    await mount('#report', document);
  </script>`;
  const report = '<div id="report"></div>';
  charts = site.page('/charts.html', around(report, script("if (table.chart !== 'donut') table.chart = 'separate';")));
  rows = site.page('/rows.html', around(report, script('')));
});
after(() => site.close());

const chart = 'figure[data-hr-chart="signaler-type"] canvas';

/** Runs in the page: whether every chart has been painted. */
function painted() {
  const canvases = [...document.querySelectorAll('canvas')];
  return canvases.length > 0 && canvases.every((canvas) => canvas.style.height !== '');
}

/**
 * Runs in the page: lays each chart out again at the width it has and looks whether the canvas on the page has ink in
 * each place that can be pointed at.
 */
async function inkOnPage() {
  const { init, parseReport } = await import(/** @type {string} */ ('/pkg/index.js'));
  await init();
  const name = location.hash.slice(1);
  const report = parseReport(await (await fetch(`/reports/${name}.json`)).json());
  const found = [];
  for (const { id, region } of report.charts) {
    const figure = document.querySelector(`figure[data-hr-chart="${id}"]`);
    const canvas = figure?.querySelector('canvas');
    if (!figure || !canvas) throw new Error(`no canvas for ${id}`);
    const style = getComputedStyle(figure);
    const scene = report.layOut(id, document.createElement('canvas'), {
      width: figure.clientWidth + 8,
      textScale: 100,
      fontFamily: style.fontFamily,
      geometry: region ? await (await fetch(`/pkg/maps/${region}.json`)).json() : undefined,
    });
    const context = canvas.getContext('2d');
    const density = canvas.width / scene.width;
    for (const { label, bounds } of scene.targets) {
      const [left, top, width, height] = bounds.map((/** @type {number} */ side) => Math.round(side * density));
      const pixels = context?.getImageData(left, top, Math.max(1, width), Math.max(1, height)).data ?? [];
      let ink = 0;
      for (let alpha = 3; alpha < pixels.length; alpha += 4) if ((pixels[alpha] ?? 0) > 128) ink += 1;
      found.push({ id, label, share: ink / (width * height) });
    }
    const blank = context?.getImageData(0, canvas.height - 2, canvas.width, 2).data ?? [];
    found.push({ id, blank: blank.every((value) => value === 0), size: [canvas.width, canvas.height] });
  }
  return found;
}

/** Runs in the page: until what follows the width has followed it. */
const settled = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))));

/** The tip of the chart on the page, if it shows. */
const tip = () => {
  const shown = document.querySelector('figure[data-hr-chart="signaler-type"] .hr-tip');
  return shown instanceof HTMLElement && !shown.hidden ? shown.textContent : '';
};

/**
 * Runs in the page: where each bar ends on the canvas behind its table, beside what its row prints. Lengths in CSS pixels.
 */
function barsOnPage() {
  return [...document.querySelectorAll('.hr-bars')].flatMap((place) => {
    const canvas = place.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) throw new Error('no canvas behind the table');
    const density = canvas.width / canvas.clientWidth;
    const { left, top } = canvas.getBoundingClientRect();
    return [...place.querySelectorAll('tr[data-row]')].flatMap((row) => {
      const picture = row.querySelector('svg:not(.hr-withheld)');
      if (!picture) return [];
      const box = picture.getBoundingClientRect();
      const wanted = picture.querySelector('rect')?.getBoundingClientRect().width ?? 0;
      const y = Math.round((box.top + box.height / 2 - top) * density);
      const { data } = context.getImageData(0, y, canvas.width, 1);
      const inked = Array.from({ length: canvas.width }, (_, x) => x).filter((x) => (data[4 * x + 3] ?? 0) > 128);
      const cell = row.getBoundingClientRect();
      return {
        label: row.querySelector('.hr-label')?.textContent ?? '',
        begins: (inked[0] ?? -1) / density + left - box.left,
        length: inked.length / density,
        wanted,
        inRow: box.top >= cell.top && box.bottom <= cell.bottom + 1,
      };
    });
  });
}

/** @param {ReturnType<typeof barsOnPage>} bars */
function areBesideTheirRows(bars) {
  assert.equal(bars.length, 44);
  for (const { label, begins, length, wanted, inRow } of bars) {
    assert.ok(inRow, `${label}: the bar is in its row`);
    // What is thinner than a pixel is too faint to be found.
    if (wanted < 1) continue;
    assert.ok(Math.abs(begins) < 1.1, `${label} begins ${begins} px beside its place`);
    assert.ok(Math.abs(length - wanted) < 1.6, `${label} is ${length} px long, not ${wanted}`);
  }
}

forEachEngine(({ name, capabilities, open }) => {
  test('the bars of a list lie behind its rows, as long as their figures, at every width and text size', async () => {
    const page = await open(`${rows}#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(() => document.querySelectorAll('.hr-drawn canvas').length === 4);
    for (const width of [1280, 768, 320]) {
      await page.setViewport(width, 900);
      await page.evaluate(settled);
      areBesideTheirRows(await page.evaluate(barsOnPage));
    }
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '150%';
    });
    await page.evaluate(settled);
    areBesideTheirRows(await page.evaluate(barsOnPage));
    await page.close();
  });

  test('bars follow their rows when these are put into another order', async () => {
    const page = await open(`${rows}#missouri-2020`, { width: 900, height: 900 });
    await page.waitFor(() => document.querySelectorAll('.hr-drawn canvas').length === 4);
    await page.evaluate(() => {
      const body = document.querySelector('.hr-bars tbody');
      body?.append(...[...body.children].toReversed());
      body?.closest('table')?.dispatchEvent(new Event('hr-sort', { bubbles: true }));
    });
    // Until then the pictures in the rows are seen.
    await page.waitFor(() => document.querySelectorAll('.hr-drawn canvas').length === 4);
    areBesideTheirRows(await page.evaluate(barsOnPage));
    await page.close();
  });

  test('the row that the pointer is at is told, and that it left', async () => {
    const page = await open(`${rows}#missouri-2020`, { width: 900, height: 900 });
    await page.waitFor(() => document.querySelectorAll('.hr-drawn canvas').length === 4);
    const told = await page.evaluate(async () => {
      /** @type {unknown[]} */
      const cells = [];
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      const onCellFocus = (/** @type {unknown} */ cell) => cells.push(cell);
      await mount('#report', '/reports/missouri-2020.json', { onCellFocus });
      const place = document.querySelector('[data-hr-rows="demographics"]');
      while (!place?.matches('.hr-drawn')) await new Promise((resolve) => setTimeout(resolve, 20));
      const row = [...place.querySelectorAll('tr')].find(({ textContent }) => textContent.includes('Gender'));
      row?.querySelector('td')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      place.dispatchEvent(new PointerEvent('pointerleave'));
      return cells;
    });
    const row = { table: 'demographics', row: '/rows/4', label: 'Gender Minorities', value: 'Fewer than Three Times' };
    assert.deepEqual(told, [row, null]);
    await page.close();
  });

  for (const [report, count] of /** @type {const} */ ([
    ['missouri-2020', 45],
    ['missouri-2017', 8],
  ])) {
    test(`${report}: every mark of every chart has ink where the scene says, and the margin has none`, async () => {
      const page = await open(`${charts}#${report}`, { width: 1000, height: 900 });
      await page.waitFor(painted);
      /** @type {Awaited<ReturnType<typeof inkOnPage>>} */
      const found = await page.evaluate(inkOnPage);
      const marks = found.filter(({ label }) => label !== undefined);
      assert.equal(marks.length, count);
      for (const { id, label, share } of marks) assert.ok((share ?? 0) > 0.01, `${id}, ${label}: ${share}`);
      for (const { id, blank } of found.filter((entry) => entry.blank !== undefined)) assert.ok(blank, id);
      await page.close();
    });
  }

  test('the keyboard steps through the figures and Escape leaves them', async () => {
    const page = await open(`${charts}#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(painted);
    await page.evaluate((selector) => document.querySelector(selector)?.focus(), chart);
    await page.press('ArrowDown');
    await page.press('ArrowDown');
    const second = await page.evaluate(tip);
    await page.press('End');
    assert.match(await page.evaluate(tip), /Caller Types Referenced Fewer than Three Times.*7 · 1%/);
    await page.press('Home');
    assert.match(await page.evaluate(tip), /Victim of Trafficking.*185 · 25%/);
    assert.match(second, /(Community Member.*104 · 14%|Medical Professional.*91 · 12%)/);
    await page.press('Escape');
    assert.equal(await page.evaluate(tip), '');
    await page.close();
  });

  test('pointing at a bar shows its label, count and percentage', async () => {
    const page = await open(`${charts}#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(painted);
    const place = await page.evaluate((selector) => {
      const canvas = document.querySelector(selector);
      canvas.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = canvas.getBoundingClientRect();
      return { x: box.left + box.width * 0.45, y: box.top + 20 };
    }, chart);
    await page.hover(place);
    await page.waitFor(
      () => document.querySelector('figure[data-hr-chart="signaler-type"] .hr-tip:not([hidden])') !== null,
    );
    assert.match(await page.evaluate(tip), /Victim of Trafficking.*185 · 25%/);
    await page.close();
  });

  test('a withheld figure is told as words, without a number', async () => {
    const page = await open(`${charts}#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(painted);
    await page.evaluate(() => {
      const canvas = document.querySelector('figure[data-hr-chart="demographics"] canvas');
      if (canvas instanceof HTMLElement) canvas.focus();
    });
    await page.press('Home');
    for (let step = 0; step < 4; step += 1) await page.press('ArrowDown');
    const told = await page.evaluate(
      () => document.querySelector('figure[data-hr-chart="demographics"] .hr-tip')?.textContent,
    );
    assert.match(told, /Gender Minorities/);
    assert.match(told, /Fewer than Three Times/);
    assert.doesNotMatch(told, /[\d%]/);
    await page.close();
  });

  test('the canvas follows the width of its place, and nothing overflows at 320 px', async () => {
    const page = await open(`${charts}#missouri-2020`, { width: 1280, height: 900 });
    await page.waitFor(painted);
    const wide = await page.evaluate((selector) => document.querySelector(selector).clientWidth, chart);
    await page.setViewport(320, 800);
    await page.waitFor((selector) => document.querySelector(selector).clientWidth <= 320, chart);
    const narrow = await page.evaluate((selector) => document.querySelector(selector).clientWidth, chart);
    assert.ok(narrow < wide);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${overflow} px`);
    // A table scrolls within its own place, where the page's width tells nothing.
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.hr-block:not(.hr-wide) .hr-table')]
        .filter((place) => place.scrollWidth > place.clientWidth)
        .map((place) => `${place.querySelector('caption')?.textContent}: ${place.scrollWidth - place.clientWidth} px`),
    );
    assert.deepEqual(cut, []);
    await page.close();
  });

  test('twice the text size makes a taller chart, without any overflow', async () => {
    const page = await open(`${charts}#missouri-2020`, { width: 900, height: 900 });
    await page.waitFor(painted);
    const usual = await page.evaluate((selector) => document.querySelector(selector).clientHeight, chart);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await page.waitFor(
      (selector, height) => document.querySelector(selector).clientHeight > height * 1.5,
      chart,
      usual,
    );
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${overflow} px`);
    await page.close();
  });

  if (capabilities.forcedColors) {
    test('in forced colours the chart is drawn in them', async () => {
      const page = await open(`${charts}#missouri-2020`, { width: 900, height: 900, forcedColors: true });
      await page.waitFor(painted);
      const [drawn, wanted] = await page.evaluate((selector) => {
        const canvas = document.querySelector(selector);
        const context = canvas.getContext('2d');
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        const counts = new Map();
        for (let at = 0; at < data.length; at += 4) {
          if (data[at + 3] !== 255) continue;
          const color = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
          counts.set(color, (counts.get(color) ?? 0) + 1);
        }
        const probe = document.createElement('span');
        probe.className = 'hr-probe';
        canvas.parentElement.append(probe);
        const style = getComputedStyle(probe);
        // A highlight may be translucent; a chart paints it as a colour.
        const forced = [style.color, style.borderTopColor].map((color) => {
          const [red, green, blue] = color.match(/[\d.]+/g) ?? [];
          return `rgb(${red}, ${green}, ${blue})`;
        });
        probe.remove();
        return [[...counts.keys()], forced];
      }, chart);
      for (const color of wanted) assert.ok(drawn.includes(color), `${color} is not among ${drawn.slice(0, 8)}`);
      await page.close();
    });
  }

  test('on paper a vector picture takes the place of the canvas', async () => {
    const page = await open(`${charts}#missouri-2017`, { width: 1280, height: 900 });
    await page.waitFor(painted);
    const pictures = await page.evaluate(() => {
      window.dispatchEvent(new Event('beforeprint'));
      const count = document.querySelectorAll('svg.hr-on-paper').length;
      window.dispatchEvent(new Event('afterprint'));
      return [count, document.querySelectorAll('svg.hr-on-paper').length];
    });
    assert.deepEqual(pictures, [3, 0]);
    await page.close();
  });

  if (capabilities.dpr) {
    for (const dpr of [1, 2, 3]) {
      test(`at ${dpr} device pixels per CSS pixel the canvas has as many`, async () => {
        const page = await open(`${charts}#missouri-2017`, { width: 700, height: 900, dpr });
        await page.waitFor(painted);
        const ratios = await page.evaluate(() =>
          [...document.querySelectorAll('canvas')].map((canvas) => canvas.width / canvas.clientWidth),
        );
        for (const ratio of ratios) assert.ok(Math.abs(ratio - dpr) < 0.02, `${name}: ${ratio}`);
        await page.close();
      });
    }
  }

  if (capabilities.emulate) {
    test('when the page turns dark the charts are drawn anew', async () => {
      const page = await open(`${charts}#missouri-2020`, { width: 1000, height: 900, colorScheme: 'light' });
      await page.waitFor(painted);
      const light = await page.evaluate((selector) => document.querySelector(selector).toDataURL(), chart);
      await page.emulate({ colorScheme: 'dark' });
      await page.waitFor((selector, old) => document.querySelector(selector).toDataURL() !== old, chart, light);
      await page.close();
    });
  }
});
