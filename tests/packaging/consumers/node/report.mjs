// A report as HTML, as SVG and as files for other programs, without any browser.
import { readFile, writeFile } from 'node:fs/promises';
import { checkReport, init, parseReport } from 'hotline-report';
import { exportReport } from 'hotline-report/export';

const read = async (address) => JSON.parse(await readFile(new URL(import.meta.resolve(address)), 'utf8'));

await init();
const document = await read('./missouri-2017.json');
const problems = await checkReport(document);
const report = parseReport(document);
const geometry = { 'US-MO': await read('hotline-report/maps/US-MO.json') };
await writeFile('report.html', report.html({ charts: 'svg', geometry }));
const [chart] = report.charts.filter(({ kind }) => kind === 'donut');
await writeFile('chart.svg', report.svg(chart.id, { width: 660 }));
await writeFile('chart.png', (await exportReport(document, 'png', { table: chart.id })).bytes);
await writeFile('report.xlsx', (await exportReport(document, 'xlsx')).bytes);
// The geometry is in the package.
const [map] = report.charts.filter(({ region }) => region);
await writeFile('map.json', (await exportReport(document, 'vega-lite', { table: map.id })).bytes);
console.log(JSON.stringify({ title: report.title, problems: problems.length }));
