import { CodatError, type Failure } from '@/lib/codat/client/errors';

const attempts = 4;
const transient: readonly Failure['kind'][] = ['no-answer', 'unread', 'server-error', 'in-flight'];

/** Returns whether the failure may be gone when the same read is tried again. */
export const isTransient = ({ failure }: CodatError): boolean => transient.includes(failure.kind);

/**
 * Calls `read` up to four times, until it succeeds or fails for a lasting reason. Not for calls that write, because a
 * repeated write may not be idempotent.
 */
export async function withRetry<T>(read: () => Promise<T>): Promise<T> {
  for (let left = attempts; ; left -= 1) {
    try {
      return await read();
    } catch (error) {
      if (left <= 1 || !(error instanceof CodatError) || !isTransient(error)) throw error;
    }
  }
}
