import { SeededRandom } from '@/sandbox/engine/seeded-random';

/** The number of workers, and the clock error of each in seconds. */
export const clockSkews: readonly number[] = [0, 0, 300, -300];

type WorkerTarget = { readonly kind: 'worker'; readonly index: number };
export type Target = WorkerTarget | { readonly kind: 'web' } | { readonly kind: 'postgres' };

/** `at` is the share of the work, from 0 to 1, after which the fault is injected. */
export type Fault =
  | { readonly kind: 'kill'; readonly at: number; readonly target: Target }
  | { readonly kind: 'pause'; readonly at: number; readonly target: WorkerTarget };

/** The last kill comes before the end of the work, so that the system has something left to recover. */
const lastAt = 0.95;
const killsPerPause = 10;

/** Schedules the faults of a seed. Each kill falls at a random moment of its own equal section of the work. */
export function scheduleFaults({ seed, kills }: { readonly seed: number; readonly kills: number }): readonly Fault[] {
  const random = new SeededRandom(seed);
  const spread = (count: number) =>
    Array.from({ length: count }, (_, index) => ((index + random.next()) / count) * lastAt);
  const killed = spread(kills).map((at): Fault => ({ kind: 'kill', at, target: randomTarget(random) }));
  const pauses = kills === 0 ? 0 : Math.max(1, Math.round(kills / killsPerPause));
  const paused = spread(pauses).map((at): Fault => ({ kind: 'pause', at, target: randomWorker(random) }));
  return [...killed, ...paused].sort((one, other) => one.at - other.at);
}

/** Six kills in ten hit a worker. Postgres comes next, because all processes depend on it. */
function randomTarget(random: SeededRandom): Target {
  const drawn = random.next();
  if (drawn < 0.6) return randomWorker(random);
  return { kind: drawn < 0.82 ? 'postgres' : 'web' };
}

const randomWorker = (random: SeededRandom) => ({
  kind: 'worker' as const,
  index: random.integerBelow(clockSkews.length),
});

export const targetName = (target: Target): string =>
  target.kind === 'worker' ? `worker-${target.index + 1}` : target.kind;
