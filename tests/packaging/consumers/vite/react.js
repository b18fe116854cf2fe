import { createElement as h, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { HotlineReport } from 'hotline-report/react';
import { broken, geometry, src, tell } from './heard.js';

/** Without props that are undefined. */
const said = (props) => Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));

function Page() {
  const [{ isThere, ...props }, change] = useState({ isThere: true });
  const button = (id, to) =>
    h('button', { id, key: id, onClick: () => change(said({ isThere: true, ...props, ...to })) }, id);
  const own = { src, geometry, className: 'own', spellCheck: false, 'data-own': 1, ...props };
  return [
    button('charts', { charts: 'none' }),
    button('break', { report: broken }),
    button('mend', { report: undefined }),
    button('misspell', { chart: 'svg' }),
    button('correct', { chart: undefined, charts: undefined }),
    button('leave', { isThere: false }),
    isThere && h(HotlineReport, { key: 'report', ...own, onReady: () => tell('ready'), onError: () => tell('error') }),
  ];
}

createRoot(document.querySelector('#app')).render(h(StrictMode, null, h(Page)));
