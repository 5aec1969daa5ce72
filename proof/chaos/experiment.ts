import { setTimeout as pause } from 'node:timers/promises';
import { print } from '@/scripts/process/terminal.js';
import type { Stats } from '../harness/sandbox-control';
import type { DatabaseQuery } from './checks/database-query';
import { watchLanes } from './checks/lane-watch';
import { batchOperations, receiptOperations } from './checks/needed-calls';
import { countOpenWork, type OpenWork } from './checks/outcomes';
import { FaultInjector } from './faults/fault-injector';
import { scheduleFaults } from './faults/fault-schedule';
import { codatFaults, latency, webhookFaults } from './faults/sandbox-faults';
import { mapConcurrently } from './load/concurrency';
import { type CompanyLoad, minimumCalls } from './load/load';
import { requestSyncs } from './load/sync-requests';
import type { Options } from './options';
import type { Apps, Stack } from './stack/stack';

type Experiment = {
  readonly options: Options;
  readonly stack: Stack;
  readonly apps: Apps;
  readonly query: DatabaseQuery;
  readonly load: readonly CompanyLoad[];
  readonly signal: AbortSignal;
};

export type Observations = {
  /** The number of injected faults, by target: worker, web or postgres; or `pause`. */
  readonly injected: Readonly<Record<string, number>>;
  readonly takeoverSeconds: number | null;
  readonly seconds: number;
  /** The seconds from the last kill, or the end of the last pause, until all work was settled. Null if it never was. */
  readonly settledAfterSeconds: number | null;
  /** The sandbox's counts of calls before the experiment. */
  readonly before: Stats;
  /** The number of expenses that were not ready to sync, by reason. */
  readonly notReady: ReadonlyMap<string, number>;
};

const tickMs = 200;
/** Open work is counted less often, because the query scans every expense. */
const openWorkEveryMs = 2000;
const progressEveryMs = 10_000;
const requestConcurrency = 4;
const shutdownTimeoutMs = 20_000;

/**
 * Requests the sync of all expenses and injects the scheduled faults until all work is settled or the time limit
 * passes. Then stops the workers, so that the checks read a state that no longer changes.
 */
export async function runExperiment(experiment: Experiment): Promise<Observations> {
  const { options, stack, apps, query, load, signal } = experiment;
  const { batches, receipts } = minimumCalls(load);
  const before = await setFaults(experiment);
  const lanes = watchLanes(query);
  const injector = new FaultInjector(scheduleFaults(options), {
    ...apps,
    database: stack.database,
    takeovers: lanes.takeovers,
    pauseSeconds: options.pause,
    maxWaitMs: maxFaultWaitMs(2 * batches + receipts, options.kills),
  });
  const notReady = new Map<string, number>();
  const cancel = new AbortController();
  const startedAt = performance.now();
  let isRequested = false;
  let settledAt: number | null = null;
  const requests = mapConcurrently(load, requestConcurrency, (company) =>
    requestSyncs(company, { notReady, signal: AbortSignal.any([signal, cancel.signal]) }),
  ).finally(() => {
    isRequested = true;
  });
  try {
    const writes = batches + receipts;
    settledAt = await injectUntilSettled({ experiment, injector, writes, startedAt, isRequested: () => isRequested });
  } finally {
    cancel.abort();
    injector.resumeAll();
    await Promise.allSettled([requests, lanes.stop()]);
  }
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  await Promise.all(apps.workers.map((worker) => worker.process.stop(shutdownTimeoutMs)));
  return {
    injected: injector.injected,
    takeoverSeconds: lanes.takeovers.longestSeconds,
    seconds,
    settledAfterSeconds: settledAt === null ? null : Math.round((settledAt - injector.lastFaultAt) / 1000),
    before,
    notReady,
  };
}

async function setFaults({ options, stack: { sandbox }, load }: Experiment): Promise<Stats> {
  const { seed, pause: delaySeconds, expenses, direct } = options;
  await sandbox.set('latency', { ...latency, seed });
  // This limit is so high that the run never reaches the daily quota.
  await sandbox.set('limits', {
    dailyPerCompany: Math.max(1000, Math.ceil((expenses * 10) / load.length), direct * 20),
  });
  await sandbox.set('webhooks', webhookFaults(seed, delaySeconds));
  await sandbox.set('faults', codatFaults(seed));
  return sandbox.stats();
}

/**
 * Returns the milliseconds after which the next fault is injected even without progress: twice the average time between
 * two kills at Codat's limit of 1,000 calls a minute.
 */
const maxFaultWaitMs = (calls: number, kills: number) => Math.max(15_000, (2 * calls * 60) / Math.max(1, kills));

/** Returns how many batches and receipts Codat has accepted so far. */
const countWrites = ({ byOperationAndStatus }: Stats): number =>
  [...batchOperations, ...receiptOperations]
    .flatMap((operation) => Object.entries(byOperationAndStatus[operation] ?? {}))
    .reduce((sum, [status, count]) => (status.startsWith('2') ? sum + count : sum), 0);

type Loop = {
  readonly experiment: Experiment;
  readonly injector: FaultInjector;
  readonly writes: number;
  readonly startedAt: number;
  readonly isRequested: () => boolean;
};

/** Returns when all work was settled, or null if the time limit passed before. */
async function injectUntilSettled({
  experiment,
  injector,
  writes,
  startedAt,
  isRequested,
}: Loop): Promise<number | null> {
  const { options, stack, query, signal } = experiment;
  let [printedAt, queriedAt] = [startedAt, startedAt];
  let open: OpenWork | undefined;
  for (;;) {
    signal.throwIfAborted();
    const progress = Math.min(1, countWrites(await stack.sandbox.stats()) / writes);
    const isInjected = await injector.injectNext(progress);
    const now = performance.now();
    if (isRequested() && now - queriedAt > openWorkEveryMs) {
      queriedAt = now;
      open = (await countOpenWork(query)) ?? open;
    }
    if (isInjected && isRequested() && open && open.items + open.receipts === 0) return now;
    if (now - startedAt > options.limit * 1000) {
      print(`  ! not settled after ${options.limit} s`);
      return null;
    }
    if (now - printedAt > progressEveryMs) {
      printedAt = now;
      print(progressLine(now - startedAt, progress, open));
    }
    await pause(tickMs, undefined, { signal }).catch(() => undefined);
  }
}

const progressLine = (ms: number, progress: number, open: OpenWork | undefined): string =>
  `  ${Math.round(ms / 1000)} s: Codat accepted ${Math.round(progress * 100)} %${open ? `; open: ${open.items} expenses, ${open.receipts} receipts` : ''}`;
