// A Cloudflare worker: the module is one of its modules, since nothing may be compiled there.
import { init, parseReport } from 'hotline-report/slim';
import module from 'hotline-report/hotline_report_bg.wasm';
import document from './missouri-2020.json';

export default {
  async fetch() {
    await init(module);
    const html = parseReport(document).html({ charts: 'svg' });
    return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  },
};
