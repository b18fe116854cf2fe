// The tags that put a report into a page of another site. EMBED.md of the package and the page of this project have them
// from here.
import { escaped } from './common/escaped.js';

/** The package on a server. */
export interface PackageCopy {
  /** Address of its folder. */
  folder: string;
  /** Hashes of files by their names, for browsers to hold these to: `integrity.json` of the package. */
  hashes: Readonly<Record<string, string>>;
}

/** A report on a server. */
export interface ReportCopy {
  title: string;
  /** Address of its document, or of its saved page. */
  address: string;
  /** The static report: what is there for readers without scripts. */
  html: string;
}

/** Scripts that are modules, but not loaded by others. */
const notImported = ['element.js', 'inline.js', 'hotline-report.js', 'hotline-report-frame.js'];

/** Modules that every report needs, and that others import or load: asked for at once, they do not wait for each other. */
const early = ['index.js', 'slim.js', 'views.js', 'controls.js', 'watch.js'];

/** One classic script for everything, and the element. */
export function scriptTags(copy: PackageCopy, report: ReportCopy): string {
  return [styleLink(copy), script(copy, 'hotline-report.js', 'defer'), element(report)].join('\n');
}

/** One module, which loads others when they are needed, their hashes, and the element. */
export function moduleTags(copy: PackageCopy, report: ReportCopy): string {
  const modules = Object.entries(copy.hashes).filter(([file]) => file.endsWith('.js') && !notImported.includes(file));
  const map = Object.fromEntries(modules.map(([file, hash]) => [addressOf(copy, file), hash]));
  const text = JSON.stringify({ integrity: map }, null, 2).replaceAll('<', String.raw`\u003c`);
  const preload = (file: string) =>
    `<link rel="modulepreload" href="${addressOf(copy, file)}"${integrity(copy, file)}>`;
  const hashes = `<script type="importmap">\n${text}\n</script>`;
  const main = script(copy, 'element.js', 'type="module"');
  return [styleLink(copy), hashes, main, ...early.map(preload), element(report)].join('\n');
}

/** A saved report in an iframe that becomes as high as its page. */
export function frameTags(copy: PackageCopy, { title, address }: ReportCopy): string {
  const style = 'style="width: 100%; height: 40rem; border: 0"';
  const frame = `<iframe data-hotline-report src="${escaped(address)}" title="${escaped(title)}" ${style}></iframe>`;
  return `${frame}\n${script(copy, 'hotline-report-frame.js', 'defer')}`;
}

/** The static report, and its style sheet. Nothing runs. */
export function staticTags(copy: PackageCopy, { html }: ReportCopy): string {
  return `${styleLink(copy)}\n${html}`;
}

/** Style of the static report, so that what is seen first looks as what comes after it. */
function styleLink(copy: PackageCopy): string {
  const file = 'report.css';
  return `<link rel="stylesheet" href="${addressOf(copy, file)}"${integrity(copy, file)}>`;
}

function element({ address, html }: ReportCopy): string {
  return `<hotline-report src="${escaped(address)}">${html}</hotline-report>`;
}

function script(copy: PackageCopy, file: string, attributes: string): string {
  return `<script ${attributes} src="${addressOf(copy, file)}"${integrity(copy, file)}></script>`;
}

function addressOf({ folder }: PackageCopy, file: string): string {
  return escaped(`${folder.replace(/\/$/, '')}/${file}`);
}

/** A browser refuses a file that is not, byte for byte, the one of that hash. */
function integrity({ hashes }: PackageCopy, file: string): string {
  const hash = hashes[file];
  return hash === undefined ? '' : ` integrity="${hash}" crossorigin="anonymous"`;
}
