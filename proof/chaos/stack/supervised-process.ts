import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { openProcessLog } from '@/scripts/process/process-log.js';
import { signalGroup } from '@/scripts/process/processes.js';
import { spawnChild } from '@/scripts/process/spawn-child.js';

/** A Node process that is restarted immediately each time it ends. */
export type SupervisedProcess = {
  readonly pid: number | undefined;
  /** Kills the process with `kill -9` and waits until it has ended. */
  readonly kill: () => Promise<void>;
  /** Ends the process without a restart: SIGTERM, then SIGKILL after the timeout. */
  readonly stop: (timeoutMs?: number) => Promise<void>;
};

type Settings = {
  readonly name: string;
  readonly args: string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logs: string;
  readonly onLine?: (line: string) => void;
  readonly onExit?: () => void;
};

/** The pause before the restart of a process that ran for less than this. It prevents a tight loop of failed starts. */
const minLifetimeMs = 1000;

export function superviseProcess({ name, args, env, logs, onLine, onExit }: Settings): SupervisedProcess {
  const log = openProcessLog({ folder: logs, name });
  let isStopping = false;
  let child = start();

  function start() {
    const startedAt = performance.now();
    const started = spawnChild(args, { env, output: 'pipe' });
    log.follow(started);
    if (onLine && started.stdout) createInterface({ input: started.stdout }).on('line', onLine);
    started.once('exit', async () => {
      onExit?.();
      if (performance.now() - startedAt < minLifetimeMs) await pause(minLifetimeMs);
      if (!isStopping) child = start();
    });
    return started;
  }

  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const send = async (signal: NodeJS.Signals) => {
    const { pid } = child;
    if (hasEnded() || pid === undefined) return;
    const ended = once(child, 'exit');
    signalGroup(pid, signal);
    await ended;
  };

  return {
    get pid() {
      return hasEnded() ? undefined : child.pid;
    },
    kill: () => send('SIGKILL'),
    async stop(timeoutMs = 5000) {
      isStopping = true;
      const timeout = new AbortController();
      await Promise.race([
        send('SIGTERM'),
        pause(timeoutMs, undefined, { signal: timeout.signal }).catch(() => undefined),
      ]);
      timeout.abort();
      await send('SIGKILL');
      await log.close();
    },
  };
}
