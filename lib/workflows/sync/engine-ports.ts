import type { CodatChannel } from '@/lib/codat/client/http';
import { companySettings } from '@/lib/data/company/companies';
import { currentConnection } from '@/lib/data/connection/connections';
import { mappingVersion } from '@/lib/data/mapping/mappings';
import { claimDeliveries, claimUnknownDeliveries, findUnlocatedDeliveries } from '@/lib/data/receipt/claim-deliveries';
import { saveDelivery, saveRecordRefs } from '@/lib/data/receipt/deliveries';
import { receiptsOfEqualExpenses, sentRecords } from '@/lib/data/receipt/sent-records';
import {
  completeSpendingRead,
  dropSpendingRead,
  findSpendingRead,
  startSpendingRead,
} from '@/lib/data/receipt/spending-reads';
import { claimToSend, claimToSettle } from '@/lib/data/sync/claim';
import { findDueWork } from '@/lib/data/sync/due-work';
import { resendSeparately } from '@/lib/data/sync/freeze';
import { pauseLane, resetFailures, resumeLane } from '@/lib/data/sync/lane-pause';
import type { Lane } from '@/lib/data/sync/lease';
import { saveOutcomes } from '@/lib/data/sync/outcomes';
import { markUnknown, reschedulePoll } from '@/lib/data/sync/poll';
import { takeRecord } from '@/lib/data/sync/records/take';
import { pushedRecord } from '@/lib/data/sync/records/written';
import {
  findRecordedElsewhere,
  findUnrelated,
  recordEarlierSync,
  recordLost,
  recordSent,
  rescheduleSend,
} from '@/lib/data/sync/send-result';
import { checkConnection } from '@/lib/workflows/books/check-connection';
import { openChannel, sleepUnlessAborted } from '@/lib/workflows/codat-channel';
import { freezeQueued } from './freeze-part';
import { maxSlotWaitMs } from './lane-signal';
import { prepareReceipt } from './prepare-receipt';

const store = {
  findDueWork,
  reschedulePoll,
  companySettings,
  currentConnection,
  mappingVersion,
  claimToSend,
  claimToSettle,
  recordSent,
  recordLost,
  markUnknown,
  recordEarlierSync,
  findRecordedElsewhere,
  findUnrelated,
  resendSeparately,
  rescheduleSend,
  saveOutcomes,
  claimDeliveries,
  claimUnknownDeliveries,
  findUnlocatedDeliveries,
  saveDelivery,
  saveRecordRefs,
  sentRecords,
  receiptsOfEqualExpenses,
  findSpendingRead,
  startSpendingRead,
  completeSpendingRead,
  dropSpendingRead,
  pauseLane,
  resumeLane,
  resetFailures,
};

/** Everything that the engine uses outside its own code. The simulation (`proof/sim`) provides a model of each port. */
export type EnginePorts = {
  readonly store: typeof store;
  /** Opens a channel for the calls of a lane. The exchanges on it are stored with the given sync. */
  readonly openChannel: (lane: Lane, syncId: string | null, stop: AbortSignal) => CodatChannel;
  readonly prepareReceipt: typeof prepareReceipt;
  /** Freezes the next part of the company's oldest run. */
  readonly freezeQueued: typeof freezeQueued;
  readonly checkConnection: typeof checkConnection;
  /** What the lookup of a pushed record needs. */
  readonly pushes: { readonly pushedRecord: typeof pushedRecord; readonly takeRecord: typeof takeRecord };
  /** Returns the milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  readonly sleep: (ms: number, stop: AbortSignal) => Promise<void>;
};

/** The ports used in production: Postgres, Codat over HTTP, and the stored files. */
export const productionPorts: EnginePorts = {
  store,
  openChannel: ({ companyId, holderId, fence }, syncId, stop) =>
    openChannel({ companyId, syncId, holderId, fence, maxWaitMs: maxSlotWaitMs, stop }),
  prepareReceipt,
  freezeQueued,
  checkConnection,
  pushes: { pushedRecord, takeRecord },
  now: () => performance.now(),
  random: Math.random,
  sleep: sleepUnlessAborted,
};
