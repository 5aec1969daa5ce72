import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { tryLock } from './lock.js';

const claims = join(tmpdir(), `outlay-ports-${userInfo().username}`);

/**
 * Claims the first free port from `wanted` upwards until this process ends. Binding shows which ports are taken now;
 * the claim, a lock file that every clone on the machine sees, separates two commands started at the same moment.
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

/** Returns a free port that the system chooses. */
export const findFreePort = (host = '127.0.0.1') => bindOnce(0, host);

/** Listens on the port, closes again, and returns the port. */
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
