import type { Chance } from '../core/random';

/** What may go wrong in a run, and how often; a seed has some of it and not the rest, so that rare things meet. */
export type Weather = ReturnType<typeof weatherOf>;

const minute = 60_000;
const hour = 60 * minute;

export function weatherOf(chance: Chance) {
  /** Off in most runs, weak in some, strong in a few. */
  const rate = (most: number, isOn = 0.4) => (chance.happens(isOn) ? most * chance.next() ** 2 : 0);
  return {
    badForMs: chance.spread(5 * minute, 6 * hour),
    wire: {
      refused: rate(0.3),
      lost: rate(0.2),
      silentAfter: rate(0.2),
      reset: rate(0.2),
      malformed: rate(0.1),
      tooMany: rate(0.1),
      slow: rate(0.2),
    },
    answers: { before500: rate(0.3), after500: rate(0.3), before503: rate(0.2) },
    /** Records that Codat refuses before it makes a sync of them. */
    refusedOutright: rate(0.3),
    /** Of a second, and of hours, in which our key or plan is refused. */
    notAllowed: chance.happens(0.15),
    syncCode: rate(0.4),
    recordRefused: rate(0.3, 0.6),
    /** How long a sync may take. */
    longestSyncMs: chance.pick([5_000, minute, 20 * minute, 3 * hour]),
    packageFails: chance.happens(0.25),
    linkBreaks: chance.happens(0.25),
    disconnects: chance.happens(0.12),
    refreshFails: rate(0.6),
    filesWithoutSize: chance.happens(0.2),
    databaseAway: rate(0.05, 0.3),
    crashes: chance.happens(0.6) ? chance.whole(1, 8) : 0,
    freezes: chance.happens(0.5) ? chance.whole(1, 6) : 0,
    longestFreezeMs: chance.happens(0.3) ? 4 * hour : 2 * minute,
    webhooks: { dropped: rate(1), repeated: rate(0.5), late: rate(0.3) },
    jobsLost: rate(1, 0.3),
    dailyQuota: chance.happens(0.12) ? chance.whole(150, 600) : 100_000,
    perMinute: chance.happens(0.2) ? chance.whole(30, 80) : 1_000,
  };
}

/** Between two instants of the bad weather, something is as it should not be. */
export const spell = (chance: Chance, badForMs: number): { from: number; to: number } => {
  const from = chance.between(0, badForMs * 0.8);
  return { from, to: from + chance.spread(2_000, badForMs) };
};
