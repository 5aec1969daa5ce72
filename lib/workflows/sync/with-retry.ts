import { CodatError, type Failure } from '@/lib/codat/client/errors';

const attempts = 4;
const transient: readonly Failure['kind'][] = ['no-answer', 'unread', 'server-error', 'in-flight'];

/** Returns whether the failure may be gone when the same read is tried again. */
export const isTransient = ({ failure }: CodatError): boolean => transient.includes(failure.kind);

/** Retries a read at once after a transient failure. Only for reads, which are idempotent. */
export async function withRetry<T>(read: () => Promise<T>): Promise<T> {
  for (let left = attempts; ; left -= 1) {
    try {
      return await read();
    } catch (error) {
      if (left <= 1 || !(error instanceof CodatError) || !isTransient(error)) throw error;
    }
  }
}
