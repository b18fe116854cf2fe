// The same in each runtime: a report as HTML, and one made from records in a worker.
import { readFile } from 'node:fs/promises';
import { builtInPlans, openRecords, sampleRecords } from 'hotline-report/analyst';
import { loadReport } from 'hotline-report';
import { toSingleFile } from 'hotline-report/save';

const document = JSON.parse(await readFile('missouri-2020.json', 'utf8'));
const report = await loadReport(document);
const page = await toSingleFile(document);
const plan = (await builtInPlans()).find(({ id }) => id === 'state-data-report');
const file = await openRecords(await sampleRecords());
const records = await file.read(plan);
const made = await records.report({ jurisdiction: 'Missouri', start: '2020', end: '2020', accurateAsOf: '2021-07-01' });
records.close();
console.log(
  JSON.stringify({ tables: report.html().split('<table').length - 1, page: page.length, made: made.report.title }),
);
