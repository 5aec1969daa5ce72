import { CodatError } from '@/lib/codat/client/errors';
import { call } from '@/lib/codat/client/http';
import type { Connection } from '@/lib/domain/books/books';
import { LaneRunner, type RunnerPorts } from '@/lib/jobs/lane-runner';
import { createChannelFactory } from '@/lib/workflows/codat-channel';
import type { EnginePorts } from '@/lib/workflows/sync/engine-ports';
import { maxSlotWaitMs } from '@/lib/workflows/sync/lane-signal';
import type { Invariants } from '../checks/invariants';
import type { CodatApi } from '../codat/api';
import { connectionStatuses } from '../codat/company';
import type { Random } from '../core/random';
import type { Schedule } from '../core/schedule';
import type { WorkerProcess } from '../core/worker-process';
import { currentConnection, saveConnectionStatus } from '../database/connections';
import type { Database } from '../database/database';
import { engineStore } from '../database/engine-store';
import * as lanes from '../database/lanes';
import * as permits from '../database/permits';
import * as queue from '../database/queue';
import { pushedRecords } from '../database/take-record';

/** Returns the ports of the engine with a deliberate defect. */
export type EngineFault = (ports: EnginePorts) => EnginePorts;

export type WorkerEnvironment = {
  readonly schedule: Schedule;
  readonly random: Random;
  readonly db: Database;
  readonly codat: CodatApi;
  readonly invariants: Invariants;
  readonly limits: { readonly inFlight: number; readonly perMinute: number };
  readonly engineFault: EngineFault;
};

/** Creates the production lane runner for a simulated worker, with the simulated database, network and clock. */
export function createRunner(worker: WorkerProcess, environment: WorkerEnvironment): LaneRunner {
  const { db, random, schedule } = environment;
  const id = random.uuid(schedule.now);
  // The holder id for calls outside a lane, like `processHolderId` in lib/workflows/codat-channel.ts.
  const caller = random.uuid(schedule.now);
  const now = () => schedule.now + worker.skew;
  const openChannel = createChannelFactory({
    admitCall: (of) => worker.transaction('admitCall', () => permits.admitCall(db, of, environment.limits)),
    cancelCall: (permit) => worker.transaction('cancelCall', () => permits.cancelCall(db, permit)),
    saveHold: (seconds) => worker.transaction('saveHold', () => saveHold(environment, seconds)),
    endCall: (permit, _about, exchange, limits) =>
      worker.transaction('endCall', () => endCall(environment, permit, exchange, limits)),
    now,
    sleep: (ms, stop) => worker.sleep(ms, stop),
  });
  const fetch = environment.codat.fetchFrom(worker);
  const ports: EnginePorts = {
    store: engineStore(worker, db),
    openChannel: ({ companyId, holderId, fence }, syncId, stop) => ({
      ...openChannel({ companyId, syncId, holderId, fence, maxWaitMs: maxSlotWaitMs, stop }),
      fetch,
    }),
    prepareReceipt: async (target, { fileName, mimeType, storageKey }) => {
      await worker.sleep(random.logUniform(1, 200));
      if (mimeType === 'text/plain') return { ok: false, reason: `${target.name} does not take this type of file.` };
      const content = new Uint8Array(Number(storageKey));
      return { ok: true, file: { name: fileName, mimeType, content } };
    },
    freezeQueued: (lane) => worker.transaction('freezeQueued', () => queue.freezeQueued(db, lane)),
    pushes: pushedRecords(worker, db),
    checkConnection: async (companyId, connectionId) => {
      const channel = { ...openChannel({ companyId, holderId: caller }), fetch };
      const { codatCompanyId } = db.company(companyId);
      // As lib/workflows/books/check-connection.ts: reads the status again if another process has saved one meanwhile.
      for (let left = 3; ; left -= 1) {
        const from = await worker.transaction('currentConnection', () => {
          const row = currentConnection(db, companyId);
          return row?.codatConnectionId === connectionId ? row.status : null;
        });
        const to = await statusOf(
          call({ method: 'GET', path: `/companies/${codatCompanyId}/connections/${connectionId}`, channel }),
        );
        if (from === null || from === to) return to;
        const save = () => saveConnectionStatus(db, companyId, connectionId, { from, to });
        if ((await worker.transaction(`saveConnectionStatus ${to}`, save)) || left === 1) return to;
      }
    },
    now,
    random: () => random.next(),
    sleep: (ms, stop) => worker.sleep(ms, stop),
  };
  return new LaneRunner(id, environment.engineFault(ports), runnerPorts(worker, db, now));
}

const runnerPorts = (worker: WorkerProcess, db: Database, now: () => number): RunnerPorts => ({
  dueLanes: () => worker.transaction('dueLanes', () => lanes.dueLanes(db)),
  claimDueAutoSyncs: async () => [],
  syncReady: async () => undefined,
  acquireLane: (companyId, holderId) =>
    worker.transaction('acquireLane', () => lanes.acquireLane(db, companyId, holderId)),
  renewLane: (lane) => worker.transaction('renewLane', () => lanes.renewLane(db, lane)),
  releaseLane: (lane) => worker.transaction('releaseLane', () => lanes.releaseLane(db, lane)),
  requestRecheck: (companyId) => worker.transaction('requestRecheck', () => lanes.requestRecheckIn(db, companyId)),
  deleteExpiredPermits: () => worker.transaction('deleteExpiredPermits', () => permits.deleteExpiredPermits(db)),
  now,
  every: (ms, run) => worker.every(ms, run),
});

function saveHold({ db, invariants }: WorkerEnvironment, seconds: number): void {
  permits.saveHold(db, seconds);
  invariants.retryAfterReceived(db.gate.blockedUntil ?? 0);
}

function endCall(
  { db, invariants }: WorkerEnvironment,
  permit: string,
  exchange: Parameters<typeof permits.endCall>[2],
  limits: Parameters<typeof permits.endCall>[3],
): void {
  permits.endCall(db, permit, exchange, limits);
  if (limits.retryAfterSeconds !== null) invariants.retryAfterReceived(db.gate.blockedUntil ?? 0);
}

/** Mirrors `checkConnection` of lib/workflows/books/check-connection.ts: a connection that Codat does not know is unlinked. */
async function statusOf(reply: Promise<unknown>): Promise<Connection['status']> {
  try {
    const body = await reply;
    const status = Object.entries(connectionStatuses).find(
      ([name]) => typeof body === 'object' && body !== null && 'status' in body && body.status === name,
    )?.[1];
    if (!status) throw new Error('Codat returned an unknown connection status');
    return status;
  } catch (error) {
    if (error instanceof CodatError && error.failure.kind === 'missing') return 'unlinked';
    throw error;
  }
}
