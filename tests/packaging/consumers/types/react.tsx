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
      check
      noteNumbering="as-published"
      data-own="1"
      onClick={() => console.log('clicked')}
      ref={(element) => console.log(element?.state)}
      onReady={({ report }) => console.log(report.title)}
      onError={({ code }) => console.log(code)}
      onCellFocus={(cell) => console.log(cell?.label)}
    />
    {/* @ts-expect-error: a prop that is misspelt */}
    <HotlineReport src="/missouri-2020.json" chart="svg" />
    {/* @ts-expect-error: an attribute that HTML has not */}
    <HotlineReport src="/missouri-2020.json" color="red" />
    <hotline-report src="/missouri-2020.json" heading-level="2" charts="none">
      <p>The static report</p>
    </hotline-report>
    {/* @ts-expect-error: a value that charts do not have */}
    <hotline-report src="/missouri-2020.json" charts="off" />
  </>
);
