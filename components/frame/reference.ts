/** What support can find in the log: the digest the server gave the error; undefined for an error of the browser. */
export function referenceOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return undefined;
  return typeof error.digest === 'string' ? error.digest : undefined;
}
