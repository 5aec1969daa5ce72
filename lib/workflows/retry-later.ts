import { CodatError, type Failure } from '@/lib/codat/client/errors';

/**
 * A job throws this when it cannot finish yet. The queue retries the job with a backoff, and the worker does not log an
 * error.
 */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
}

const busy: readonly Failure['kind'][] = ['in-flight', 'not-admitted', 'rate-limited'];

/**
 * Whether Codat only makes a background read wait: it reads these records already for another purpose, or other calls come
 * first.
 */
export const isBusy = (error: unknown): error is CodatError =>
  error instanceof CodatError && busy.includes(error.failure.kind);
