// The little of the WebDriver protocol that the WebKit driver needs, spoken directly.
import { createServer } from 'node:net';
import { patience, poll, within } from './common.mjs';
import { spawnGuarded } from './process.mjs';

export const keys = /** @type {Record<string, string>} */ ({
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
});

/** The name under which the protocol passes a reference to an element. */
export const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** The times that a session is begun before that counts as failed, and how long each may take, in milliseconds. */
const starts = { times: 3, limit: 45_000 };

/**
 * Starts a driver and one session in it. A driver picks a free port for its browser and waits for ever if something else
 * took it in between, so one that does not answer is started anew.
 * @param {string} driver @param {object} capabilities @param {Record<string, string>} env
 */
export async function startSession(driver, capabilities, env, { times, limit } = starts) {
  for (let time = 1; ; time++) {
    try {
      return await startOnce(driver, capabilities, env, limit);
    } catch (error) {
      if (time === times) throw error;
      console.error(`${driver} is started once more: ${String(error)}`);
    }
  }
}

/** @param {string} driver @param {object} capabilities @param {Record<string, string>} env @param {number} limit */
async function startOnce(driver, capabilities, env, limit) {
  const port = await freePort();
  const { stop } = spawnGuarded(driver, [`--port=${port}`], env);
  const base = `http://127.0.0.1:${port}`;
  try {
    await poll(() => send(base, 'GET', '/status'), `${driver} to answer`, limit, limit / 3);
    const begun = send(base, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    const { sessionId } = await within(begun, limit);
    const session = `${base}/session/${sessionId}`;
    return {
      /** @param {'GET' | 'POST'} method @param {string} path @param {object} [body] */
      send: (method, path, body) => send(session, method, path, body),
      stop: () => send(session, 'DELETE', '').finally(stop),
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/**
 * @param {string} base @param {string} method @param {string} path @param {object} [body]
 * @returns {Promise<any>}
 */
async function send(base, method, path, body) {
  const response = await fetch(base + path, {
    method,
    signal: AbortSignal.timeout(patience),
    ...(body ? { body: JSON.stringify(body) } : {}),
  }).catch((error) => {
    // The signal's own error has neither a message that is shown nor the command.
    throw new Error(`WebDriver ${method} ${path}: no answer`, { cause: error });
  });
  const { value } = /** @type {{value: any}} */ (await response.json());
  if (!response.ok) throw new Error(`WebDriver ${path}: ${value.error}, ${value.message}`);
  return value;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
