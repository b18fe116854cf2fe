// Runs in the browser: one contender draws the charts, and a clock looks after each frame how many are there.

/** @typedef {{title: string, rows: {label: string, value: number}[]}} Chart a table as bars */
/** @typedef {{first: number, all: number, live: number}} Times milliseconds from the start; `live`: those on canvases, too */

const stage = /** @type {HTMLElement} */ (document.querySelector('#stage'));
const width = 760;
const rowHeight = 26;

/** What is drawn beside tables, or, with bars in their rows, behind them. */
const shownTables = ['signaler-type', 'primary-reason', 'venue-industry'];

/** @param {string} text of the document @param {boolean} isSeparate */
function documentOf(text, isSeparate) {
  const report = JSON.parse(text);
  if (!isSeparate) return report;
  for (const { tables: list = [] } of report.sections) for (const table of list) table.chart = 'separate';
  return report;
}

/**
 * Where charts are: bars in rows are pictures before they are on a canvas.
 * @param {boolean} isSeparate
 */
function ourCharts(isSeparate) {
  const drawn = (/** @type {HTMLCanvasElement | null} */ canvas) => (canvas?.style.height ? 1 : 0);
  const all = shownTables.map((id) => stage.querySelector(`[id$="table-${id}"]`));
  const bars = (/** @type {Element | null} */ table) => {
    const picture = table?.querySelector('.hr-bar svg')?.getBoundingClientRect();
    return picture && picture.width > 0 ? 1 : 0;
  };
  const live = sum(all.map((table) => drawn(table?.querySelector('canvas') ?? null)));
  return { seen: isSeparate ? live : sum(all.map(bars)), live };
}

/** @param {number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);

/** A script tag, as a site would have it. @param {string} src */
const classic = (src) =>
  new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement('script'), { src, onload: resolve, onerror: reject }));
  });

/** @param {string} name of a library in this folder @param {Chart[]} charts */
async function byLibrary(name, charts) {
  const places = charts.map(({ rows }) => {
    const place = document.createElement('div');
    place.className = 'place';
    stage.append(place);
    return { place, width, height: 60 + rows.length * rowHeight };
  });
  const address = `./${name}.js`;
  const { draw } = await import(address);
  for (const [at, chart] of charts.entries()) draw(places[at], chart);
}

const ours = {
  /** @param {string} text @param {boolean} isSeparate */
  classic: async (text, isSeparate) => {
    await classic('/pkg/hotline-report.js');
    await /** @type {any} */ (globalThis).HotlineReport.mount(stage, documentOf(text, isSeparate));
  },
  /** @param {string} text @param {boolean} isSeparate @param {string[]} early modules, by the tags that the package gives */
  module: async (text, isSeparate, early) => {
    const links = early.map((href) => Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
    document.head.append(...links);
    const { mount } = await import(/** @type {string} */ ('/pkg/index.js'));
    await mount(stage, documentOf(text, isSeparate));
  },
};

/** Fulfilled after the next frame is painted, or as near to it as a script can be. */
const frame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now()));
      port1.start();
      port2.postMessage(undefined);
    });
  });

/** Counts places in which a library has put something with a size. */
function libraryCharts() {
  const drawn = [...stage.querySelectorAll('.place')].filter((place) => {
    const mark = place.querySelector('canvas, svg rect, svg [aria-label="bar"]');
    return mark !== null && mark.getBoundingClientRect().height > 0;
  });
  return { seen: drawn.length, live: drawn.length };
}

/** Whether each chart has ink: looked at afterwards, since reading a canvas takes time. @param {Element} place */
function isInked(place) {
  const canvas = place.querySelector('canvas');
  if (!canvas) return place.querySelector('svg rect, .hr-bar rect') !== null;
  const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
  return data.some((value) => value !== 0);
}

/** @param {{name: string, text: string, charts: Chart[], early: string[]}} task @returns {Promise<Times>} */
async function run({ name, text, charts, early }) {
  const [kind, form] = name.split(' ');
  const isSeparate = form === 'separate';
  const begin = kind === 'classic' || kind === 'module' ? ours[kind] : undefined;
  const count = begin ? () => ourCharts(isSeparate) : libraryCharts;
  /** @type {Partial<Times>} */
  const times = {};
  /** @type {unknown} */
  let fault;
  const start = performance.now();
  (begin ? begin(text, isSeparate, early) : byLibrary(name, charts)).catch((error) => (fault = error));
  while (times.live === undefined) {
    const at = (await frame()) - start;
    if (fault) throw fault;
    const { seen, live } = count();
    if (seen > 0) times.first ??= at;
    if (seen === charts.length) times.all ??= at;
    if (live === charts.length) times.live = at;
  }
  const places = begin
    ? shownTables.map((id) => stage.querySelector(`[id$="table-${id}"]`))
    : stage.querySelectorAll('.place');
  for (const [at, place] of [...places].entries()) {
    if (!place || !isInked(place)) throw new Error(`${name}: nothing is drawn in chart ${at + 1}`);
  }
  return /** @type {Times} */ (times);
}

export const bench = { run };
Object.assign(globalThis, { bench });
