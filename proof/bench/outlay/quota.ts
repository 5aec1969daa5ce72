import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from '../sandbox';
import { paused } from './protocol';
import type { WebProcess } from './web-process';

const everyMs = 250;

type Settings = {
  readonly web: WebProcess;
  readonly sandbox: Sandbox;
  readonly company: string;
  readonly resetsAfterSeconds: number;
  readonly signal: AbortSignal;
};

/**
 * Observes how Outlay handles the daily quota, until the signal aborts. Returns when Outlay stops, when it tells users
 * that it will continue, and when it does.
 */
export async function watchQuota(settings: Settings): Promise<Record<string, string | number>> {
  const { web, sandbox, company, resetsAfterSeconds, signal } = settings;
  const startedAt = Date.now();
  const secondsSince = (at: number) => Math.round((at - startedAt) / 1000);
  const before = (await sandbox.stats()).requests;
  const notes: Record<string, string | number> = { 'the quota reset after, s': resetsAfterSeconds };
  let callsAtReset = 0;
  while (!signal.aborted) {
    const now = Date.now();
    const { because, until } = await web.request(paused, { do: 'pause', company });
    const calls = (await sandbox.stats()).requests - before;
    if (because === 'quota' && until && !('stopped after, s' in notes)) {
      notes['stopped after, s'] = secondsSince(now);
      notes['stopped at call'] = calls;
      notes['announced to continue after, s'] = secondsSince(until.getTime());
    }
    if (now < startedAt + resetsAfterSeconds * 1000) callsAtReset = calls;
    else if (calls > callsAtReset) notes['continued after, s'] ??= secondsSince(now);
    await pause(everyMs);
  }
  return notes;
}
