import { h } from 'vue';
import { HotlineReport } from 'hotline-report/vue';
import missouri from './missouri-2020.json';

export const page = () =>
  h(HotlineReport, { report: missouri, charts: 'svg', onReady: ({ report }) => console.log(report.title) });
