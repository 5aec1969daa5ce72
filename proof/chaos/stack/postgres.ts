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

/** A Postgres server that is restarted on the same port each time it ends. */
export type Database = {
  readonly url: string;
  /** The superuser's address of the same database, for checks that do not use the application's code. */
  readonly superuserUrl: string;
  /** Kills the server with `kill -9`. If the server is down, this first waits until it is up again. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const retryMs = 100;
const startTimeoutMs = 30_000;

export async function superviseDatabase({ dataDir, logs }: { dataDir: string; logs: string }): Promise<Database> {
  const directory = join(dataDir, 'postgres');
  const log = openProcessLog({ folder: logs, name: 'postgres' });
  const port = await reservePort(directory);
  const start = () => startPostgres({ directory, onLog: log.write });
  let server = await start();
  let isUp = true;
  let isStopping = false;

  async function supervise(): Promise<void> {
    for (;;) {
      await server.ended;
      isUp = false;
      if (isStopping) return;
      await waitUntil(() => isPortFree(port.number, '127.0.0.1'), { timeout: 10_000, every: 20 });
      server = await restart();
      if (isStopping) return server.stop();
      isUp = true;
    }
  }

  /** A start fails while an old backend process still holds the shared memory, so it is retried. */
  async function restart(): Promise<Awaited<ReturnType<typeof start>>> {
    for (;;) {
      try {
        return await start();
      } catch (error) {
        if (isStopping) throw error;
        await pause(retryMs);
      }
    }
  }

  const supervision = supervise().catch(() => undefined);
  const superuserUrl = new URL(server.superuserUrl);
  superuserUrl.pathname = new URL(server.url).pathname;
  return {
    url: server.url,
    superuserUrl: superuserUrl.href,
    async kill() {
      if (await waitUntil(() => isUp, { timeout: startTimeoutMs, every: 20 })) process.kill(server.pid, 'SIGKILL');
    },
    async stop() {
      isStopping = true;
      await server.stop();
      await supervision;
      port.release();
      await log.close();
    },
  };
}

/**
 * Creates the cluster and writes a reserved port into its configuration. The port stays the same after each restart,
 * because all clients have it in their settings. It is below the system's ephemeral ports; otherwise an outgoing
 * connection could use it while the server is down.
 */
async function reservePort(directory: string): Promise<{ number: number; release: () => void }> {
  mkdirSync(dirname(directory), { recursive: true });
  const binaries = postgresBinaries();
  createCluster({ directory, binaries, account: accountFor(binaries.postgres, dirname(directory)), durable: true });
  const { port, release } = await claimPort(randomInt(10_000, 20_000), '127.0.0.1');
  writeClusterConfig(directory, { ...readClusterConfig(directory), port });
  return { number: port, release };
}
