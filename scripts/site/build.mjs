// The documentation as a static site: relative links, one style sheet, one script for the search, nothing from elsewhere.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { root } from '../run.mjs';
import { grouped } from './contents.mjs';
import { options } from './options.js';
import { readSite } from './pages.mjs';

/** @typedef {import('./pages.mjs').Page} Page */
/** @typedef {ReturnType<typeof grouped>[number]} Group */

/** @param {string} folder is emptied first */
export async function writeSite(folder) {
  const { pages, files } = readSite();
  const groups = grouped(pages);
  const labels = new Map(groups.flatMap(({ entries }) => entries).map(({ path, label }) => [path, label]));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const page of pages) writeFileSync(join(folder, page.name), whole(page, pages, groups));
  for (const [name, path] of files) copyFileSync(join(root, path), join(folder, name));
  copyFileSync(join(import.meta.dirname, 'style.css'), join(folder, 'style.css'));
  const index = new MiniSearch(options);
  // By its name in the contents, which is shorter than its title.
  index.addAll(
    pages.flatMap(({ path, title, sections }) =>
      sections.map((section) => ({ ...section, title: labels.get(path) ?? title })),
    ),
  );
  writeFileSync(join(folder, 'search.json'), JSON.stringify(index));
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(import.meta.dirname, 'search.js')],
    outdir: folder,
    bundle: true,
    format: 'iife',
    target: ['es2022'],
    minify: true,
  });
}

/** @param {Page} page @param {Page[]} pages @param {Group[]} groups */
function whole(page, pages, groups) {
  const title = page.name === 'index.html' ? 'hotline-report: documentation' : `${page.title} · hotline-report`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
<script defer src="search.js"></script>
</head>
<body>
<header>
<p><a href="index.html">hotline-report</a></p>
<p class="to-contents"><a href="#site-contents">Contents</a></p>
<form role="search" hidden>
<input id="site-search" type="search" autocomplete="off" placeholder="Search" aria-label="Search the documentation">
</form>
<section id="site-found" aria-label="Search results" hidden><p id="site-status" role="status"></p><ol id="site-results"></ol></section>
</header>
<div class="columns">
<main>
${page.html}</main>
<nav id="site-contents" aria-label="Contents">
${groups.map((group) => listed(group, page, pages)).join('\n')}
</nav>
</div>
</body>
</html>
`;
}

/** One group of the contents. @param {Group} group @param {Page} shown @param {Page[]} pages */
function listed({ group, entries }, shown, pages) {
  const items = entries.flatMap(({ path, label }) => {
    const page = pages.find((other) => other.path === path);
    if (!page) return [];
    const isShown = page === shown;
    const within = page.headings.map(({ id, text }) => `<li><a href="#${id}">${escape(text)}</a></li>`).join('');
    const current = isShown ? ' aria-current="page"' : '';
    return `<li><a href="${page.name}"${current}>${escape(label)}</a>${isShown && within ? `<ul>${within}</ul>` : ''}</li>`;
  });
  return `<h2>${escape(group)}</h2>\n<ul>${items.join('\n')}</ul>`;
}

/** @param {string} text */
function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
