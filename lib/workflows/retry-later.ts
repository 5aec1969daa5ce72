/** A job throws this when it is too early. The queue retries the job with its backoff, and it is not logged as an error. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
}
