/** It is too early; the job comes back in a while. Not an error to anybody. */
export class RetryLater extends Error {
  override readonly name = 'NotYet';
}
