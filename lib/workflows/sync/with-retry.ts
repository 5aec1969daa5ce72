import { retryRead } from '@/lib/codat/client/retry-read';
import type { LaneContext } from './lane-context';

/** Calls `read` for a lane, and again after transient failures. */
export const withRetry = <T>({ ports, stop }: LaneContext, read: () => Promise<T>): Promise<T> =>
  retryRead(read, { sleep: (ms) => ports.sleep(ms, stop), random: ports.random, stop });
