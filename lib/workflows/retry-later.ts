/**
 * A job throws this when it cannot finish yet. The queue retries the job with a backoff, and the worker does not log an
 * error.
 */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
}
