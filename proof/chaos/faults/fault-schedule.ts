import { SeededRandom } from '@/sandbox/engine/seeded-random';

/** There is one worker for each entry. The entry is the error of the worker's clock, in seconds. */
export const clockSkews: readonly number[] = [0, 0, 300, -300];

type WorkerTarget = { readonly kind: 'worker'; readonly index: number };
export type Target = WorkerTarget | { readonly kind: 'web' } | { readonly kind: 'postgres' };

/** A fault and the moment of its injection: when the share `at` of the work is done, from 0 to 1. */
export type Fault =
  | { readonly kind: 'kill'; readonly at: number; readonly target: Target }
  | { readonly kind: 'pause'; readonly at: number; readonly target: WorkerTarget };

/** The last fault is injected before the end of the work, so that work remains in which Outlay must recover. */
const lastAt = 0.95;
const killsPerPause = 10;

/**
 * Returns the faults for a seed, in order. The work is divided into as many equal sections as there are kills, and each
 * kill happens at a random point of its section.
 */
export function scheduleFaults({ seed, kills }: { readonly seed: number; readonly kills: number }): readonly Fault[] {
  const random = new SeededRandom(seed);
  const spread = (count: number) =>
    Array.from({ length: count }, (_, index) => ((index + random.next()) / count) * lastAt);
  const killed = spread(kills).map((at): Fault => ({ kind: 'kill', at, target: randomTarget(random) }));
  const pauses = kills === 0 ? 0 : Math.max(1, Math.round(kills / killsPerPause));
  const paused = spread(pauses).map((at): Fault => ({ kind: 'pause', at, target: randomWorker(random) }));
  return [...killed, ...paused].sort((one, other) => one.at - other.at);
}

/**
 * Chooses a worker for 60 % of the kills, Postgres for 22 %, and web for the others. Postgres is killed often because
 * every process depends on it.
 */
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
