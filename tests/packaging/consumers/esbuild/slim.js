import { init, mount } from 'hotline-report/slim';
import address from 'hotline-report/hotline_report_bg.wasm';

await init(new URL(address, import.meta.url));
await mount(document.querySelector('#report'), 'missouri-2020.json');
