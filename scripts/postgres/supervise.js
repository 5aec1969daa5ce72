import { setTimeout as pause } from 'node:timers/promises';
import { openProcessLog } from '../process/process-log.js';
import { startPostgres } from './server.js';

/**
 * Starts Postgres and starts it again, on the same port, when it ends without being asked to.
 *
 * @param {{ directory: string, logs: string, durable: boolean, say: (line: string) => void, signal: AbortSignal }} options
 */
export async function keepPostgres({ directory, logs, durable, say, signal }) {
  const journal = openProcessLog({ folder: logs, name: 'postgres' });
  const start = () => startPostgres({ directory, durable, onLog: journal.write });
  let server = await start();
  let stopping = false;

  async function watch() {
    for (let wait = 200; !stopping; wait = Math.min(wait * 2, 10_000)) {
      await server.ended;
      if (stopping || signal.aborted) return;
      say(`postgres ended; starting it again. Its log: ${journal.path}`);
      await pause(wait);
      if (stopping) return;
      try {
        server = await start();
        wait = 200;
      } catch (error) {
        say(`postgres: ${error.message}`);
      }
    }
  }
  const watching = watch();

  return {
    url: server.url,
    async stop() {
      stopping = true;
      await server.stop();
      await watching;
      await journal.close();
    },
  };
}
