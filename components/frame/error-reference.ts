/**
 * Returns the digest of a server error, by which it can be found in the server's log; undefined for an error in the
 * browser.
 */
export function errorReference(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return undefined;
  return typeof error.digest === 'string' ? error.digest : undefined;
}
