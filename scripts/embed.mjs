// The tags that a page needs, with the hashes that a browser holds the scripts to.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { entryModules, integrityOf } from './bundle.mjs';
import { classics } from './entries.mjs';

/**
 * Returns the hashes that a page can hold the scripts and the style sheet to.
 * @param {string} pkg @returns {Record<string, string>}
 */
export function integrity(pkg) {
  const scripts = [...entryModules.map((name) => `${name}.js`), 'inline.js', ...classics.map(({ file }) => file)];
  return Object.fromEntries(
    [...scripts, 'report.css'].toSorted().map((file) => [file, integrityOf(readFileSync(join(pkg, file)))]),
  );
}

/**
 * The tags for pages, with their hashes.
 * @param {string} pkg @param {Record<string, string>} hashes @param {string} version
 */
export async function embedding(pkg, hashes, version) {
  /** @type {typeof import('../js/snippets.js')} */
  const { frameTags, moduleTags, scriptTags, staticTags } = await import(pathToFileURL(join(pkg, 'snippets.js')).href);
  const copy = { folder: `/hotline-report-${version}`, hashes };
  const html = '… the static report …';
  const document = { title: 'Missouri, 2020', address: '/reports/missouri-2020.json', html };
  const block = (/** @type {string} */ tags) => `\`\`\`html\n${tags}\n\`\`\``;
  return `# Tags for your pages, version ${version}

They take the package to be in the folder \`${copy.folder}\`. A browser refuses a script or a style sheet that is not, byte for
byte, this one; each script holds its WebAssembly module to a hash by itself. Maps and words of languages are data without a
hash. The button _Embed_ of the page of this project writes these tags for a report that is shown there.

One script tag for everything:

${block(scriptTags(copy, document))}

One module, which loads the rest when it is needed. The import map has all modules of the package. Those that every report
needs are asked for at once (\`modulepreload\`), so that they do not wait for each other; leave these links out where the report is
far down its page:

${block(moduleTags(copy, document))}

A saved report in an iframe that becomes as high as its page:

${block(frameTags(copy, { ...document, address: '/reports/missouri-2020.html' }))}

The static report, in which nothing runs:

${block(staticTags(copy, document))}
`;
}
