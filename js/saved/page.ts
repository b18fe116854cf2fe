import { escaped } from '../common/escaped.js';
import { cardLines, type PageCard } from './card.js';
import { accentRule } from '../common/accent.js';
import type { SavedMore } from './data.js';
import { filePolicy } from './policy.js';
import { runningStyle, runningTitle } from './running-title.js';
import { sha256 } from './sha256.js';
import { text as chartsModule } from 'saved:charts';
import { text as module } from 'saved:module';
import { text as script, hash as scriptHash } from 'saved:script';
import { text as style, hash as styleHash } from 'saved:style';

/** Parts of a page of a report by itself. */
export interface SavedPage {
  /** Description of it for others. */
  card: PageCard;
  language: string;
  direction: 'ltr' | 'rtl';
  theme: 'auto' | 'light' | 'dark';
  /** The report as static HTML. */
  article: string;
  /** The publisher's colour, `#8a1c1c`. */
  accent?: string | undefined;
  /** Data for search engines: a `Dataset` of schema.org. */
  dataset: unknown;
  /** Data for the script; a page without script has none. */
  data?: SavedData;
}

/** Data in the page for its script. */
export interface SavedData {
  document: unknown;
  more: SavedMore;
  /** `true` if it has charts other than bars in rows. */
  charts: boolean;
}

/** The script holds software by others, whose licences want to be named in each copy. */
const others = ' (MIT OR Apache-2.0; parts: MIT, Apache-2.0, BSD-3-Clause, Zlib, see THIRD-PARTY-NOTICES.txt)';

/** A page that needs nothing beside itself. The same input gives the same bytes. */
export function savedPage(parts: SavedPage): string {
  const { card, language, direction, theme, article, accent, dataset, data } = parts;
  const themed = theme === 'auto' ? '' : ` data-hr-theme="${theme}"`;
  const running = runningTitle(card.title);
  const own = accent === undefined ? [] : [accentRule(accent)];
  const policy = filePolicy({ script: data && scriptHash, styles: [styleHash, ...[...own, running].map(sha256)] });
  const lines = [
    '<!doctype html>',
    `<html lang="${escaped(language)}"${direction === 'rtl' ? ' dir="rtl"' : ''}${themed}>`,
    '<head>',
    '<meta charset="utf-8">',
    // Before anything that it could forbid.
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<meta name="generator" content="hotline-report${data ? others : ''}">`,
    `<title>${escaped(card.title)}</title>`,
    ...cardLines(card, language),
    '<link rel="icon" href="data:,">',
    `<style>${style}</style>`,
    ...own.map((rule) => `<style>${rule}</style>`),
    `<style id="${runningStyle}">${running}</style>`,
    `<script type="application/ld+json">${json(dataset)}</script>`,
    '</head>',
    '<body>',
    // The report itself is what a theme is of, in a page of one report as in any other.
    `<main class="hr-page">${article.replace('<article', `<article${themed}`)}</main>`,
    ...(data ? blocks(data) : []),
    '</body>',
    '</html>',
    '',
  ];
  return lines.join('\n');
}

function blocks({ document, more, charts }: SavedData): string[] {
  return [
    dataBlock('hr-document', 'application/json', json(document)),
    dataBlock('hr-more', 'application/json', json(more)),
    dataBlock('hr-module', 'application/gzip', module),
    ...(charts ? [dataBlock('hr-charts', 'application/gzip', chartsModule)] : []),
    `<script>${script}</script>`,
  ];
}

/** A block of that type is no script to a browser, so no policy looks at it. */
function dataBlock(id: string, type: string, text: string): string {
  return `<script type="${type}" id="${id}">${text}</script>`;
}

/** Without the one letter that could end the block, or begin a comment in it. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}
