import { SeededRandom } from '@/sandbox/engine/seeded-random';

/** How many workers run, and by how many seconds each one's clock is wrong. */
export const clockSkews: readonly number[] = [0, 0, 300, -300];

export type Victim =
  | { readonly kind: 'worker'; readonly index: number }
  | { readonly kind: 'web' }
  | { readonly kind: 'postgres' };

/** Something bad, and when: at which share of the work, from 0 to 1. */
export type Blow =
  | { readonly kind: 'kill'; readonly at: number; readonly whom: Victim }
  | { readonly kind: 'pause'; readonly at: number; readonly whom: { readonly kind: 'worker'; readonly index: number } };

/** The kills are over before the work is, so that something is left to be put right after the last one. */
const lastAt = 0.95;
/** One pause for so many kills, and one at least. */
const killsPerPause = 10;

/**
 * What is done to whom and when, from the seed alone. Each kill has a stretch of the work to itself and strikes
 * somewhere within it.
 */
export function planOf({ seed, kills }: { readonly seed: number; readonly kills: number }): readonly Blow[] {
  const chance = new SeededRandom(seed);
  const spread = (count: number) =>
    Array.from({ length: count }, (_, index) => ((index + chance.next()) / count) * lastAt);
  const killed = spread(kills).map((at): Blow => ({ kind: 'kill', at, whom: victim(chance) }));
  const pauses = kills === 0 ? 0 : Math.max(1, Math.round(kills / killsPerPause));
  const paused = spread(pauses).map((at): Blow => ({ kind: 'pause', at, whom: worker(chance) }));
  return [...killed, ...paused].sort((one, other) => one.at - other.at);
}

/** Six in ten are workers; Postgres takes everybody with it and comes next. */
function victim(chance: SeededRandom): Victim {
  const drawn = chance.next();
  if (drawn < 0.6) return worker(chance);
  return { kind: drawn < 0.82 ? 'postgres' : 'web' };
}

const worker = (chance: SeededRandom) => ({ kind: 'worker' as const, index: chance.integerBelow(clockSkews.length) });

export const nameOf = (whom: Victim): string => (whom.kind === 'worker' ? `worker-${whom.index + 1}` : whom.kind);
