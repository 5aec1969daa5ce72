import { CodatError, type Failure } from '@/lib/codat/client/errors';
import type { LaneContext } from './lane-context';

const attempts = 4;
const firstWaitMs = 500;
const transient: readonly Failure['kind'][] = ['no-answer', 'unread', 'server-error'];

/** Returns whether the failure may be gone when the same read is tried again. */
export const isTransient = ({ failure }: CodatError): boolean => transient.includes(failure.kind);

/**
 * Calls `read` up to four times, until it succeeds or fails for a lasting reason. Waits about 0.5, 1 and 2 seconds
 * between the calls, with jitter. Not for calls that write, because a repeated write may not be idempotent.
 */
export async function withRetry<T>({ ports, stop }: LaneContext, read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      if (attempt >= attempts || stop.aborted || !(error instanceof CodatError) || !isTransient(error)) throw error;
      await ports.sleep(firstWaitMs * 2 ** (attempt - 1) * (0.75 + ports.random() / 2), stop);
    }
  }
}
