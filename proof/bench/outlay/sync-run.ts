import { setTimeout as pause } from 'node:timers/promises';
import type { ProgressQuery } from './progress';
import { requested } from './protocol';
import type { WebProcess } from './web-process';

const everyMs = 250;

/** A request to sync expenses of one company: those from index `from` up to, but not including, index `to`. */
export type SyncRequest = {
  readonly name: string;
  readonly companyId: string;
  readonly from: number;
  readonly to: number;
  readonly delaySeconds: number;
};

export type Outcome = {
  /** For each company, the seconds from its request to its last settled record or receipt. */
  readonly seconds: readonly number[];
  readonly slowestRequestMs: number;
  readonly unknownReceipts: number;
  readonly failed: number;
};

/** Sends each request after its own delay, and waits until everything is settled. */
export async function runSyncs(
  web: WebProcess,
  query: ProgressQuery,
  requests: readonly SyncRequest[],
): Promise<Outcome> {
  const startedAt = new Date();
  const sent = await Promise.all(
    requests.map(async ({ name, from, to, delaySeconds }) => {
      await pause(delaySeconds * 1000);
      const at = Date.now();
      return { at, ...(await web.request(requested, { do: 'sync', company: name, from, to })) };
    }),
  );
  for (;;) {
    while (await query.hasOpenWork()) await pause(everyMs);
    const progress = await query.since(startedAt);
    const states = requests.map(({ companyId }) => progress.get(companyId));
    if (states.every((state) => state?.open === 0)) {
      return {
        seconds: states.map((state, index) => ((state?.lastAt?.getTime() ?? 0) - (sent[index]?.at ?? 0)) / 1000),
        slowestRequestMs: Math.max(...sent.map(({ milliseconds }) => milliseconds)),
        unknownReceipts: sum(states.map((state) => state?.unknownReceipts ?? 0)),
        failed: sum(states.map((state) => state?.failed ?? 0)),
      };
    }
    await pause(everyMs);
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
