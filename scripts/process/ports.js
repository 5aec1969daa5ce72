import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { tryLock } from './lock.js';

const claims = join(tmpdir(), `outlay-ports-${userInfo().username}`);

/**
 * Claims the first free port from `wanted` upwards for as long as this process lives. Binding tells what is taken now;
 * the claim, a lock file that every clone on the machine sees, keeps two commands started at the same moment apart.
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

/** Whether a server could listen on that port at this moment. */
export function isPortFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A port nobody listens on, chosen by the system. */
export function findFreePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host, exclusive: true }, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
