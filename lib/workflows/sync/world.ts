import { setTimeout as sleep } from 'node:timers/promises';
import type { Line } from '@/lib/codat/client/http';
import { currentConnection } from '@/lib/data/books/connections';
import { companySettings } from '@/lib/data/company/companies';
import { mappingVersion } from '@/lib/data/mapping/mappings';
import { claimDeliveries, claimLost, keepDelivery, keepRecordRefs } from '@/lib/data/receipt/deliveries';
import { dueOn, forgetFailures, type Lane, pauseLane, resume } from '@/lib/data/sync/lanes';
import { keepNews } from '@/lib/data/sync/outcomes';
import {
  askLater,
  claimToSend,
  claimToSettle,
  keepSent,
  keepUnknown,
  keepWrittenIn,
  keptElsewhere,
  sendAnew,
  tryLater,
} from '@/lib/data/sync/syncs';
import { checkConnection } from '@/lib/workflows/books/link';
import { lineFor } from '@/lib/workflows/line';
import { longestWaitMs } from './lane-signal';
import { prepareReceipt } from './prepare-receipt';

const rows = {
  dueOn,
  askLater,
  companySettings,
  currentConnection,
  mappingVersion,
  claimToSend,
  claimToSettle,
  keepSent,
  keepUnknown,
  keepWrittenIn,
  keptElsewhere,
  sendAnew,
  tryLater,
  keepNews,
  claimDeliveries,
  claimLost,
  keepDelivery,
  keepRecordRefs,
  pauseLane,
  resume,
  forgetFailures,
};

/**
 * All that a lane's work touches: our rows, the wire to Codat, files, chance and waiting. It is handed in, so that the
 * same work can be done in a simulation, where each of these is a model.
 */
export type World = {
  readonly rows: typeof rows;
  /** The lane's calls, kept with the sync they are for. */
  readonly line: (lane: Lane, syncId: string | null, stop: AbortSignal) => Line;
  readonly prepareReceipt: typeof prepareReceipt;
  readonly checkConnection: typeof checkConnection;
  /** Milliseconds since some instant. */
  readonly now: () => number;
  /** 0 to 1. */
  readonly chance: () => number;
  readonly pause: (ms: number, stop: AbortSignal) => Promise<void>;
};

/** Postgres, Codat over HTTP, the stored files. */
export const theWorld: World = {
  rows,
  line: ({ companyId, holder }, syncId, stop) =>
    lineFor({ companyId, syncId, holder, patienceMs: longestWaitMs, stop }),
  prepareReceipt,
  checkConnection,
  now: () => performance.now(),
  chance: Math.random,
  pause: async (ms, stop) => void (await sleep(ms, undefined, { signal: stop }).catch(() => undefined)),
};
