/** Polls every quarter of a second until the condition holds. Throws after a minute. */
export async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Timed out after a minute waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
