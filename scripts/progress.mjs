// What pages show while `npm start` still builds: reports at once, the rest as soon as it is there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstScripts } from './entries.mjs';
import { splitModules, viewerModules } from './modules.mjs';
import { took } from './run.mjs';
import { send } from './server.mjs';

/** Files of the package that are there before the rest; so are the maps. */
const early = new Set([
  ...firstScripts.map((name) => `/pkg/${name}.js`),
  ...[...viewerModules, ...splitModules].map((name) => `/pkg/${name}_bg.wasm`),
  '/pkg/report.css',
  '/pkg/places.json',
]);

/** @param {string} root the folder that holds www and pkg @param {number} since when all began */
export function progress(root, since) {
  let step = '';
  let isDone = false;
  /** @type {() => void} */
  let finish = () => {};
  const done = new Promise((resolve) => (finish = () => resolve(undefined)));

  /** @type {import('./server.mjs').Answer} */
  async function first(path, response) {
    if (path === '/building.js') {
      send(response, '.js', readFileSync(join(root, 'scripts', 'building.js'), 'utf8'));
      return true;
    }
    if (path === '/building.json') {
      send(response, '.json', JSON.stringify({ isDone, step, time: took(since) }));
      return true;
    }
    if (isDone) return false;
    if (path === '/' || path === '/index.html') {
      const page = readFileSync(join(root, 'www', 'index.html'), 'utf8');
      send(response, '.html', page.replace('</head>', '<script type="module" src="/building.js"></script></head>'));
      return true;
    }
    // What is not there yet is handed out once it is, so whatever is chosen on the page works, if later.
    const isEarly = early.has(path) || path.startsWith('/pkg/maps/');
    if (path.startsWith('/pkg/') && !isEarly) await done;
    return false;
  }

  return {
    first,
    /** @param {string} name of what is being built */
    onStep: (name) => {
      step = name;
    },
    finish: () => {
      isDone = true;
      finish();
    },
  };
}
