import type { Result } from './result';

/** W1 takes at most this many times its floor. */
const mostOfFloor = 1.1;
/** In W3 the small companies take at most this many times as long as alone. */
const mostOfAlone = 2;

/**
 * Returns a sentence for each goal that Outlay missed: nothing lost, duplicated or wrong in any workload, W1 near its
 * floor, and small companies that do not wait for a large one. The times count only at full size, because a start takes
 * seconds at every size.
 */
export function missedGoals(results: readonly Result[], size: number): readonly string[] {
  return results
    .filter(({ contestant }) => contestant === 'E')
    .flatMap((result) => [...errorsOf(result), ...(size >= 1 ? slowness(result) : [])]);
}

function errorsOf({ workload, errors }: Result): string[] {
  return Object.entries(errors)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${workload}: ${name} is ${count}`);
}

function slowness({ workload, floorShare, smallP95Seconds, aloneP95Seconds }: Result): string[] {
  const misses: string[] = [];
  if (workload === 'W1' && floorShare !== null && 1 / floorShare > mostOfFloor)
    misses.push(`W1 takes ${times(1 / floorShare)} its floor, at most ${mostOfFloor} times is wanted`);
  if (workload === 'W3' && smallP95Seconds !== null && aloneP95Seconds !== null) {
    const ratio = smallP95Seconds / aloneP95Seconds;
    if (ratio > mostOfAlone)
      misses.push(`W3: small companies take ${times(ratio)} as long as alone, at most ${mostOfAlone} times is wanted`);
  }
  return misses;
}

const times = (ratio: number): string => `${ratio.toFixed(2)} times`;
