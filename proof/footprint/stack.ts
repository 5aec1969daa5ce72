import { once } from 'node:events';
import { spawnChild } from '@/scripts/process/spawn-child.js';

export type RunningStack = {
  readonly pid: number;
  /** The seconds from the start of the command until it printed the address. */
  readonly seconds: number;
  readonly stop: () => Promise<void>;
};

/** Runs the command of `npm start` until it is ready. Throws with its output when it fails. */
export async function startStack(env: NodeJS.ProcessEnv): Promise<RunningStack> {
  const since = performance.now();
  const child = spawnChild(['scripts/start.js'], { env, output: 'pipe' });
  const ended = once(child, 'close');
  let output = '';
  const ready = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('Outlay is at ')) ready.resolve();
    });
  await Promise.race([
    ready.promise,
    ended.then(() => {
      throw new Error(`npm start ended:\n${output}`);
    }),
  ]);
  return {
    pid: child.pid ?? 0,
    seconds: (performance.now() - since) / 1000,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}
