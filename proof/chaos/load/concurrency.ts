/** Does the work for each, at most so many at a time. */
export async function inTurns<T, R>(all: readonly T[], atOnce: number, work: (each: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  const waiting = all.entries();
  const turn = async () => {
    for (const [index, each] of waiting) done[index] = await work(each);
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
  return done;
}
