import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { judge } from '../books-check';
import { expensesOf } from '../expenses';
import { companyName } from '../measure';
import type { Options } from '../options';
import { p95, type Result, resultOf } from '../report/result';
import type { Sandbox } from '../sandbox';
import type { Workload } from '../workloads';
import { type Database, type Databases, forgetStatements, statementsOf } from './database';
import { Watch } from './progress';
import { prepared } from './protocol';
import { watchQuota } from './quota';
import { startStack } from './stack';
import { type Asked, type Outcome, together } from './sync-run';
import type { WebProcess } from './web-process';

const outlay = { key: 'E', name: 'Outlay' } as const;

/** The minute of Codat's limit, and of Outlay's own count of it, with a little to spare. */
const minuteMs = 62_000;

type Given = {
  readonly sandbox: Sandbox;
  readonly databases: Databases;
  readonly folder: string;
  readonly options: Options;
};

/** Measures Outlay: its processes, its database, its own way from the press of Sync to the last receipt. */
export async function measureOutlay(workload: Workload, given: Given): Promise<Result> {
  const { sandbox, databases, folder, options } = given;
  await sandbox.reset();
  const database = await databases.make();
  const { workers, profile } = options;
  const stack = await startStack({ sandbox, database, folder: join(folder, workload.key), workers, profile });
  const watch = new Watch(database);
  try {
    const companies = await prepareAll(stack.web, workload);
    await sandbox.open(workload);
    const alone = workload.alsoAlone ? await each(stack.web, watch, workload, companies) : [];
    await pause(minuteMs);
    await sandbox.open(workload);
    if (profile) await forgetStatements(database);
    const before = await sandbox.stats();
    const { outcome, notes } = await press(stack.web, watch, workload, companies, given);
    const after = await sandbox.stats();
    if (profile) await keepStatements(join(profile, `${workload.key}.statements.txt`), database);
    await sandbox.close();
    const expected = companies.map(({ codatCompanyId }, index) => ({
      codatCompanyId,
      expenses: expensesOf(companyName(workload, index), workload.companies[index] ?? 0),
    }));
    const measured = workload.companies.reduce((total, count) => total + count, 0);
    const verdict = await judge(sandbox, expected);
    return {
      ...resultOf(workload, outlay, { before, after, companySeconds: outcome.seconds, measured, verdict }),
      aloneP95Seconds: alone.length > 0 ? p95(alone) : null,
      saidUnknown: outcome.unknownReceipts,
      notes: {
        workers,
        'slowest press of Sync, ms': outcome.slowestPressMs,
        ...(outcome.failed > 0 && { 'expenses it says failed': outcome.failed }),
        ...(options.smallLater > 0 && { 'seconds the small companies came later': options.smallLater }),
        ...notes,
      },
    };
  } finally {
    await watch.close();
    await stack.stop();
  }
}

type Companies = readonly { readonly companyId: string; readonly codatCompanyId: string }[];
type Pressed = { readonly outcome: Outcome; readonly notes: Readonly<Record<string, string | number>> };

async function press(
  web: WebProcess,
  watch: Watch,
  workload: Workload,
  companies: Companies,
  { sandbox, options }: Given,
): Promise<Pressed> {
  const asked = workload.companies.map((count, index) => ({
    ...askFor(workload, companies, index, [0, count]),
    laterSeconds: isSmall(workload, index) ? options.smallLater : 0,
  }));
  const { dayTurnsAfterSeconds } = workload;
  if (dayTurnsAfterSeconds === null) return { outcome: await together(web, watch, asked), notes: {} };
  await sandbox.endDayIn(dayTurnsAfterSeconds);
  const over = new AbortController();
  const company = companyName(workload, 0);
  const seen = watchQuota({ web, sandbox, company, dayTurnsAfterSeconds, over: over.signal });
  const outcome = await together(web, watch, asked).finally(() => over.abort());
  return { outcome, notes: await seen };
}

const isSmall = (workload: Workload, index: number) => (workload.companies[index] ?? 0) <= workload.smallest;

/** Small companies that are also measured alone have as many expenses again for that. */
async function prepareAll(web: WebProcess, workload: Workload): Promise<Companies> {
  const companies = [];
  for (const [index, count] of workload.companies.entries()) {
    const expenses = workload.alsoAlone && isSmall(workload, index) ? 2 * count : count;
    companies.push(await web.ask(prepared, { do: 'prepare', company: companyName(workload, index), expenses }));
  }
  return companies;
}

const askFor = (workload: Workload, companies: Companies, index: number, [from, to]: [number, number]): Asked => ({
  name: companyName(workload, index),
  companyId: companies[index]?.companyId ?? '',
  from,
  to,
  laterSeconds: 0,
});

/** The seconds each small company takes when no other asks for anything. */
async function each(web: WebProcess, watch: Watch, workload: Workload, companies: Companies): Promise<number[]> {
  const alone: number[] = [];
  for (const [index, count] of workload.companies.entries()) {
    if (!isSmall(workload, index)) continue;
    const { seconds } = await together(web, watch, [askFor(workload, companies, index, [count, 2 * count])]);
    alone.push(...seconds);
  }
  return alone;
}

async function keepStatements(file: string, database: Database): Promise<void> {
  const lines = (await statementsOf(database)).map(
    ({ total, calls, mean, query }) =>
      `${total.toFixed(0)} ms, ${calls} × ${mean.toFixed(2)} ms  ${query.slice(0, 300)}`,
  );
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, lines.join('\n'));
}
