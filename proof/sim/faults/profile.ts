import type { Random } from '../core/random';
import { hourMs, minuteMs } from '../settings';

/** The faults of one run and their rates. Each seed enables only some of them, so that rare combinations occur. */
export type FaultProfile = ReturnType<typeof createFaultProfile>;

export function createFaultProfile(random: Random) {
  /** Returns a fault rate of at most `most`. It is zero in most runs, small in some and large in a few. */
  const rate = (most: number, probability = 0.4) => (random.occurs(probability) ? most * random.next() ** 2 : 0);
  return {
    faultPeriodMs: random.logUniform(5 * minuteMs, 6 * hourMs),
    network: {
      refused: rate(0.3),
      lost: rate(0.2),
      noResponse: rate(0.2),
      reset: rate(0.2),
      malformed: rate(0.1),
      rateLimited: rate(0.1),
      slow: rate(0.2),
    },
    serverErrors: { before500: rate(0.3), after500: rate(0.3), before503: rate(0.2) },
    /** The share of records that Codat rejects at once, without starting a sync. */
    rejectedOnSubmit: rate(0.3),
    /** Whether Codat rejects our key or plan during a part of the fault period. */
    losesAuthorization: random.occurs(0.15),
    syncFails: rate(0.4),
    recordRejected: rate(0.3, 0.6),
    maxSyncMs: random.pick([5_000, minuteMs, 20 * minuteMs, 3 * hourMs]),
    /** The share of pushed records on which Codat gives up. */
    pushTimesOut: rate(0.5, 0.6),
    packageFails: random.occurs(0.25),
    linkIsRevoked: random.occurs(0.25),
    userDisconnects: random.occurs(0.12),
    refreshFails: rate(0.6),
    attachmentsWithoutSize: random.occurs(0.2),
    databaseFails: rate(0.05, 0.3),
    crashes: random.occurs(0.6) ? random.integer(1, 8) : 0,
    suspensions: random.occurs(0.5) ? random.integer(1, 6) : 0,
    maxSuspensionMs: random.occurs(0.3) ? 4 * hourMs : 2 * minuteMs,
    webhooks: { dropped: rate(1), repeated: rate(0.5), late: rate(0.3) },
    jobsLost: rate(1, 0.3),
    dailyQuota: random.occurs(0.12) ? random.integer(150, 600) : 100_000,
    perMinute: random.occurs(0.2) ? random.integer(30, 80) : 1_000,
  };
}

/** Returns a random period in milliseconds since the start of the run. It begins within the fault period. */
export const faultWindow = (random: Random, faultPeriodMs: number): { from: number; to: number } => {
  const from = random.between(0, faultPeriodMs * 0.8);
  return { from, to: from + random.logUniform(2_000, faultPeriodMs) };
};
