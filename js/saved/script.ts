// The script of a saved report. The page is complete without it; what goes wrong here leaves the page as it was.
import { byAttribute } from '../common/by-attribute.js';
import { init, initCharts } from '../viewer/engine.js';
import { postHeight } from '../frame-height.js';
import { ChartView } from '../viewer/chart-view.js';
import { chartsOf } from '../viewer/places.js';
import { addLanguage } from '../viewer/languages.js';
import { drawSparks } from '../viewer/sparks.js';
import { parseReport, type PublishedReport } from '../viewer/report.js';
import type { ReportDocument } from '../generated/report-document.js';
import { once } from '../common/once.js';
import { Controls } from '../controls/controls.js';
import { idOf } from '../controls/sharing.js';
import { hasSettings, keepAddress, languageOfAddress, linkTo } from '../controls/permalink.js';
import { savedPrefix as prefix, type SavedMore } from './data.js';
import { pictureOfList } from './list-picture.js';
import { printTitle } from './running-title.js';
import { parseMarkup } from '../trusted.js';
import { fromBase64, unpack } from '../platform/unpack.js';

/** The module of that block, unpacked. */
const module = (id: string): Promise<ArrayBuffer> => unpack(fromBase64(block(id)));

/** The text of a block of data in the page. */
function block(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}

const report = JSON.parse(block('hr-document')) as ReportDocument;
const more = JSON.parse(block('hr-more')) as SavedMore;

/** Takes the charts of the report that is shown off the page. */
let leave = (): void => undefined;

/** Makes the static article live: canvases in place of pictures, and the controls that were hidden. */
function enliven(article: HTMLElement, shown: PublishedReport): void {
  const { geometry } = more;
  const chooseLanguage = (language: string) => {
    choose(language);
    const pressed = byAttribute(document, 'data-hr-language', language);
    // On a phone it is in a menu, which is closed again.
    const seen = pressed?.offsetParent ? pressed : document.querySelector<HTMLElement>('.hr-fold');
    seen?.focus();
  };
  const controls = new Controls(article, {
    report: () => shown,
    chooseLanguage,
    linkTo: (place) => linkTo(place, idOf(place), []),
    ...(document.getElementById('hr-charts') ? { shapes: () => geometry } : { paintList: pictureOfList }),
    isPage: true,
  });
  controls.renew({ prefix });
  keepAddress(article, prefix, { sorts: controls.sorts, language: { usual: more.language } });
  drawSparks(article, report, prefix);
  // Bars in rows stay pictures: they move with their rows, and need no script.
  const charts = [...chartsOf(article, shown, { geometry })]
    .filter(([place]) => place.matches('figure'))
    .map(([figure, source]) => new ChartView(figure, prefix, source));
  // Until the page is closed, or the report is written anew.
  for (const chart of charts) chart.watch(new AbortController().signal);
  leave = () => {
    for (const chart of charts) chart.destroy();
  };
}

/** Writes the report anew, in another language. */
function choose(language: string): void {
  const shown = parseReport(report, { language });
  const charts = 'canvas';
  const html = shown.html({ prefix, charts, controls: true, contradictions: more.contradictions as never });
  const article = parseMarkup(html, 'text/html').querySelector('article');
  const old = document.querySelector('article');
  if (!article || !old) return;
  leave();
  if (old.dataset.hrTheme !== undefined) article.dataset.hrTheme = old.dataset.hrTheme;
  Object.assign(document.documentElement, { lang: shown.language, dir: shown.direction });
  document.title = shown.title;
  printTitle(shown.title);
  old.replaceWith(document.adoptNode(article));
  enliven(article, shown);
}

async function begin(): Promise<void> {
  await init(module('hr-module'));
  if (document.getElementById('hr-charts')) await initCharts(module('hr-charts'));
  more.words?.forEach(addLanguage);
  const article = document.querySelector('article');
  const first = parseReport(report, { language: more.language });
  const wanted = () => first.languages.find((tag) => tag === languageOfAddress()) ?? more.language;
  if (wanted() !== more.language) choose(wanted());
  else if (article) enliven(article, first);
  addEventListener('hashchange', () => {
    if (hasSettings()) choose(wanted());
  });
}

/** Begins once the browser has nothing else to do, or a reader turns to the page: until then its pictures are as good. */
function beginInTime(): void {
  const turns = ['pointerdown', 'pointermove', 'keydown', 'focusin', 'beforeprint'];
  const start = once(() => {
    for (const turn of turns) removeEventListener(turn, start);
    return begin();
  });
  for (const turn of turns) addEventListener(turn, start, { passive: true });
  // What the address asks for may be another language.
  if (hasSettings()) void start();
  else if (typeof requestIdleCallback === 'function') requestIdleCallback(start);
  else setTimeout(start);
}

// In an iframe the page around it gives it the height that it needs.
postHeight();
beginInTime();
