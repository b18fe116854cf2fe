import { checkOptions, width as usualWidth } from '../common/options.js';
import { ReportError } from '../common/errors.js';
import { escaped } from '../common/escaped.js';
import { textOf } from '../common/file-name.js';
import { isParsed } from '../common/source.js';
import type { PublishedReport } from '../viewer/report.js';

/** Description of a page for others that link to it: search engines, chats, social networks. */
export interface PageCard {
  title: string;
  description: string;
  publisher: string;
  /** Address of the page; only then it says so. */
  address?: string | undefined;
  /** Address of a picture of it. */
  picture?: string | undefined;
}

/** More is cut off wherever it is shown. */
const longest = 300;

/** Describes a report in a few sentences: its second line, and its first table in words. */
export function describe(report: PublishedReport): string {
  const { headline } = report.document;
  const [subtitle, name] = [textOf(report.document.subtitle), textOf(report.document.jurisdiction.name)];
  const id = report.charts[0]?.id ?? (headline?.length ? 'headline' : undefined);
  const place = subtitle.includes(name) ? [] : [name];
  const text = [[subtitle, ...place].filter(Boolean).join(', '), id && report.summary(id)].filter(Boolean).join('. ');
  if (text.length <= longest) return text;
  // At the end of a sentence, or of a word.
  const start = text.slice(0, longest);
  return start.slice(0, start.lastIndexOf('. ') + 1) || `${start.slice(0, start.lastIndexOf(' '))} …`;
}

/** Instructions for those who embed a page by its address: an oEmbed answer, https://oembed.com. */
export interface OEmbed {
  version: '1.0';
  type: 'rich';
  title: string;
  provider_name: string;
  html: string;
  width: number;
  height: number;
}

/** Options for embedding a saved report. */
export interface OEmbedOptions {
  /** Address of the saved report. */
  address: string;
  /** CSS pixels, 100 to 4000; 800 where absent. */
  width?: number | undefined;
  /** CSS pixels, 100 to 20,000; 900 where absent. */
  height?: number | undefined;
}

const rules = { address: 'string', width: usualWidth, height: { from: 100, to: 20_000 } };

/**
 * Content of a file beside a saved report, so that content systems embed its address as an iframe. The saved page names that
 * file, `address` with `.oembed.json` after it.
 *
 * @throws {ReportError} `invalid-options` if the address is invalid, or the report was not read by `parseReport` or `loadReport`
 */
export function oEmbedOf(report: PublishedReport, options: OEmbedOptions): OEmbed {
  if (!isParsed(report)) {
    throw new ReportError('invalid-options', 'The report should be one that `parseReport` or `loadReport` returned.');
  }
  checkOptions(options, rules);
  const { document, title } = report;
  const { address, width = 800, height = 900 } = options;
  const { href } = new URL(webAddress('address', address));
  const html = `<iframe src="${escaped(href)}" title="${escaped(title)}" width="${width}" height="${height}" style="border:0;width:100%" data-hotline-report></iframe>`;
  return { version: '1.0', type: 'rich', title, provider_name: textOf(document.publisher), html, width, height };
}

/** The lines of a page's head. */
export function cardLines({ title, description, publisher, address, picture }: PageCard, language: string): string[] {
  const named = (attribute: string, name: string, content: string) =>
    `<meta ${attribute}="${name}" content="${escaped(content)}">`;
  return [
    named('name', 'description', description),
    named('property', 'og:type', 'article'),
    named('property', 'og:title', title),
    named('property', 'og:description', description),
    named('property', 'og:site_name', publisher),
    named('property', 'og:locale', language.replace('-', '_')),
    ...(picture ? [named('property', 'og:image', picture), named('name', 'twitter:card', 'summary_large_image')] : []),
    ...(address
      ? [
          named('property', 'og:url', address),
          `<link rel="canonical" href="${escaped(address)}">`,
          `<link rel="alternate" type="application/json+oembed" href="${escaped(address)}.oembed.json">`,
        ]
      : []),
  ];
}

/** @throws {ReportError} `invalid-options` if it is no whole address of the web */
export function webAddress(name: string, given: string): string {
  if (URL.canParse(given) && /^https?:/.test(new URL(given).protocol)) return new URL(given).href;
  throw new ReportError(
    'invalid-options',
    `\`${name}\` should be a whole address, such as “https://example.org/report.html”.`,
  );
}
