import { HotlineReport } from 'hotline-report/react';
import missouri from './missouri-2020.json';

export const Page = () => (
  <>
    <HotlineReport
      report={missouri}
      charts="svg"
      notes={false}
      tables={['demographics']}
      className="report"
      onReady={({ report }) => console.log(report.title)}
      onError={({ code }) => console.log(code)}
      onCellFocus={(cell) => console.log(cell?.label)}
    />
    <hotline-report src="/missouri-2020.json" heading-level="2" charts="none">
      <p>The static report</p>
    </hotline-report>
    {/* @ts-expect-error: a value that charts do not have */}
    <hotline-report src="/missouri-2020.json" charts="off" />
  </>
);
