import { CodatError, type Failure } from '@/lib/codat/client/errors';

const tries = 4;
const passing: readonly Failure['kind'][] = ['no-answer', 'unread', 'server-error', 'in-flight'];

/** Whether the same question may be answered the next time. */
export const isTransient = ({ failure }: CodatError): boolean => passing.includes(failure.kind);

/** Reads from Codat, and tries again at once where that may help: reading changes nothing. */
export async function withRetry<T>(read: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return await read();
    } catch (error) {
      if (left <= 1 || !(error instanceof CodatError) || !isTransient(error)) throw error;
    }
  }
}
