import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { db } from '@/lib/data/db';
import { step } from '@/scripts/process/terminal.js';
import type { SandboxControl } from '../harness/sandbox-control';
import { checkBooks } from './checks/books-check';
import { checkClaims } from './checks/claims-check';
import { type DatabaseQuery, openDatabaseQuery } from './checks/database-query';
import { countEarlyCalls, createProbeFolder, installHoldLog, readCallEvents, readHolds } from './checks/early-calls';
import { callRows } from './checks/needed-calls';
import { countFailures, countOpenWork, disagreements, type OpenWork, readStates, unsettled } from './checks/outcomes';
import { identifyPushed } from './checks/pushed-records';
import { report } from './checks/report';
import { checkTransfers } from './checks/transfers-check';
import { type Observations, runExperiment } from './experiment';
import { type CompanyLoad, minimumCalls, prepareLoad } from './load/load';
import type { Options } from './options';
import { startStack } from './stack/stack';

/** Runs the experiment on a new stack and removes it afterwards. Returns whether the books are correct. */
export async function runChaos(options: Options, web: 'next' | 'routes', signal: AbortSignal): Promise<boolean> {
  const cleanups: (() => Promise<unknown>)[] = [];
  try {
    const dataDir = createFolder(options, cleanups);
    const probeFolder = createProbeFolder(dataDir);
    const stack = await step('Postgres and the sandbox are up', () =>
      startStack({ dataDir, probeFolder, web, signal, cleanups }),
    );
    cleanups.push(() => db().$disconnect());
    const { query, close } = openDatabaseQuery(stack.database.superuserUrl);
    cleanups.push(close);
    await installHoldLog(query);
    // Shortens a delay of the sandbox: without this, twenty companies take long to read their lists, which tests
    // nothing.
    await stack.sandbox.set('latency', { delays: { fetchStep: 5 } });
    const load = await step('companies are linked and expenses recorded', () => prepareLoad(options, signal));
    const apps = await step(`web (${web}) and the workers are up`, stack.startApps);
    const observations = await runExperiment({ options, stack, apps, query, load, signal });
    return await evaluate({ options, sandbox: stack.sandbox, query, load, observations, probeFolder });
  } finally {
    while (cleanups.length > 0) await cleanups.pop()?.();
  }
}

function createFolder({ keep }: Options, cleanups: (() => Promise<unknown>)[]): string {
  if (keep !== undefined) {
    mkdirSync(keep, { recursive: true });
    return resolve(keep);
  }
  const folder = mkdtempSync(join(tmpdir(), 'outlay-chaos-'));
  cleanups.push(async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

type Results = {
  readonly options: Options;
  readonly sandbox: SandboxControl;
  readonly query: DatabaseQuery;
  readonly load: readonly CompanyLoad[];
  readonly observations: Observations;
  readonly probeFolder: string;
};

/** Compares the ledger with the expenses, and Outlay's states with the ledger. Returns whether all are correct. */
async function evaluate({ options, sandbox, query, load, observations, probeFolder }: Results): Promise<boolean> {
  const states = await retryUntilUp(() => readStates(query));
  const open = await retryUntilUp<OpenWork>(() => countOpenWork(query));
  const checks = await Promise.all(
    load.map(async ({ company, expected: expenses, claims, transfers }) => {
      const written = await sandbox.ledger(company.codatCompanyId);
      const ledger = identifyPushed({ expenses, transfers }, written);
      return {
        findings: [
          ...checkBooks(expenses, ledger),
          ...checkClaims(claims, ledger),
          ...checkTransfers(transfers, ledger),
        ],
        disagreements: disagreements(states, { expenses, claims, transfers }, ledger),
      };
    }),
  );
  const after = await sandbox.stats();
  const holds = await retryUntilUp(() => readHolds(query));
  return report({
    ...observations,
    options,
    open,
    findings: checks.flatMap((each) => each.findings),
    disagreements: checks.flatMap((each) => each.disagreements),
    unsettled: unsettled(states),
    failures: countFailures(states),
    asked: states.filter(({ receipt }) => receipt === 'asked').map(({ id }) => id),
    stats: after,
    calls: callRows({ before: observations.before, after }, minimumCalls(load)),
    receipts: minimumCalls(load).receipts,
    beforeRetryAfter: countEarlyCalls(readCallEvents(probeFolder), holds),
    retryAfters: holds.length,
  });
}

/** Repeats the query while the database is down, because the last fault may have killed it. */
async function retryUntilUp<T>(query: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const result = await query();
    if (result !== undefined) return result;
    await pause(200);
  }
}
