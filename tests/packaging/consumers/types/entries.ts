// The package in strict TypeScript, as its users write it.
import {
  init,
  loadReport,
  mount,
  mountChart,
  mountTable,
  parseReport,
  ReportError,
  type ErrorCode,
} from 'hotline-report';
import { auditPublished, builtInPlans, openRecords } from 'hotline-report/analyst';
import type { HotlineReportElement } from 'hotline-report/element';
import { exportReport } from 'hotline-report/export';
import { geometryOf, placesOf, type GeometryFile } from 'hotline-report/geometry';
import { toSingleFile } from 'hotline-report/save';
import missouri2017 from './missouri-2017.json';
import missouri2020 from './missouri-2020.json';

const signal = AbortSignal.timeout(1000);

export async function all(input: HTMLInputElement): Promise<void> {
  await init();
  // What is not there is an error of its own, not a type error.
  const shown = await mount(document.querySelector('#report'), missouri2020, { charts: 'svg', signal });
  await shown.update(missouri2017);
  await shown.update({ notes: false });
  await mountChart('#chart', parseReport(missouri2020), 'demographics', { language: 'es-US' });
  await mountTable('#table', new URL('https://example.org/report.json'), 'demographics');
  const report = await loadReport('/report.json', { check: true });
  report.svg('demographics');
  await toSingleFile(missouri2017, { variant: 'static', geometry: '/maps/' });
  await exportReport(report, 'png', { table: 'demographics', geometry: { 'US-MO': {} } });
  const [plan] = await builtInPlans();
  const [file] = input.files ?? [];
  const districts: GeometryFile = geometryOf('{}', { code: 'districts', id: 'NO', plane: 'up' });
  const places = { '29510': 'St. Louis', ...placesOf(districts) };
  if (plan && file) await (await openRecords(file)).read(plan, { places, signal });
  await auditPublished([report.document], {}, { signal });
}

export function codeOf(fault: unknown): ErrorCode | undefined {
  return fault instanceof ReportError ? fault.code : undefined;
}

const element = document.querySelector('hotline-report');
element?.addEventListener('cell-focus', ({ detail }) => detail?.label.toUpperCase());
element?.addEventListener('report-error', ({ detail }) => detail.code.toUpperCase());
if (element) Object.assign(element, { report: missouri2020 } satisfies Partial<HotlineReportElement>);

// @ts-expect-error: a code that is none
export const wrong: ErrorCode = 'invalid-dokument';
// @ts-expect-error: geometry without the code of its region
geometryOf({}, { id: 'NO' });
// @ts-expect-error: an option that is misspelt
void mount('#report', missouri2020, { tabels: [] });
// @ts-expect-error: a document without a title
void mount('#report', { version: 1, sections: [] });
