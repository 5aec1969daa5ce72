import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { openProcessLog } from '@/scripts/process/process-log.js';
import { signalGroup } from '@/scripts/process/processes.js';
import { spawnChild } from '@/scripts/process/spawn-child.js';

/** A Node program that is started again at once whenever it ends, as a supervisor does. */
export type Program = {
  readonly name: string;
  readonly pid: number | undefined;
  readonly starts: number;
  /** `kill -9`; answers when it is gone. */
  readonly kill: () => Promise<void>;
  /** Asks it to end, and makes it after a while; it is not started again. Answers whether it ended by itself. */
  readonly stop: (patienceMs?: number) => Promise<boolean>;
};

type Starting = {
  readonly name: string;
  readonly args: string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logs: string;
  readonly onLine?: (line: string) => void;
  /** It has ended, however. */
  readonly onEnd?: () => void;
};

/** One that cannot even start is not started thousands of times. */
const shortestLifeMs = 1000;

export function keepProgram({ name, args, env, logs, onLine, onEnd }: Starting): Program {
  const journal = openProcessLog({ folder: logs, name });
  let stopping = false;
  let starts = 0;
  let child = start();

  function start() {
    const since = performance.now();
    starts += 1;
    const started = spawnChild(args, { env, output: 'pipe' });
    journal.follow(started);
    if (onLine && started.stdout) createInterface({ input: started.stdout }).on('line', onLine);
    started.once('exit', async () => {
      onEnd?.();
      if (performance.now() - since < shortestLifeMs) await pause(shortestLifeMs);
      if (!stopping) child = start();
    });
    return started;
  }

  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const send = async (signal: NodeJS.Signals) => {
    const { pid } = child;
    if (ended() || pid === undefined) return;
    const gone = once(child, 'exit');
    signalGroup(pid, signal);
    await gone;
  };

  return {
    name,
    get pid() {
      return ended() ? undefined : child.pid;
    },
    get starts() {
      return starts;
    },
    kill: () => send('SIGKILL'),
    async stop(patienceMs = 5000) {
      stopping = true;
      const giveUp = new AbortController();
      const politely = send('SIGTERM').then(() => true);
      const waited = pause(patienceMs, false, { signal: giveUp.signal }).catch(() => false);
      const byItself = await Promise.race([politely, waited]);
      giveUp.abort();
      await send('SIGKILL');
      await journal.close();
      return byItself;
    },
  };
}
