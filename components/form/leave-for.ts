/**
 * Loads another page in place of this one. The promise never resolves, so a form that waits for it stays pending until
 * the new page appears.
 */
export function leaveFor(address: string): Promise<never> {
  window.location.assign(address);
  return new Promise(() => undefined);
}
