import { setTimeout as pause } from 'node:timers/promises';

/** Latencies in milliseconds, in the order of the requests, and the errors of the requests that failed. */
export type Outcome = { readonly latencies: readonly number[]; readonly errors: readonly string[] };

/**
 * Sends `rate` requests a second for `seconds`, whether earlier ones have finished or not. A latency counts from the time
 * at which the request was due: a server that stalls delays the requests that were due meanwhile, and they count. With
 * latencies from the time of sending, a slow server would be asked less and look fast ("coordinated omission", G. Tene).
 */
export async function openLoop(
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
  send: (index: number) => Promise<unknown>,
): Promise<Outcome> {
  const count = Math.max(1, Math.round(rate * seconds));
  const startedAt = performance.now();
  const latencies = new Array<number>(count).fill(0);
  const errors: string[] = [];
  const pending: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const dueAt = startedAt + (index * 1000) / rate;
    const wait = dueAt - performance.now();
    if (wait > 0) await pause(wait);
    pending.push(
      send(index)
        .catch((error: unknown) => void errors.push(error instanceof Error ? error.message : String(error)))
        .then(() => {
          latencies[index] = performance.now() - dueAt;
        }),
    );
  }
  await Promise.all(pending);
  return { latencies, errors };
}
