/** Loads another page in place of this one. Never resolves, so that a form that waits for it stays pending. */
export function leaveFor(address: string): Promise<never> {
  window.location.assign(address);
  return new Promise(() => undefined);
}
