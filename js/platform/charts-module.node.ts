export { chartsModule } from './charts-module.inline.js';

/** Who shows reports in Node draws their charts. */
export const chartsAtOnce = true;
