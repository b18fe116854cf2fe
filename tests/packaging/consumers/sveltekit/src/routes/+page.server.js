import { readFile } from 'node:fs/promises';
import { loadReport } from 'hotline-report';

export const prerender = true;

/** Written when the site is built: the page is complete before any script runs. */
export async function load() {
  const report = await loadReport(await readFile('static/missouri-2020.json', 'utf8'));
  return { title: report.title, html: report.html({ charts: 'svg', headingLevel: 2, prefix: 'static-' }) };
}
