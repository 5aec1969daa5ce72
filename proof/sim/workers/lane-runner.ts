import { CodatError } from '@/lib/codat/client/errors';
import { call } from '@/lib/codat/client/http';
import type { Connection } from '@/lib/domain/books/books';
import { type Keeping, LaneRunner } from '@/lib/jobs/lane-runner';
import { linesWith } from '@/lib/workflows/line';
import { longestWaitMs } from '@/lib/workflows/sync/lane-signal';
import type { World } from '@/lib/workflows/sync/world';
import type { Judge } from '../checks/invariants';
import type { Gateway } from '../codat/api';
import type { Machine } from '../core/process';
import type { Chance } from '../core/random';
import type { Schedule } from '../core/schedule';
import { keepConnectionStatus } from '../database/connections';
import type { Database } from '../database/database';
import { rowsFor } from '../database/engine-rows';
import * as lanes from '../database/lanes';
import * as permits from '../database/permits';

export type Surroundings = {
  readonly schedule: Schedule;
  readonly chance: Chance;
  readonly db: Database;
  readonly gateway: Gateway;
  readonly judge: Judge;
  readonly limits: { readonly inFlight: number; readonly perMinute: number };
  /** A world deliberately broken, to show that it is found out. */
  readonly broken: (world: World, db: Database) => World;
};

/** The real runner on a machine of the model: its rows, its lines to Codat, its time. */
export function runnerOn(machine: Machine, around: Surroundings): LaneRunner {
  const { db, chance, schedule } = around;
  const id = chance.id(schedule.now);
  // Calls beside the lane have a holder of their own (lib/workflows/line.ts, `process`).
  const caller = chance.id(schedule.now);
  const now = () => schedule.now + machine.skew;
  const lineFor = linesWith({
    admitCall: (of) => machine.transaction('admitCall', () => permits.admitCall(db, of, around.limits)),
    endCall: (permit, _about, _exchange, said) => machine.transaction('endCall', () => endCall(around, permit, said)),
    now,
    pause: (ms, stop) => machine.sleep(ms, stop),
  });
  const fetch = around.gateway.fetchOf(machine);
  const world: World = {
    rows: rowsFor(machine, db),
    line: ({ companyId, holder }, syncId, stop) => ({
      ...lineFor({ companyId, syncId, holder, patienceMs: longestWaitMs, stop }),
      fetch,
    }),
    prepareReceipt: async (target, { fileName, mimeType, storageKey }) => {
      await machine.sleep(chance.spread(1, 200));
      if (mimeType === 'text/plain') return { ok: false, reason: `${target.name} does not take this type of file.` };
      const content = new Uint8Array(Number(storageKey));
      return { ok: true, file: { name: fileName, mimeType, content } };
    },
    checkConnection: async (companyId, connectionId) => {
      const line = { ...lineFor({ companyId, holder: caller }), fetch };
      const { codatCompanyId } = db.company(companyId);
      const status = await statusOf(
        call({ method: 'GET', path: `/companies/${codatCompanyId}/connections/${connectionId}`, line }),
      );
      await machine.transaction(`keepConnectionStatus ${status}`, () =>
        keepConnectionStatus(db, companyId, connectionId, status),
      );
      return status;
    },
    now,
    chance: () => chance.next(),
    pause: (ms, stop) => machine.sleep(ms, stop),
  };
  return new LaneRunner(id, around.broken(world, db), keepingOf(machine, around, now));
}

const keepingOf = (machine: Machine, { db }: Surroundings, now: () => number): Keeping => ({
  dueLanes: () => machine.transaction('dueLanes', () => lanes.dueLanes(db)),
  dueAutomatics: async () => [],
  syncReady: async () => undefined,
  takeLane: (companyId, holder) => machine.transaction('takeLane', () => lanes.takeLane(db, companyId, holder)),
  renewLane: (lane) => machine.transaction('renewLane', () => lanes.renewLane(db, lane)),
  releaseLane: (lane) => machine.transaction('releaseLane', () => lanes.releaseLane(db, lane)),
  lookAgain: (companyId) => machine.transaction('lookAgain', () => lanes.wantLane(db, companyId)),
  forgetCalls: () => machine.transaction('forgetCalls', () => permits.forgetCalls(db)),
  now,
  every: (ms, run) => machine.every(ms, run),
});

function endCall({ db, judge }: Surroundings, permit: string, said: Parameters<typeof permits.endCall>[2]): void {
  permits.endCall(db, permit, said);
  if (said.retryAfterSeconds !== null) judge.told(db.gate.blockedUntil ?? 0);
}

const statuses: Readonly<Record<string, Connection['status']>> = {
  PendingAuth: 'pending',
  Linked: 'linked',
  Unlinked: 'unlinked',
  Deauthorized: 'deauthorized',
};

/** As lib/workflows/link-company, `checkConnection`: one that Codat does not know is not linked. */
async function statusOf(answer: Promise<unknown>): Promise<Connection['status']> {
  try {
    const said = await answer;
    const status =
      typeof said === 'object' && said !== null && 'status' in said ? statuses[String(said.status)] : undefined;
    if (!status) throw new Error('Codat answered a connection status nobody knows');
    return status;
  } catch (error) {
    if (error instanceof CodatError && error.failure.kind === 'missing') return 'unlinked';
    throw error;
  }
}
