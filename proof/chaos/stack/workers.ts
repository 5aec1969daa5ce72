import { z } from 'zod';
import { programArguments } from '@/scripts/build/programs.js';
import { clockSkews } from '../faults/fault-schedule';
import { type SupervisedProcess, superviseProcess } from './supervised-process';

export const callProbe = './proof/chaos/faults/call-probe.js';

export type Worker = {
  readonly process: SupervisedProcess;
  /** The id that the worker chose at its latest start. Undefined while the worker starts. */
  readonly id: string | undefined;
};

const ready = z.object({ msg: z.literal('worker ready'), worker: z.uuid() });

export const startWorkers = (env: NodeJS.ProcessEnv, logs: string): readonly Worker[] =>
  clockSkews.map((skew, index) => startWorker({ ...env, CLOCK_SKEW_SECONDS: String(skew) }, logs, index + 1));

function startWorker(env: NodeJS.ProcessEnv, logs: string, number: number): Worker {
  let id: string | undefined;
  const process = superviseProcess({
    name: `worker-${number}`,
    args: ['--import', callProbe, '--import', './proof/chaos/faults/skewed-clock.js', ...programArguments('worker')],
    env,
    logs,
    onLine: (line) => {
      if (line.includes('worker ready')) id = ready.safeParse(JSON.parse(line)).data?.worker ?? id;
    },
    onExit: () => {
      id = undefined;
    },
  });
  return {
    process,
    get id() {
      return id;
    },
  };
}
