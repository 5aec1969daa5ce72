import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Database, type DatabaseServer, resetStatistics, slowestStatements } from '../../harness/database-server';
import { percentile } from '../../harness/percentile';
import { checkBooks } from '../books-check';
import { expensesOf } from '../expenses';
import { companyName } from '../measure';
import type { Options } from '../options';
import { createResult, type Result } from '../report/result';
import type { Sandbox } from '../sandbox';
import type { Workload } from '../workloads';
import { ProgressQuery } from './progress';
import { prepared } from './protocol';
import { watchQuota } from './quota';
import { startStack } from './stack';
import { type Outcome, runSyncs, type SyncRequest } from './sync-run';
import type { WebProcess } from './web-process';

const outlay = { key: 'E', name: 'Outlay' } as const;

type Environment = {
  readonly sandbox: Sandbox;
  readonly databases: DatabaseServer;
  readonly folder: string;
  readonly options: Options;
};

/** Measures Outlay on one workload, with its own processes and database, from the sync request to the last receipt. */
export async function measureOutlay(workload: Workload, environment: Environment): Promise<Result> {
  const { sandbox, databases, folder, options } = environment;
  await sandbox.reset();
  const database = await databases.createDatabase();
  const { workers, profile, cooldown } = options;
  const stack = await startStack({ sandbox, database, folder: join(folder, workload.key), workers, profile });
  const query = new ProgressQuery(database);
  try {
    const run = { ...environment, workload, web: stack.web, query, companies: await prepareAll(stack.web, workload) };
    // The companies were just linked, and their books are read: those calls count for the same minute.
    if (workload.measureAlone) await pause(cooldown * 1000);
    await sandbox.open(workload);
    const alone = workload.measureAlone ? await measureAlone(run) : [];
    await pause(cooldown * 1000);
    await sandbox.open(workload);
    if (profile) await resetStatistics(database);
    const before = await sandbox.stats();
    const { outcome, notes } = await syncAll(run);
    const after = await sandbox.stats();
    if (profile) await saveStatements(join(profile, `${workload.key}.statements.txt`), database);
    await sandbox.close();
    const expected = run.companies.map(({ codatCompanyId }, index) => ({
      codatCompanyId,
      expenses: expensesOf(companyName(workload, index), workload.companies[index] ?? 0),
    }));
    const measured = workload.companies.reduce((total, count) => total + count, 0);
    const errors = await checkBooks(sandbox, expected);
    return {
      ...createResult(workload, outlay, { before, after, companySeconds: outcome.seconds, measured, errors }),
      aloneP95Seconds: alone.length > 0 ? percentile(alone, 0.95) : null,
      unconfirmed: outcome.unknownReceipts,
      notes: {
        workers,
        'slowest sync request, ms': outcome.slowestRequestMs,
        ...(outcome.failed > 0 && { 'expenses reported as failed': outcome.failed }),
        ...(options['small-later'] > 0 && { 'delay of the small companies, s': options['small-later'] }),
        ...notes,
      },
    };
  } finally {
    await query.close();
    await stack.stop();
  }
}

type Companies = readonly { readonly companyId: string; readonly codatCompanyId: string }[];

type Run = Environment & {
  readonly workload: Workload;
  readonly web: WebProcess;
  readonly query: ProgressQuery;
  readonly companies: Companies;
};

/**
 * Creates the companies. A small one that is also measured alone gets twice the expenses, half for each measurement.
 */
async function prepareAll(web: WebProcess, workload: Workload): Promise<Companies> {
  const companies = [];
  for (const [index, count] of workload.companies.entries()) {
    const expenses = workload.measureAlone && isSmall(workload, index) ? 2 * count : count;
    companies.push(await web.request(prepared, { do: 'prepare', company: companyName(workload, index), expenses }));
  }
  return companies;
}

/** Syncs each small company alone, with the second half of its expenses. Returns the seconds for each. */
async function measureAlone(run: Run): Promise<number[]> {
  const { web, query, workload } = run;
  const alone: number[] = [];
  for (const [index, count] of workload.companies.entries()) {
    if (!isSmall(workload, index)) continue;
    const { seconds } = await runSyncs(web, query, [createRequest(run, index, [count, 2 * count])]);
    alone.push(...seconds);
  }
  return alone;
}

async function syncAll(
  run: Run,
): Promise<{ readonly outcome: Outcome; readonly notes: Readonly<Record<string, string | number>> }> {
  const { web, query, workload, sandbox, options } = run;
  const requests = workload.companies.map((count, index) => ({
    ...createRequest(run, index, [0, count]),
    delaySeconds: isSmall(workload, index) ? options['small-later'] : 0,
  }));
  const resetsAfterSeconds = workload.quotaResetsAfterSeconds;
  if (resetsAfterSeconds === null) return { outcome: await runSyncs(web, query, requests), notes: {} };
  await sandbox.endDayIn(resetsAfterSeconds);
  const done = new AbortController();
  const company = companyName(workload, 0);
  const notes = watchQuota({ web, sandbox, company, resetsAfterSeconds, signal: done.signal });
  const outcome = await runSyncs(web, query, requests).finally(() => done.abort());
  return { outcome, notes: await notes };
}

const createRequest = ({ workload, companies }: Run, index: number, [from, to]: [number, number]): SyncRequest => ({
  name: companyName(workload, index),
  companyId: companies[index]?.companyId ?? '',
  from,
  to,
  delaySeconds: 0,
});

const isSmall = ({ companies, smallCompany }: Workload, index: number) => (companies[index] ?? 0) <= smallCompany;

async function saveStatements(file: string, database: Database): Promise<void> {
  const lines = (await slowestStatements(database)).map(
    ({ total, calls, mean, query }) =>
      `${total.toFixed(0)} ms, ${calls} × ${mean.toFixed(2)} ms  ${query.slice(0, 300)}`,
  );
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, lines.join('\n'));
}
