// `npm start`: sets up, builds what changed, serves the pages as soon as they can show reports.
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { cli, root, say, SetupError, took } from './run.mjs';
import { setup } from './setup.mjs';

const usage = `npm start -- [options]
  --port N    serve on this port (default: 8787, or the next free one)
  --no-open   do not open the browser
  --help      this text
On a bare machine with 2 cores, the sample reports are served after about 3 minutes, and everything after about 7;
later runs take seconds.`;

const firstPort = 8787;

await cli(async () => {
  const since = Date.now();
  const { values } = parseArgs({
    options: { port: { type: 'string' }, 'no-open': { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return say(usage);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new SetupError(`--port takes a number from 0 to 65535, not "${values.port}"`);
  }
  await setup();
  // Only now: building needs packages which setup may just have installed.
  const { build } = await import('./build.mjs');
  const { progress } = await import('./progress.mjs');
  const { first, onStep, finish } = progress(root, since);
  /** @type {Awaited<ReturnType<typeof listen>> | undefined} */
  let server;
  const onViewer = async () => {
    server = await listen(port, first);
    say(`\nSample reports after ${took(since)}:  ${server.url}/\nStop with Ctrl+C.\n`);
    if (!values['no-open'] && !process.env.CI && process.stdout.isTTY) open(`${server.url}/`);
  };
  try {
    await build({ lenient: true, onViewer, onStep });
  } catch (error) {
    await server?.close();
    throw error;
  }
  finish();
  say(`\nEverything is ready after ${took(since)}:  ${server?.url}/`);
});

/** @param {number | undefined} port @param {import('./server.mjs').Answer} first */
async function listen(port, first) {
  const { serve } = await import('./server.mjs');
  for (let candidate = port ?? firstPort; ; candidate += 1) {
    try {
      return await serve({ root, port: candidate, first });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error;
      if (port !== undefined) throw new SetupError(`Port ${port} is in use; choose another with --port.`);
    }
  }
}

/** @param {string} url */
function open(url) {
  const [program = '', ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '""', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url];
  // Where there is no such program, the address printed above has to do.
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
