// The ways to put a report into a site: what each needs, and the tags for it.
import { frameTags, moduleTags, scriptTags, staticTags } from '/pkg/snippets.js';
import { json } from '../resources.js';

/** @typedef {import('/pkg/index.js').PublishedReport} PublishedReport */
/** @typedef {import('/pkg/snippets.js').PackageCopy} PackageCopy */
/** @typedef {import('/pkg/snippets.js').ReportCopy} ReportCopy */

/**
 * @typedef {object} Way
 * @property {string} name
 * @property {string} what it is for
 * @property {'document' | 'page' | undefined} upload the file that has to be on the site
 * @property {boolean} scripts whether files of the package have to be there, too
 * @property {(report: PublishedReport, places: Places) => Promise<string>} tags
 */

/** Addresses on the site of whoever embeds. @typedef {{folder: string, address: string}} Places */

const geometry = (/** @type {string} */ region) => json(`/pkg/maps/${region}.json`);

/** @type {Way[]} */
export const ways = [
  {
    name: 'Script tag',
    what: 'One script for everything. Without scripts, readers see the static report in it.',
    upload: 'document',
    scripts: true,
    tags: async (report, places) => scriptTags(await copyOf(places), await copyOfReport(report, places)),
  },
  {
    name: 'Modules',
    what: 'For sites with an import map: small scripts that load when they are needed.',
    upload: 'document',
    scripts: true,
    tags: async (report, places) => moduleTags(await copyOf(places), await copyOfReport(report, places)),
  },
  {
    name: 'Iframe',
    what: 'Apart from the page around it, also on another host. Without the script the iframe keeps its height, and scrolls.',
    upload: 'page',
    scripts: true,
    tags: async ({ title }, places) => frameTags(await copyOf(places), { title, address: places.address, html: '' }),
  },
  {
    name: 'Static HTML',
    what: 'Tables, notes and vector charts. Nothing runs.',
    upload: undefined,
    scripts: true,
    tags: async (report, places) => staticTags(await copyOf(places), await copyOfReport(report, places)),
  },
  {
    name: 'WordPress',
    what:
      'For a block “Custom HTML”: tables and notes, which WordPress lets every author paste. With the plug-in of this ' +
      'package, insert the block “Hotline report” instead and upload the report’s document there.',
    upload: undefined,
    scripts: false,
    tags: async (report) => {
      const { toSingleFile } = await import('/pkg/save.js');
      return toSingleFile(report, { variant: 'paste', geometry });
    },
  },
];

/** @param {Places} places @returns {Promise<PackageCopy>} */
async function copyOf({ folder }) {
  return { folder, hashes: /** @type {Record<string, string>} */ (await json('/pkg/integrity.json')) };
}

/** @param {PublishedReport} report @param {Places} places @returns {Promise<ReportCopy>} */
async function copyOfReport(report, { address }) {
  const regions = report.charts.flatMap(({ region }) => region ?? []);
  const shapes = await Promise.all(regions.map(async (region) => [region, await geometry(region)]));
  // Several reports may be on one page.
  const name = address
    .split('/')
    .at(-1)
    ?.replace(/\.\w+$/, '')
    .replaceAll(/[^\w-]+/g, '-');
  const prefix = `${name || 'report'}-`;
  const html = report.html({ charts: 'svg', headingLevel: 2, prefix, geometry: Object.fromEntries(shapes) });
  return { title: report.title, address, html };
}
