'use client';
import { useState } from 'react';
// Also imported where the page is rendered on the server, and touches no window there.
import 'hotline-report/element';

export default function LiveReport({ src, html }) {
  const [charts, setCharts] = useState('on');
  return (
    <>
      <button type="button" onClick={() => setCharts(charts === 'on' ? 'off' : 'on')}>
        Charts: {charts}
      </button>
      <hotline-report src={src} charts={charts} heading-level="2">
        <div dangerouslySetInnerHTML={{ __html: html }} />
      </hotline-report>
    </>
  );
}
