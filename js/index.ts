/**
 * hotline-report: published statistical reports as tables and canvas charts, computed in the page by WebAssembly.
 *
 * ```js
 * import { mount } from 'hotline-report';
 * await mount('#report', '/missouri-2020.json');
 * ```
 */
import { useDefaults } from './slim.js';
// Each kind of entry has its own: beside the script, or inside it.
import { chartsAtOnce, chartsModule } from './platform/charts-module.js';
import { mapsAddress, viewerModule } from './platform/viewer-module.js';

export * from './slim.js';

useDefaults({ viewer: viewerModule, charts: chartsModule, chartsAtOnce, maps: mapsAddress });
