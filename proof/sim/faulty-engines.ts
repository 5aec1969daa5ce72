import type { World } from '@/lib/workflows/sync/world';
import type { EngineFault } from './workers/lane-runner';

// Mutations of the engine, each with one plausible defect. The simulation must detect every one of them.

const withRows = (world: World, rows: Partial<World['rows']>): World => ({
  ...world,
  rows: { ...world.rows, ...rows },
});

/** Resends an ambiguous batch under a new key without looking it up first. */
export const skipsLookup: EngineFault = (world) =>
  withRows(world, {
    tryLater: (sync, again) =>
      world.rows.tryLater(sync, again.outcome === 'unknown' ? { ...again, outcome: 'not-there' } : again),
  });

/** Resends an ambiguous receipt under a new key at once. */
export const resendsUnknownReceipts: EngineFault = (world) =>
  withRows(world, {
    keepDelivery: (delivery, outcome) =>
      world.rows.keepDelivery(
        delivery,
        outcome.state === 'unknown' || (outcome.state === 'waiting' && outcome.afterSeconds > 0)
          ? { state: 'not-there' }
          : outcome,
      ),
  });

/** Marks every record of a batch as synced when one of them is. */
export const appliesOneOutcomeToAll: EngineFault = (world) =>
  withRows(world, {
    keepNews: (sync, news) => {
      const state = news.some((entry) => entry.state === 'synced') ? 'synced' : null;
      return world.rows.keepNews(sync, state ? news.map((entry) => ({ ...entry, state, cause: null })) : news);
    },
  });

/** Sends every call at once, without a permit. */
export const ignoresRateLimits: EngineFault = (world) => ({
  ...world,
  line: (lane, syncId, stop) => {
    const { fetch } = world.line(lane, syncId, stop);
    return { admit: async () => ({ isFresh: () => true, over: async () => undefined }), fetch };
  },
});

export const ignoresPauses: EngineFault = (world) => withRows(world, { pauseLane: async () => undefined });
