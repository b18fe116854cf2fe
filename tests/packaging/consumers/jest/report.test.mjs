// What a project tests of a page with reports, in a simulated browser: there is no layout, so there are no canvases.
import { readFileSync } from 'node:fs';
import { loadReport, mount } from 'hotline-report';
import 'hotline-report/element';

const missouri = JSON.parse(readFileSync('missouri-2020.json', 'utf8'));

test('a report is read and written', async () => {
  const report = await loadReport(missouri);
  expect(report.html()).toContain('Missouri State Report');
});

test('a report is mounted, updated and taken off', async () => {
  document.body.innerHTML = '<div id="report"></div>';
  const shown = await mount('#report', missouri);
  expect(document.querySelectorAll('table')).toHaveLength(4);
  await shown.update({ notes: false });
  expect(document.querySelectorAll('.hr-notes')).toHaveLength(0);
  shown.unmount();
  expect(document.querySelectorAll('table')).toHaveLength(0);
});

test('the element shows its report, and says what is wrong with one', async () => {
  const element = document.createElement('hotline-report');
  const event = (name) => new Promise((resolve) => element.addEventListener(name, resolve, { once: true }));
  const ready = event('report-ready');
  // Nothing comes near where there is no layout.
  element.loading = 'eager';
  element.report = missouri;
  document.body.append(element);
  await ready;
  expect(element.shadowRoot.querySelectorAll('table')).toHaveLength(4);
  const failed = event('report-error');
  element.report = { ...missouri, accurateAsOf: '2021-02-30' };
  expect((await failed).detail.code).toBe('invalid-document');
});
