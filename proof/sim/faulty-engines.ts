import { isPushed, type SyncProduct } from '@/lib/domain/sync/product';
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

/** Takes what Codat gave up on for something that will not be written. */
const forgetsTimedOut =
  (isForgotten: (product: SyncProduct) => boolean): EngineFault =>
  (ports) =>
    withStore(ports, {
      rescheduleSend: (sync, again) =>
        ports.store.rescheduleSend(
          sync,
          isForgotten(sync.product) && again.outcome === 'lost' ? { ...again, outcome: 'not-found' } : again,
        ),
    });

export const forgetsTimedOutEntries = forgetsTimedOut((product) => product === 'suppliers');
export const forgetsTimedOutRecords = forgetsTimedOut(isPushed);

/** Takes any equal record in the books for the one that was lost, also that of another payment. */
export const takesRecordsOfOthers: EngineFault = (ports) => ({
  ...ports,
  pushes: {
    ...ports.pushes,
    takeRecord: async (_, { refs: [ref] }) => (ref === undefined ? { taken: 'none' } : { taken: 'record', ref }),
  },
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
