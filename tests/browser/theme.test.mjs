// Light and dark as the page around a report has them, whatever it switches them with.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { forEachEngine } from './engines.mjs';
import { poll } from './engines/common.mjs';
import { startSite } from './site.mjs';

const size = { width: 900, height: 800 };
/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;

before(async () => {
  site = await startSite();
});
after(() => site.close());

const sections = [
  {
    tables: [
      {
        id: 'calls',
        title: 'Calls',
        kind: 'exclusive',
        unit: 'calls',
        chart: 'separate',
        rows: [
          { label: 'Phone', value: 30 },
          { label: 'Chat', value: 10 },
        ],
      },
      { id: 'list', title: 'List', kind: 'exclusive', unit: 'calls', rows: [{ label: 'Phone', value: 30 }] },
    ],
  },
];
const report = {
  version: 1,
  language: 'en-US',
  title: 'Lake Line',
  jurisdiction: { name: 'Lake County' },
  publisher: 'Lake Line',
  period: { start: '2024', end: '2024' },
  sections,
};

/** A page with a mounted report and an element. @param {string} style */
const pageWith = (style) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/pkg/report.css"><style>${style}</style></head>
<body><main><div id="mounted"></div><hotline-report loading="eager"></hotline-report></main><script type="module">
import '/pkg/element.js';
import { mount } from '/pkg/index.js';
const report = ${JSON.stringify(report)};
document.querySelector('hotline-report').report = report;
await mount(document.querySelector('#mounted'), report);
</script></body></html>`;

/** Runs in the page: whether the labels of both charts are light, or undefined where they are not yet drawn. */
function lightLabels() {
  const scopes = [document, document.querySelector('hotline-report')?.shadowRoot];
  const canvases = scopes.map((scope) => scope?.querySelector('canvas'));
  const drawn = canvases.flatMap((canvas) => (canvas?.style.height ? [canvas] : []));
  if (drawn.length < canvases.length) return undefined;
  return drawn.map((canvas) => {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const { data } = context.getImageData(0, 0, 60, canvas.height);
    // Of text alone: letters are grey, and bars stand further right.
    let light = 0;
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) {
      if ((data[at + 3] ?? 0) < 200) continue;
      if ((data[at] ?? 0) > 200 && (data[at + 2] ?? 0) > 200) light += 1;
      if ((data[at] ?? 0) < 60 && (data[at + 2] ?? 0) < 60) dark += 1;
    }
    return light > dark;
  });
}

/** Runs in the page: whether the labels of both charts are light, or dark, by now. @param {boolean} wanted */
const isLight = (wanted) => {
  const found = lightLabels();
  return found !== undefined && found.every((light) => light === wanted);
};
const isLightText = `(wanted) => { ${lightLabels}; return (${isLight})(wanted); }`;

/** Runs in the page: the colours of the longest bars in rows, on the canvases. */
const barColors = () =>
  [document, document.querySelector('hotline-report')?.shadowRoot].map((scope) => {
    const canvas = scope?.querySelector('.hr-drawn canvas');
    if (!(canvas instanceof HTMLCanvasElement)) return undefined;
    const pixels = canvas.getContext('2d')?.getImageData(canvas.width - 12, 0, 1, canvas.height).data ?? [];
    const inked = pixels.findIndex((value, at) => at % 4 === 3 && value > 250);
    return pixels.slice(inked - 3, inked).join();
  });

/** @type {Record<string, {style: string, on: string, off: string}>} */
const switches = {
  'a class of the root, with a colour scheme': {
    style: 'html.dark { color-scheme: dark; background: #111; color: #eee }',
    on: "document.documentElement.classList.add('dark')",
    off: "document.documentElement.classList.remove('dark')",
  },
  'a class of the body, without a colour scheme': {
    style: 'body { background: #fff } body.night { background: #101418; color: #ddd }',
    on: "document.body.classList.add('night')",
    off: "document.body.classList.remove('night')",
  },
  'an attribute of what is around them, little by little': {
    style: "main { background: #fff; transition: background 0.2s } main[data-theme='dark'] { background: #222 }",
    on: "document.querySelector('main').dataset.theme = 'dark'",
    off: "document.querySelector('main').dataset.theme = ''",
  },
};

forEachEngine(({ open }) => {
  for (const [name, { style, on, off }] of Object.entries(switches)) {
    test(`reports follow ${name}`, async () => {
      const page = await open(site.page(`/theme/${name.length}.html`, pageWith(style)), size);
      const shows = (/** @type {boolean} */ wanted) => page.waitFor(`(${isLightText})(${wanted})`);
      await shows(false);
      await page.evaluate(on);
      await shows(true);
      // The bars of a list are a canvas of their own, which may be painted after that of the chart.
      await page.waitFor(`(${barColors})().every((color) => color === '88,183,208')`);
      const text = await page.evaluate(() => {
        const mounted = document.querySelector('#mounted .hr-report');
        return mounted && getComputedStyle(mounted).color;
      });
      assert.equal(text, 'rgb(233, 236, 239)');
      await page.evaluate(off);
      await shows(false);
      await page.waitFor(`(${barColors})().every((color) => color === '18,97,122')`);
      await page.close();
    });
  }

  test('a report that is mounted before it is in the page, or in a shadow root of the page’s own, is dark there', async () => {
    const style = 'html.dark { background: #111; color: #eee; color-scheme: dark }';
    const page = await open(site.page('/theme/later.html', pageWith(style)), size);
    const colors = await page.evaluate(async (document) => {
      const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
      const root = window.document.documentElement;
      const body = window.document.body;
      root.classList.add('dark');
      const later = window.document.createElement('div');
      const own = window.document.createElement('div');
      const inner = own.attachShadow({ mode: 'open' });
      inner.innerHTML = '<link rel="stylesheet" href="/pkg/report.css"><div></div>';
      body.append(own);
      const place = /** @type {HTMLElement} */ (inner.querySelector('div'));
      const articles = [(await mount(later, document)).article, (await mount(place, document)).article];
      body.append(later);
      const both = async (/** @type {string} */ wanted) => {
        const all = () => articles.map((article) => getComputedStyle(article).color);
        for (let left = 100; left > 0 && all().join('|') !== `${wanted}|${wanted}`; left -= 1) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return all();
      };
      const dark = await both('rgb(233, 236, 239)');
      root.classList.remove('dark');
      return [dark, await both('rgb(27, 31, 36)')];
    }, report);
    assert.deepEqual(colors, [
      ['rgb(233, 236, 239)', 'rgb(233, 236, 239)'],
      ['rgb(27, 31, 36)', 'rgb(27, 31, 36)'],
    ]);
    await page.close();
  });

  test('tints of wide tables are shades of the mark that a page names, in element and mounted report', async () => {
    const style = '.hr-report, hotline-report { --hr-mark: #7a1f5c }';
    const page = await open(site.page('/theme/tints.html', pageWith(style)), size);
    await page.waitFor(() =>
      Boolean(document.querySelector('hotline-report')?.shadowRoot?.querySelector('.hr-report')),
    );
    const tints = await page.evaluate(() =>
      [document, document.querySelector('hotline-report')?.shadowRoot].map((scope) => {
        const probe = document.createElement('i');
        probe.style.background = 'var(--hr-tint-4)';
        scope?.querySelector('.hr-report')?.append(probe);
        const parts = getComputedStyle(probe).backgroundColor.match(/[\d.]+/g) ?? [];
        return parts.map((part) => Math.round(Number(part) * 255)).join();
      }),
    );
    // 35 parts of the mark and 65 of the ground.
    assert.deepEqual(tints, ['208,177,198', '208,177,198']);
    await page.close();
  });

  test('charts can be read on a ground that a page makes dark by the documented properties', async () => {
    const properties = '{ --hr-ground: #1a1a2e; --hr-text: #f5f5f5; --hr-quiet: #bbb }';
    const style = `#mounted .hr-report ${properties} hotline-report ${properties}`;
    const page = await open(site.page('/theme/properties.html', pageWith(style)), size);
    await page.waitFor(`(${isLightText})(true)`);
    await page.close();
  });

  /** Runs in the page: how many pixels of both charts have exactly such a colour. @param {number[]} color */
  function inked([red, green, blue] = []) {
    const scopes = [document, document.querySelector('hotline-report')?.shadowRoot];
    return scopes.map((scope) => {
      const canvas = scope?.querySelector('canvas');
      const data = canvas?.style.height
        ? canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
        : undefined;
      let found = 0;
      for (let at = 0; at < (data?.length ?? 0); at += 4) {
        if (data?.[at] === red && data?.[at + 1] === green && data?.[at + 2] === blue && data?.[at + 3] === 255)
          found += 1;
      }
      return found;
    });
  }

  /** Waits until both charts have marks of a colour. @param {import('./engines/common.mjs').Page} page @param {number[]} color */
  async function drawnIn(page, color) {
    const isDrawn = async () => (await page.evaluate(inked, color)).every((/** @type {number} */ count) => count > 20);
    await poll(isDrawn, `marks of ${color}`);
  }

  /** @param {string} name @param {string} properties */
  const withProperties = (name, properties) => {
    const style = `#mounted .hr-report { ${properties} } hotline-report { ${properties} }`;
    return open(site.page(`/theme/${name}.html`, pageWith(style)), size);
  };

  test('marks, text and ground of a page’s own reach canvases, and change with the page at once', async () => {
    const page = await withProperties('own', '--hr-mark: #7a1f5c; --hr-text: #3b2a10; --hr-ground: #fdf6e3');
    await drawnIn(page, [122, 31, 92]);
    await drawnIn(page, [59, 42, 16]);
    await page.evaluate(() => {
      for (const place of document.querySelectorAll('#mounted .hr-report, hotline-report')) {
        /** @type {HTMLElement} */ (place).style.setProperty('--hr-mark', '#1d5c2e');
      }
      document.body.dataset.changed = '';
    });
    await drawnIn(page, [29, 92, 46]);
    await page.close();
  });

  test('marks that could not be told from the ground are not taken', async () => {
    const page = await withProperties('pale', '--hr-mark: #f3e3e3');
    await drawnIn(page, [18, 97, 122]);
    assert.deepEqual(await page.evaluate(inked, [243, 227, 227]), [0, 0]);
    await page.close();
  });
});
