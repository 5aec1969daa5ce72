import { setTimeout } from 'node:timers/promises';
import { CodatError, type Failure } from './errors';

const attempts = 4;
const firstWaitMs = 500;
const transient: readonly Failure['kind'][] = ['no-answer', 'unread', 'server-error'];

/** Whether the failure may be gone when the same read is tried again. */
const isTransient = ({ failure }: CodatError): boolean => transient.includes(failure.kind);

/** How the waits between the calls are made. The simulation has a clock and a source of chance of its own. */
type Waits = {
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly random: () => number;
  readonly stop?: AbortSignal;
};

const ordinaryWaits: Waits = { sleep: (ms) => setTimeout(ms), random: Math.random };

/**
 * Calls `read` up to four times, until it succeeds or fails for a lasting reason. Waits about 0.5, 1 and 2 seconds
 * between the calls, with jitter. Not for calls that write, because a repeated write may not be idempotent.
 */
export async function retryRead<T>(read: () => Promise<T>, { sleep, random, stop }: Waits = ordinaryWaits): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      if (attempt >= attempts || stop?.aborted || !(error instanceof CodatError) || !isTransient(error)) throw error;
      await sleep(firstWaitMs * 2 ** (attempt - 1) * (0.75 + random() / 2));
    }
  }
}
