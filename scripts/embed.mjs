// The tags that a page needs, with the hashes that a browser holds the scripts to.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** The tags for pages, with their hashes. @param {Record<string, string>} hashes @param {string} version */
export function snippets(hashes, version) {
  const folder = `/hotline-report-${version}`;
  const tag = (/** @type {string} */ attributes, /** @type {string} */ file) =>
    `<script ${attributes} src="${folder}/${file}" integrity="${hashes[file]}" crossorigin="anonymous"></script>`;
  const imported = ['index.js', 'slim.js', 'checker.js', 'excerpt.js', 'morph.js', 'views.js'].map((file) => [
    `${folder}/${file}`,
    hashes[file],
  ]);
  const map = JSON.stringify({ integrity: Object.fromEntries(imported) }, null, 2);
  const report = '<hotline-report src="/reports/missouri-2020.json">… the static report …</hotline-report>';
  const frame = '<iframe data-hotline-report src="/reports/missouri-2020.html" title="Missouri, 2020"></iframe>';
  return `# Tags for your pages, version ${version}

They take the package to be in the folder \`${folder}\`. A browser refuses a script that is not, byte for byte, this one.

One script tag for everything:

\`\`\`html
${tag('defer', 'hotline-report.js')}
${report}
\`\`\`

One module, which loads the rest when it is needed:

\`\`\`html
<script type="importmap">
${map}
</script>
${tag('type="module"', 'element.js')}
${report}
\`\`\`

A report in an iframe that is as high as its page:

\`\`\`html
${frame}
${tag('defer', 'hotline-report-frame.js')}
\`\`\`
`;
}
