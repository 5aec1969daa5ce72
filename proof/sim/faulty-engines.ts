import type { EnginePorts } from '@/lib/workflows/sync/engine-ports';
import type { EngineFault } from './workers/lane-runner';

// Engines that have one plausible defect each. The simulation must detect every defect.

const withStore = (ports: EnginePorts, store: Partial<EnginePorts['store']>): EnginePorts => ({
  ...ports,
  store: { ...ports.store, ...store },
});

/** Resends a batch of unknown outcome under a new key, without searching for it first. */
export const skipsLookup: EngineFault = (ports) =>
  withStore(ports, {
    rescheduleSend: (sync, again) =>
      ports.store.rescheduleSend(sync, again.outcome === 'unknown' ? { ...again, outcome: 'not-found' } : again),
  });

/** Takes an entry on which Codat gave up for one that will not be written. */
export const forgetsTimedOutPushes: EngineFault = (ports) =>
  withStore(ports, {
    rescheduleSend: (sync, again) =>
      ports.store.rescheduleSend(
        sync,
        sync.product === 'suppliers' && again.outcome === 'lost' ? { ...again, outcome: 'not-found' } : again,
      ),
  });

/** Resends a receipt of unknown outcome at once, under a new key. */
export const resendsUnknownReceipts: EngineFault = (ports) =>
  withStore(ports, {
    saveDelivery: (delivery, outcome) =>
      ports.store.saveDelivery(
        delivery,
        outcome.state === 'unknown' || (outcome.state === 'waiting' && outcome.afterSeconds > 0)
          ? { state: 'not-found' }
          : outcome,
      ),
  });

/** Marks every record of a batch as synced when one of them is. */
export const appliesOneOutcomeToAll: EngineFault = (ports) =>
  withStore(ports, {
    saveOutcomes: (sync, news) => {
      const state = news.some((entry) => entry.state === 'synced') ? 'synced' : null;
      return ports.store.saveOutcomes(sync, state ? news.map((entry) => ({ ...entry, state, cause: null })) : news);
    },
  });

/** Sends every call at once, without a permit. */
export const ignoresRateLimits: EngineFault = (ports) => ({
  ...ports,
  openChannel: (lane, syncId, stop) => {
    const { fetch } = ports.openChannel(lane, syncId, stop);
    const slot = {
      isFresh: () => true,
      cancel: async () => undefined,
      hold: () => undefined,
      release: async () => undefined,
    };
    return { admit: async () => slot, fetch };
  },
});

export const ignoresPauses: EngineFault = (ports) => withStore(ports, { pauseLane: async () => undefined });
