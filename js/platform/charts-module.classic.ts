export { chartsAtOnce, chartsModule } from './charts-module.inline.js';
