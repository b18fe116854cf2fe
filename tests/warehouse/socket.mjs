// A PostgreSQL server on the loopback interface: PGlite behind a socket, for clients that know only addresses.
import { createServer } from 'node:net';

/** The message in which a client asks for encryption, which is answered by a single letter. */
const sslRequest = 80_877_103;

/**
 * Serves a database to one client at a time.
 *
 * @param {import('@electric-sql/pglite').PGlite} database
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serve(database) {
  const server = createServer((socket) => {
    let waiting = Buffer.alloc(0);
    let isStarted = false;
    let last = Promise.resolve();
    /** The next whole message, if there is one. */
    const next = () => {
      const before = isStarted ? 1 : 0;
      if (waiting.length < before + 4) return undefined;
      const end = before + waiting.readInt32BE(before);
      if (waiting.length < end) return undefined;
      const message = waiting.subarray(0, end);
      waiting = waiting.subarray(end);
      return message;
    };
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      waiting = Buffer.concat([waiting, bytes]);
      for (let message = next(); message; message = next()) {
        const one = message;
        if (!isStarted && one.readInt32BE(4) === sslRequest) {
          socket.write('N');
          continue;
        }
        isStarted = true;
        last = last.then(async () => void socket.write(await database.execProtocolRaw(one)));
      }
    });
  });
  await /** @type {Promise<void>} */ (new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `postgres://postgres:secret@127.0.0.1:${port}/postgres`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
