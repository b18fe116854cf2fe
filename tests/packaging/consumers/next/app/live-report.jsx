'use client';
import { useState } from 'react';
// Also imported where the page is rendered on the server, and touches no window there.
import { HotlineReport } from 'hotline-report/react';

export default function LiveReport({ src, html }) {
  const [charts, setCharts] = useState('canvas');
  return (
    <>
      <button type="button" onClick={() => setCharts(charts === 'canvas' ? 'none' : 'canvas')}>
        Charts: {charts}
      </button>
      <HotlineReport src={src} charts={charts} headingLevel={2} html={html} />
    </>
  );
}
