// From a CSV file to a report, without any browser.
import { writeFile } from 'node:fs/promises';
import { builtInPlans, openRecords, sampleRecords } from 'hotline-report/analyst';
import { checkReport, init, parseReport } from 'hotline-report';

const csv = new URL('records.csv', import.meta.url);
await writeFile(csv, Buffer.from(await (await sampleRecords(50_000)).arrayBuffer()));

const [plan] = await builtInPlans();
const file = await openRecords(csv);
const records = await file.read(plan);
const { report, account } = await records.report({ jurisdiction: 'Missouri', start: '2020', end: '2020' });
records.close();

await init();
await writeFile('records.html', parseReport(report).html({ charts: 'svg' }));
const errors = (await checkReport(report)).filter(({ severity }) => severity === 'error');
console.log(JSON.stringify({ title: report.title, rows: account.rows, errors: errors.length }));
