import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { accountFor } from '@/scripts/postgres/account.js';
import { postgresBinaries } from '@/scripts/postgres/binaries.js';
import { createCluster, readClusterConfig, writeClusterConfig } from '@/scripts/postgres/cluster.js';
import { startPostgres } from '@/scripts/postgres/server.js';
import { claimPort, isPortFree } from '@/scripts/process/ports.js';
import { openProcessLog } from '@/scripts/process/process-log.js';
import { waitUntil } from '@/scripts/process/processes.js';

/** A real Postgres that comes back on the same port whenever it is killed. */
export type Database = {
  readonly url: string;
  /** Of the same database, as its superuser: to look behind the application. */
  readonly superuserUrl: string;
  /** `kill -9` of the server; while it is down, as soon as it is up again. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const betweenTriesMs = 100;
const startTimeoutMs = 30_000;

export async function keepDatabase({ dataDir, logs }: { dataDir: string; logs: string }): Promise<Database> {
  const directory = join(dataDir, 'postgres');
  const journal = openProcessLog({ folder: logs, name: 'postgres' });
  const port = await settleOnPort(directory);
  const start = () => startPostgres({ directory, onLog: journal.write });
  let server = await start();
  let isUp = true;
  let stopping = false;

  async function watch(): Promise<void> {
    for (;;) {
      await server.ended;
      isUp = false;
      if (stopping) return;
      await waitUntil(() => isPortFree(port.number, '127.0.0.1'), { timeout: 10_000, every: 20 });
      server = await again();
      if (stopping) return server.stop();
      isUp = true;
    }
  }

  /** Until the last of the old backends is gone, the new server may not have their memory. */
  async function again(): Promise<Awaited<ReturnType<typeof start>>> {
    for (;;) {
      try {
        return await start();
      } catch (error) {
        if (stopping) throw error;
        await pause(betweenTriesMs);
      }
    }
  }

  const watching = watch().catch(() => undefined);
  const superuserUrl = new URL(server.superuserUrl);
  superuserUrl.pathname = new URL(server.url).pathname;
  return {
    url: server.url,
    superuserUrl: superuserUrl.href,
    async kill() {
      if (await waitUntil(() => isUp, { timeout: startTimeoutMs, every: 20 })) process.kill(server.pid, 'SIGKILL');
    },
    async stop() {
      stopping = true;
      await server.stop();
      await watching;
      port.release();
      await journal.close();
    },
  };
}

/**
 * A port below those the system hands out for outgoing calls: one of them could take it while the server is down, and
 * everybody knows the server by its port.
 */
async function settleOnPort(directory: string): Promise<{ number: number; release: () => void }> {
  mkdirSync(dirname(directory), { recursive: true });
  const binaries = postgresBinaries();
  createCluster({ directory, binaries, account: accountFor(binaries.postgres, dirname(directory)), durable: true });
  const { port, release } = await claimPort(randomInt(10_000, 20_000), '127.0.0.1');
  writeClusterConfig(directory, { ...readClusterConfig(directory), port });
  return { number: port, release };
}
