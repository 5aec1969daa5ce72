import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { tryLock } from './lock.js';

const claims = join(tmpdir(), `outlay-ports-${userInfo().username}`);

/**
 * Claims the first free port from `wanted` upwards until this process ends. A test bind shows whether the port is free
 * now. A lock file prevents that two commands that start at the same moment choose the same port; all clones on the
 * machine share the folder of these files.
 *
 * @param {number} wanted
 * @param {string} host
 * @returns {Promise<{ port: number, release: () => void }>}
 */
export async function claimPort(wanted, host) {
  for (let port = wanted; port < Math.min(wanted + 500, 65_536); port++) {
    const claim = tryLock(join(claims, String(port)));
    if (!claim) continue;
    if (await isPortFree(port, host)) return { port, release: claim.release };
    claim.release();
  }
  throw new Error(`No free port from ${wanted} to ${wanted + 499} on ${host}.`);
}

/** Returns whether a server could listen on the port now. */
export const isPortFree = (port, host) =>
  bindOnce(port, host).then(
    () => true,
    () => false,
  );

/** Returns a free port that the operating system chooses. */
export const findFreePort = (host = '127.0.0.1') => bindOnce(0, host);

/** Listens on the port, stops listening, and returns the number of the port. */
function bindOnce(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const bound = server.address().port;
      server.close(() => resolve(bound));
    });
  });
}
