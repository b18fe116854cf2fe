import { init, mount } from 'hotline-report/slim';
import viewer from 'hotline-report/hotline_report_bg.wasm';
import charts from 'hotline-report/hotline_charts_bg.wasm';

await init(new URL(viewer, import.meta.url), new URL(charts, import.meta.url));
await mount(document.querySelector('#report'), 'missouri-2020.json');
