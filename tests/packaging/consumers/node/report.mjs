// A report as HTML and SVG, without any browser.
import { readFile, writeFile } from 'node:fs/promises';
import { checkReport, init, parseReport } from 'hotline-report';

const read = async (address) => JSON.parse(await readFile(new URL(import.meta.resolve(address)), 'utf8'));

await init();
const document = await read('./missouri-2017.json');
const problems = await checkReport(document);
const report = parseReport(document);
const geometry = { 'US-MO': await read('hotline-report/maps/US-MO.json') };
await writeFile('report.html', report.html({ charts: 'svg', geometry }));
const [chart] = report.charts.filter(({ kind }) => kind === 'donut');
await writeFile('chart.svg', report.svg(chart.id, { width: 660 }));
console.log(JSON.stringify({ title: report.title, problems: problems.length }));
