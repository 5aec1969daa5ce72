import { log } from '@/lib/log';
import { Invariants } from './checks/invariants';
import { CodatApi } from './codat/api';
import type { CodatCompany } from './codat/company';
import { refreshCache } from './codat/push-operations';
import { PushQueue } from './codat/push-queue';
import { RateLimiter } from './codat/rate-limits';
import { SyncQueue } from './codat/sync-queue';
import { WebhookSender } from './codat/webhooks';
import { Random } from './core/random';
import { Schedule } from './core/schedule';
import { Trace } from './core/trace';
import { DatabaseUnavailable } from './core/worker-process';
import { Database } from './database/database';
import { Conditions } from './faults/conditions';
import { createFaultProfile, type FaultProfile } from './faults/profile';
import { inFlight, startMs } from './settings';
import type { EngineFault } from './workers/lane-runner';
import { WorkerPool } from './workers/worker-pool';

export type Options = {
  readonly trace?: ((line: string) => void) | undefined;
  readonly engineFault?: EngineFault | undefined;
};

type Base = {
  readonly seed: number;
  readonly schedule: Schedule;
  readonly random: Random;
  readonly profile: FaultProfile;
  readonly conditions: Conditions;
  readonly trace: Trace;
  /** The companies at Codat, by their Codat id. */
  readonly companies: Map<string, CodatCompany>;
  readonly invariants: Invariants;
  readonly db: Database;
};

/** All parts of one run. */
export type Simulation = Base & { readonly workers: WorkerPool };

export function createSimulation(seed: number, { trace: write, engineFault = (world) => world }: Options): Simulation {
  const schedule = new Schedule(startMs);
  const random = new Random(seed);
  const profile = createFaultProfile(random);
  const conditions = new Conditions(profile, schedule, random);
  const trace = new Trace(schedule, write);
  const companies = new Map<string, CodatCompany>();
  const invariants = new Invariants(schedule, companies);
  const db: Database = new Database(schedule, random, {
    itemChanges: (item, to, message) => invariants.itemChanges(db, item, to, message),
    syncChanges: (sync, to) => invariants.syncChanges(sync, to),
    deliveryChanges: (delivery, to) => invariants.deliveryChanges(delivery, to),
    laneTakenOver: (companyId) => invariants.laneTakenOver(db.company(companyId).codatCompanyId),
    laneWoken: (companyId) => {
      if (!random.occurs(conditions.current.jobsLost))
        schedule.after(random.logUniform(5, 1_000), () => workers.notify(companyId));
    },
  });
  const base = { seed, schedule, random, profile, conditions, trace, companies, invariants, db };
  const reportError = (error: unknown) => {
    if (!(error instanceof DatabaseUnavailable)) invariants.fail(`unexpected error: ${String(error)}`);
  };
  Object.assign(log(), { error: ({ err }: { err: unknown }) => reportError(err) });
  const workers = new WorkerPool({
    ...base,
    codat: createCodatApi(base),
    limits: { inFlight, perMinute: profile.perMinute },
    engineFault,
    runtime: { schedule, random, databaseFailureRate: () => conditions.current.databaseFails, trace: trace.add },
    reportError,
  });
  return { ...base, workers };
}

function createCodatApi({ schedule, random, profile, conditions, trace, companies, invariants, db }: Base): CodatApi {
  const webhooks = new WebhookSender(schedule, random, db, () => conditions.current.webhooks);
  const syncs = new SyncQueue(schedule, random, () => conditions.current, {
    syncEnded: (company, sync) => {
      trace.add(() => `Codat's sync ${sync.id} ended with ${sync.code}: ${sync.items.map((item) => item.status)}`);
      webhooks.writeEnded(company, sync.id);
    },
    recordWritten: (company, item) => invariants.recordWritten(db, company, item.transactionId),
  });
  const pushes = new PushQueue(
    schedule,
    random,
    () => ({
      supplierTimesOut: conditions.isFaulty ? 0.4 : 0,
      recordTimesOut: conditions.isFaulty ? profile.pushTimesOut : 0,
      fails: conditions.current.recordRejected,
      maxPushMs: profile.maxSyncMs,
    }),
    {
      pushEnded: (company, push) => {
        trace.add(() => `Codat's push ${push.id} of ${push.dataType} ended: ${push.status} ${push.ref}`);
        webhooks.writeEnded(company, push.id);
      },
      supplierWritten: (company, name) => invariants.supplierWritten(company, name),
      recordWritten: (company, push) => invariants.pushWritten(db, company, push),
    },
  );
  const { perMinute, dailyQuota: daily, attachmentsWithoutSize } = profile;
  const rateLimiter = new RateLimiter(schedule, random.integer(-300, 300) * 1000, { inFlight, perMinute, daily });
  const rejections = new Map<string, boolean>();
  return new CodatApi(schedule, random, companies, rateLimiter, () => conditions.current, {
    random,
    attachmentsWithoutSize,
    // The decision is stored, so that a record that is submitted again gets the same one.
    isRejected: (record) => {
      const isRejected = rejections.get(record) ?? random.occurs(conditions.current.rejectedOnSubmit);
      rejections.set(record, isRejected);
      return isRejected;
    },
    syncQueued: (company, sync) => syncs.add(company, sync),
    pushQueued: (company, push) => pushes.add(company, push),
    refreshRequested: (company, id, type) => {
      const [readMs, storeMs] = [random.logUniform(500, 90_000), random.logUniform(10, 5_000)];
      schedule.after(readMs, () => {
        const fails = random.occurs(conditions.current.refreshFails);
        // What the package writes while Codat still stores what it read is missing from Codat's copy.
        if (!fails) refreshCache(company, type);
        schedule.after(storeMs, () => company.refreshes.set(id, { type, state: fails ? 'failed' : 'complete' }));
      });
    },
    movementOf: (reference) => [...db.expenses.keys()].find((id) => id.endsWith(reference)) ?? '',
    attachmentStored: (company, name) => invariants.attachmentStored(company, name),
    callSent: (call, worker) => invariants.callSent(call, worker),
    callRejected: (call, limit) => invariants.callRejected(call, limit),
    retryAfterHeard: (worker, retryAfter) => invariants.retryAfterHeard(worker, retryAfter),
    trace: trace.add,
  });
}
