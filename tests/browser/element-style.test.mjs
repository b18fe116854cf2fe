// The custom element in every engine: its style, from within and from outside, and its manifest.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { init, parseReport } from '../../pkg/node/index.js';
import { root } from '../../scripts/run.mjs';
import { document2017, element, isIn, pageOn, ready, size } from './elements.mjs';
import { forEachEngine } from './engines.mjs';
import { startSite } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const manifest = JSON.parse(readFileSync(join(root, 'js', 'custom-elements.json'), 'utf8'));
const { attributes, members, events, cssParts, cssProperties } = manifest.modules[0].declarations[0];

/** @type {import('./site.mjs').Site} */
let site;
before(async () => {
  await init();
  site = await startSite();
});
after(() => site.close());

/** @param {string} content @param {string} [head] @param {string} [policy] */
const pageOf = (content, head, policy) => pageOn(site, content, head, policy);

/** A static report with pictures, in a page that has such a colour for marks. @param {string} mark */
function staticPage(mark) {
  const report = parseReport(readFileSync(join(root, 'tests/fixtures/documents/chart-kinds.json'), 'utf8'));
  const own = mark ? `<style>.hr-report { --hr-mark: ${mark} }</style>` : '';
  return pageOf(report.html({ charts: 'svg' }), `<link rel="stylesheet" href="/pkg/report.css">${own}${darkToo}`);
}
const darkToo = '<meta name="color-scheme" content="light dark">';

