import type { World } from '@/lib/workflows/sync/world';
import type { Broken } from './simulate';

// Worlds with one thing wrong each, as a slip in the engine or its SQL would make it: the simulation has to find them.

const withRows = (world: World, rows: Partial<World['rows']>): World => ({
  ...world,
  rows: { ...world.rows, ...rows },
});

/** What may have landed is sent again under a new key, as if it had been looked for. */
export const looksForNothing: Broken = (world) =>
  withRows(world, {
    tryLater: (sync, again) =>
      world.rows.tryLater(sync, again.outcome === 'unknown' ? { ...again, outcome: 'not-there' } : again),
  });

/** A receipt of which nobody knows is sent again under a new key at once. */
export const sendsReceiptsBlindly: Broken = (world) =>
  withRows(world, {
    keepDelivery: (delivery, outcome) =>
      world.rows.keepDelivery(
        delivery,
        outcome.state === 'unknown' || (outcome.state === 'waiting' && outcome.afterSeconds > 0)
          ? { state: 'not-there' }
          : outcome,
      ),
  });

/** What is said of a batch is believed of each of its records. */
export const believesTheBatch: Broken = (world) =>
  withRows(world, {
    keepNews: (sync, news) => {
      const state = news.some((entry) => entry.state === 'synced') ? 'synced' : null;
      return world.rows.keepNews(sync, state ? news.map((entry) => ({ ...entry, state, cause: null })) : news);
    },
  });

/** Nobody waits for a turn: each call leaves when it likes. */
export const waitsForNoTurn: Broken = (world) => ({
  ...world,
  line: (lane, syncId, stop) => {
    const { fetch } = world.line(lane, syncId, stop);
    return { admit: async () => ({ isFresh: () => true, over: async () => undefined }), fetch };
  },
});

/** A pause is not kept. */
export const neverPauses: Broken = (world) => withRows(world, { pauseLane: async () => undefined });
