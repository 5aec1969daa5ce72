import { z } from 'zod';
import { clockSkews } from '../faults/fault-schedule';
import { keepProgram, type Program } from './supervised-process';

/** One of the workers; its id is a new one after every start. */
export type Worker = {
  readonly program: Program;
  /** Undefined while it is starting. */
  readonly id: string | undefined;
};

const ready = z.object({ msg: z.literal('worker ready'), worker: z.uuid() });

export const startWorkers = (env: NodeJS.ProcessEnv, logs: string): readonly Worker[] =>
  clockSkews.map((skew, index) => startWorker({ ...env, CLOCK_SKEW_SECONDS: String(skew) }, logs, index + 1));

function startWorker(env: NodeJS.ProcessEnv, logs: string, number: number): Worker {
  let id: string | undefined;
  const program = keepProgram({
    name: `worker-${number}`,
    args: [
      '--import',
      './proof/chaos/faults/skewed-clock.js',
      '--conditions=react-server',
      '--import',
      'tsx',
      'lib/jobs/worker.ts',
    ],
    env,
    logs,
    onLine: (line) => {
      id = idIn(line) ?? id;
    },
    onEnd: () => {
      id = undefined;
    },
  });
  return {
    program,
    get id() {
      return id;
    },
  };
}

function idIn(line: string): string | undefined {
  if (!line.includes('worker ready')) return undefined;
  const said = ready.safeParse(JSON.parse(line));
  return said.success ? said.data.worker : undefined;
}