/** Runs in the page: red, green and blue of a bar in a row, and of the largest mark of a picture. */
function marks() {
  const levels = (/** @type {Element | null} */ mark) => {
    const pen = document.createElement('canvas').getContext('2d');
    if (!mark || !pen) return [];
    // A canvas has every colour in the same notation.
    pen.fillStyle = getComputedStyle(mark).fill;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const bar = document.createElement('div');
  bar.className = 'hr-bar';
  bar.innerHTML = '<svg></svg>';
  document.querySelector('.hr-report')?.append(bar);
  return {
    bar: levels(bar.querySelector('svg')),
    picture: levels(document.querySelector('.hr-chart rect[fill="#12617A"]')),
  };
}

/** @param {number[]} color */
function contrastWithWhite(color) {
  const [red = 0, green = 0, blue = 0] = color.map((level) => {
    const part = level / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

forEachEngine(({ capabilities, open }) => {
  test('a policy that takes only scripts with a nonce, and no inline style, is kept', async () => {
    const policy =
      "default-src 'none'; script-src 'nonce-n' 'wasm-unsafe-eval'; style-src 'nonce-n'; connect-src 'self'; img-src data:; base-uri 'none'";
    const head = '<script nonce="n" type="module" src="/pkg/element.js"></script>';
    const page = await open(pageOf(element(), head, policy), size);
    await page.waitFor(ready);
    const ground = await page.evaluate(() => {
      const article = document.querySelector('hotline-report')?.shadowRoot?.querySelector('article');
      return article && getComputedStyle(article).backgroundColor;
    });
    assert.equal(ground, 'rgb(255, 255, 255)', 'the style sheet is there');
    assert.deepEqual(await page.consoleErrors(), []);
    await page.close();
  });

  test('it takes the colours of the page around it, unless it is told others', async () => {
    const dark = { ...size, colorScheme: /** @type {const} */ ('dark') };
    const head = '<script type="module" src="/pkg/element.js"></script>';
    const scheme = '<meta name="color-scheme" content="light dark">';
    const grounds = [];
    for (const [extra, theme] of [
      ['', 'auto'],
      [scheme, 'auto'],
      ['', 'dark'],
      [scheme, 'light'],
    ]) {
      const given = `theme="${theme}" src="/reports/missouri-2017.json"`;
      const page = await open(pageOf(element(given), `${head}${extra}`), dark);
      await page.waitFor(ready);
      grounds.push(
        await page.evaluate(() => {
          const scope = document.querySelector('hotline-report')?.shadowRoot;
          const article = scope?.querySelector('article');
          return article && getComputedStyle(article).backgroundColor;
        }),
      );
      await page.close();
    }
    const [white, black] = ['rgb(255, 255, 255)', 'rgb(20, 24, 29)'];
    assert.deepEqual(grounds, [white, black, black, white]);
  });

  test('the pictures of a static report are seen on dark ground, too', async () => {
    const static2017 = parseReport(document2017).html({ charts: 'svg' });
    const page = await open(pageOf(static2017, '<link rel="stylesheet" href="/pkg/report.css">'), {
      ...size,
      colorScheme: 'dark',
    });
    const colors = await page.evaluate(() => {
      const of = (/** @type {string} */ selector) =>
        getComputedStyle(document.querySelector(selector) ?? document.body);
      return [of('.hr-report').backgroundColor, of('.hr-chart svg text').fill];
    });
    assert.deepEqual(colors, ['rgb(20, 24, 29)', 'rgb(233, 236, 239)']);
    await page.close();
  });

  for (const [colorScheme, mark, expected] of /** @type {const} */ ([
    ['light', '#7a1f5c', [122, 31, 92]],
    ['dark', '#e0a3cc', [224, 163, 204]],
    ['light', '', [18, 97, 122]],
  ])) {
    test(`static pictures and bars have ${mark || 'their own colour'} on ${colorScheme} ground`, async () => {
      const page = await open(staticPage(mark), { ...size, colorScheme });
      const { bar, picture } = await page.evaluate(marks);
      for (const found of [bar, picture]) {
        const apart = expected.map((level, channel) => Math.abs(level - found[channel]));
        assert.ok(Math.max(...apart) <= 2, `${found} is not ${expected}`);
      }
      await page.close();
    });
  }

  test('a mark that is too light for a static report is darker there, so that figures on it are read', async () => {
    const page = await open(staticPage('#ffe08a'), size);
    const { picture } = await page.evaluate(marks);
    assert.ok(contrastWithWhite(picture) >= 4.5, `${picture}`);
    await page.close();
  });

  test('charts are painted anew when the theme changes', async () => {
    const page = await open(pageOf(element('src="/reports/missouri-2017.json"')), size);
    await page.waitFor(ready);
    /** Runs in the page: the sum of the reds of the ring, unless it is as before. @param {number} old */
    const reds = (old) => {
      const figure = document.querySelector('hotline-report')?.shadowRoot?.querySelectorAll('figure')[1];
      const canvas = figure?.querySelector('canvas');
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let sum = 0;
      for (let index = 0; index < data.length; index += 4) sum += (data[index + 3] ?? 0) > 0 ? (data[index] ?? 0) : 0;
      return sum !== old && sum;
    };
    const first = await page.waitFor(reds, 0);
    await page.evaluate(() => document.querySelector('hotline-report')?.setAttribute('theme', 'dark'));
    assert.ok((await page.waitFor(reds, first)) > 0);
    await page.close();
  });

  test('a page styles it by custom properties and parts', async () => {
    const style =
      '<style>hotline-report { --hr-accent: rgb(120, 0, 80) } hotline-report::part(caveat) { display: none }</style>';
    const head = `${style}<script type="module" src="/pkg/element.js"></script>`;
    const page = await open(pageOf(element('src="/reports/missouri-2017.json"'), head), size);
    await page.waitFor(ready);
    const found = await page.evaluate(() => {
      const scope = document.querySelector('hotline-report')?.shadowRoot;
      const of = (/** @type {string} */ selector) => getComputedStyle(scope?.querySelector(selector) ?? document.body);
      return [of('.hr-big').color, of('.hr-caveat').display];
    });
    assert.deepEqual(found, ['rgb(120, 0, 80)', 'none']);
    await page.close();
  });

  test('it follows the width of its place, and nothing overflows at 320 px', async () => {
    const page = await open(pageOf(element()), size);
    await page.waitFor(ready);
    await page.setViewport(320, 800);
    await page.waitFor(() => {
      const canvas = document.querySelector('hotline-report')?.shadowRoot?.querySelector('canvas');
      return (canvas?.clientWidth ?? 999) < 330;
    });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(over, 0);
    await page.close();
  });

  for (const content of [element(), element('src="/nowhere.json"')]) {
    const which = content.includes('nowhere') ? 'an element that failed' : 'an element';
    test(`axe finds nothing in ${which}`, async () => {
      const page = await open(
        pageOf(
          content,
          `<link rel="stylesheet" href="/pkg/report.css"><script type="module" src="/pkg/element.js"></script>`,
        ),
        size,
      );
      await page.waitFor(content.includes('nowhere') ? isIn : ready, 'failed');
      await page.evaluate(`(() => {${axe}\n})()`);
      const found = await page.evaluate(async () => {
        const { violations } = await /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'] });
        return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
      });
      assert.deepEqual(found, []);
      await page.close();
    });
  }

  test('the manifest says what the class has', async () => {
    const page = await open(pageOf(element('src="/nowhere.json"') + element('loading="eager" controls="on"')), size);
    // The samples have no footer, picture, tints and total, and controls are off unless asked for.
    await page.evaluate((/** @type {string} */ text) => {
      const [, host] = document.querySelectorAll('hotline-report');
      const sample = JSON.parse(text);
      const columns = ['2016', '2017'].map((year) => ({ heading: year, period: { start: year, end: year } }));
      const rows = ['Phone', 'Text'].map((label, index) => ({ label, values: [index + 1, 9 - index] }));
      const total = { label: 'All', values: [3, 17] };
      const wide = { id: 'wide', title: 'Wide', kind: 'exclusive', unit: 'calls', chart: 'heat', columns, rows, total };
      const imprint = { logo: 'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=' };
      const sections = [...sample.sections, { heading: 'By year', tables: [wide] }];
      Object.assign(host ?? {}, { report: { ...sample, source: 'A source', imprint, sections } });
    }, document2017);
    await page.waitFor(
      () => [...document.querySelectorAll('hotline-report')].map(({ state }) => state).join() === 'failed,ready',
    );
    const found = await page.evaluate(async () => {
      const { HotlineReportElement } = await import(/** @type {string} */ ('/pkg/element.js'));
      const roots = [...document.querySelectorAll('hotline-report')].map((host) => host.shadowRoot);
      const named = roots.flatMap((scope) =>
        [...(scope?.querySelectorAll('[part]') ?? [])].flatMap(({ part }) => [...part]),
      );
      const sheets = roots.flatMap((scope) => scope?.adoptedStyleSheets ?? []);
      const text = sheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join('\n');
      const accessors = Object.entries(Object.getOwnPropertyDescriptors(HotlineReportElement.prototype));
      return {
        attributes: HotlineReportElement.observedAttributes,
        fields: accessors.filter(([, { get }]) => get).map(([field]) => field),
        parts: [...new Set(named)],
        properties: [...new Set(text.match(/--hr-[\w-]+(?=[:,)])/g))],
      };
    });
    /** @param {{name: string}[]} list */
    const names = (list) => list.map((entry) => entry.name).toSorted();
    assert.deepEqual(found.attributes.toSorted(), names(attributes));
    // By that one, components for frameworks say what they do not know.
    const fields = found.fields.filter((/** @type {string} */ field) => field !== 'unknownProps');
    assert.deepEqual(fields.toSorted(), names(members));
    assert.deepEqual(found.parts.toSorted(), names(cssParts));
    // The document has colours of its own: its publisher's, its palette, and tints whose contrast is known.
    const own = [
      '--hr-own',
      '--hr-own-dark',
      '--hr-own-mark',
      '--hr-tint',
      ...[0, 1, 2, 3, 4].flatMap((step) => [`--hr-tint-${step}`, `--hr-shade-${step}`, `--hr-step-${step}`]),
      // Shades of a page's mark in pictures.
      ...['', '-22', '-41', '-61', '-65', '-80'].map((share) => `--hr-still${share}`),
    ];
    const inner = new Set(['--hr-if-light', '--hr-if-dark', '--hr-letters', '--hr-room', ...own]);
    assert.deepEqual(
      found.properties
        .filter((/** @type {string} */ property) => !inner.has(property) && !property.startsWith('--hr-bar'))
        .toSorted(),
      names(cssProperties),
    );
    assert.deepEqual(names(events), ['cell-focus', 'report-error', 'report-ready']);
    await page.close();
  });

  if (!capabilities.emulate) return;

  test('on paper it is set in black, with pictures instead of canvases', async () => {
    const page = await open(pageOf(element('theme="dark" src="/reports/missouri-2017.json"')), size);
    await page.waitFor(ready);
    await page.emulate({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const found = await page.evaluate(() => {
      const scope = document.querySelector('hotline-report')?.shadowRoot;
      const article = scope?.querySelector('article');
      const canvases = [...(scope?.querySelectorAll('canvas') ?? [])];
      return {
        colors: article && [getComputedStyle(article).backgroundColor, getComputedStyle(article).color],
        canvases: canvases.filter((canvas) => canvas.getClientRects().length > 0).length,
        pictures: scope?.querySelectorAll('svg.hr-on-paper').length,
        bars: [...(scope?.querySelectorAll('.hr-bar svg') ?? [])].filter(
          (bar) => getComputedStyle(bar).visibility === 'visible',
        ).length,
      };
    });
    assert.deepEqual(found, { colors: ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'], canvases: 0, pictures: 2, bars: 4 });
    await page.close();
  });

  test('forced colours reach the canvases', async () => {
    const page = await open(pageOf(element('src="/reports/missouri-2017.json"')), { ...size, forcedColors: true });
    await page.waitFor(ready);
    const theme = await page.evaluate(async () => {
      const canvas = document.querySelector('hotline-report')?.shadowRoot?.querySelectorAll('canvas')[2];
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const colors = new Set();
      for (let index = 0; index < data.length; index += 4) {
        if (data[index + 3] === 255) colors.add(data.slice(index, index + 3).join());
      }
      return colors.has('18,97,122');
    });
    assert.equal(theme, false, 'the accent of the light theme is not used');
    await page.close();
  });
});
