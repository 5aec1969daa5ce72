/** Runs one step and prints how long it took. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  process.stderr.write(`  ${name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
  return result;
}
