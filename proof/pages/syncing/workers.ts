import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { programArguments } from '@/scripts/build/programs.js';
import { spawnChild } from '@/scripts/process/spawn-child.js';
import { environmentOf, type Settings, type Web } from '../web/web';

/** Starts workers that serve the same Outlay as the web process. Returns a function that stops them. */
export async function startWorkers(count: number, web: Web, settings: Settings): Promise<() => Promise<void>> {
  const env = environmentOf(Number(new URL(web.url).port), settings);
  const output = openSync(join(settings.folder, 'workers.log'), 'a');
  const workers = Array.from({ length: count }, () => spawnChild(programArguments('worker'), { env, output }));
  return async () => {
    await Promise.all(
      workers.map(async (worker) => {
        if (worker.exitCode !== null || worker.signalCode !== null) return;
        const ended = once(worker, 'exit');
        worker.kill('SIGTERM');
        await ended;
      }),
    );
  };
}
