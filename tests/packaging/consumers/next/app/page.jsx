import { init, parseReport } from 'hotline-report';
import LiveReport from './live-report.jsx';
import document from '../public/missouri-2020.json';

// Rendered on the server: the page is complete before any script runs.
export default async function Page() {
  await init();
  const html = parseReport(document).html({ charts: 'svg', headingLevel: 2, prefix: 'static-' });
  return (
    <main>
      <h1>Next</h1>
      <LiveReport src="/missouri-2020.json" html={html} />
    </main>
  );
}
