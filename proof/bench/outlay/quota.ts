import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from '../sandbox';
import { paused } from './protocol';
import type { WebProcess } from './web-process';

const lookMs = 250;

type Watched = {
  readonly web: WebProcess;
  readonly sandbox: Sandbox;
  readonly company: string;
  readonly dayTurnsAfterSeconds: number;
  readonly over: AbortSignal;
};

/** What was seen of a day's quota: when Outlay stopped, what it told its people, and how it went on. */
export async function watchQuota(watched: Watched): Promise<Record<string, string | number>> {
  const { web, sandbox, company, dayTurnsAfterSeconds, over } = watched;
  const started = Date.now();
  const dayTurns = started + dayTurnsAfterSeconds * 1000;
  const before = (await sandbox.stats()).requests;
  const seen: Record<string, string | number> = { 'the day turned after, s': dayTurnsAfterSeconds };
  let atMidnight: number | undefined;
  while (!over.aborted) {
    const now = Date.now();
    const { because, until } = await web.ask(paused, { do: 'pause', company });
    const calls = (await sandbox.stats()).requests - before;
    if (because === 'quota' && until && !('stopped after, s' in seen)) {
      seen['stopped after, s'] = Math.round((now - started) / 1000);
      seen['stopped at call'] = calls;
      seen['said it goes on after, s'] = Math.round((until.getTime() - started) / 1000);
    }
    if (now < dayTurns) atMidnight = calls;
    else if (calls > (atMidnight ?? 0) && !('went on after, s' in seen))
      seen['went on after, s'] = Math.round((now - started) / 1000);
    await pause(lookMs);
  }
  return seen;
}
