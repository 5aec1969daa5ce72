import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { judge } from '../judge';
import { companyName } from '../measure';
import type { Options } from '../options';
import { p95, type Result, resultOf } from '../result';
import type { Sandbox } from '../sandbox';
import { expensesOf } from '../work';
import type { Workload } from '../workloads';
import { type Database, type Databases, forgetStatements, statementsOf } from './database';
import { Watch } from './progress';
import { prepared, pressed } from './protocol';
import { startStack } from './stack';
import type { WebProcess } from './web-process';

export const outlay = { key: 'E', name: 'Outlay' } as const;

/** The minute of Codat's limit, and of Outlay's own count of it, with a little to spare. */
const minuteMs = 62_000;
const lookMs = 250;

type Asked = { readonly name: string; readonly companyId: string; readonly from: number; readonly to: number };

/** Measures Outlay: its processes, its database, its own way from the press of Sync to the last receipt. */
export async function measureOutlay(
  workload: Workload,
  { sandbox, databases, folder, options }: { sandbox: Sandbox; databases: Databases; folder: string; options: Options },
): Promise<Result> {
  await sandbox.reset();
  const database = await databases.make();
  const { workers, profile } = options;
  const stack = await startStack({ sandbox, database, folder: join(folder, workload.key), workers, profile });
  const watch = new Watch(database);
  try {
    const companies = await prepareAll(stack.web, workload);
    await sandbox.open(workload);
    const aloneSeconds = workload.alsoAlone ? await each(stack.web, watch, workload, companies) : [];
    await pause(minuteMs);
    await sandbox.open(workload);
    if (profile) await forgetStatements(database);
    const before = await sandbox.stats();
    const asked = workload.companies.map((count, index) => askFor(workload, companies, index, [0, count]));
    const { seconds, slowestPress, unknown, failed } = await together(stack.web, watch, asked, (index) =>
      isSmall(workload, index) ? options.smallLater : 0,
    );
    const after = await sandbox.stats();
    if (profile) await keepStatements(join(profile, `${workload.key}.statements.txt`), database);
    await sandbox.close();
    const expected = companies.map(({ codatCompanyId }, index) => ({
      codatCompanyId,
      expenses: expensesOf(companyName(workload, index), workload.companies[index] ?? 0),
    }));
    const measured = workload.companies.reduce((total, count) => total + count, 0);
    const verdict = await judge(sandbox, expected);
    const result = resultOf(workload, outlay, { before, after, companySeconds: seconds, measured, verdict });
    return {
      ...result,
      aloneP95Seconds: aloneSeconds.length > 0 ? p95(aloneSeconds) : null,
      saidUnknown: unknown,
      notes: {
        workers: workers,
        'slowest press of Sync, ms': slowestPress,
        ...(failed > 0 && { 'expenses it says failed': failed }),
        ...(options.smallLater > 0 && { 'seconds the small companies came later': options.smallLater }),
      },
    };
  } finally {
    await watch.close();
    await stack.stop();
  }
}

async function keepStatements(file: string, database: Database): Promise<void> {
  const lines = (await statementsOf(database)).map(
    ({ total, calls, mean, query }) =>
      `${total.toFixed(0)} ms, ${calls} × ${mean.toFixed(2)} ms  ${query.slice(0, 300)}`,
  );
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, lines.join('\n'));
}

const isSmall = (workload: Workload, index: number) => (workload.companies[index] ?? 0) <= workload.smallest;

type Companies = readonly { readonly companyId: string; readonly codatCompanyId: string }[];

/** Small companies that are also measured alone have as many expenses again for that. */
async function prepareAll(web: WebProcess, workload: Workload): Promise<Companies> {
  const companies = [];
  for (const [index, count] of workload.companies.entries()) {
    const expenses = workload.alsoAlone && isSmall(workload, index) ? 2 * count : count;
    companies.push(await web.ask(prepared, { do: 'prepare', company: companyName(workload, index), expenses }));
  }
  return companies;
}

const askFor = (
  workload: Workload,
  companies: Companies,
  index: number,
  [from, to]: readonly [number, number],
): Asked => ({ name: companyName(workload, index), companyId: companies[index]?.companyId ?? '', from, to });

/** The seconds each small company takes when no other asks for anything. */
async function each(web: WebProcess, watch: Watch, workload: Workload, companies: Companies): Promise<number[]> {
  const alone: number[] = [];
  for (const [index, count] of workload.companies.entries()) {
    if (!isSmall(workload, index)) continue;
    const { seconds } = await together(web, watch, [askFor(workload, companies, index, [count, 2 * count])], () => 0);
    alone.push(...seconds);
  }
  return alone;
}

/** Presses Sync for each at the same moment, or so many seconds later, and waits for the last receipt of the last. */
async function together(
  web: WebProcess,
  watch: Watch,
  asked: readonly Asked[],
  later: (index: number) => number,
): Promise<{ seconds: number[]; slowestPress: number; unknown: number; failed: number }> {
  const started = new Date();
  const presses = await Promise.all(
    asked.map(async ({ name, from, to }, index) => {
      await pause(later(index) * 1000);
      const at = Date.now();
      return { at, ...(await web.ask(pressed, { do: 'press', company: name, from, to })) };
    }),
  );
  for (;;) {
    const progress = await watch.progress(started);
    const states = asked.map(({ companyId }) => progress.get(companyId));
    if (states.every((state) => state?.open === 0)) {
      return {
        seconds: states.map((state, index) => ((state?.lastAt?.getTime() ?? 0) - (presses[index]?.at ?? 0)) / 1000),
        slowestPress: Math.max(...presses.map(({ milliseconds }) => milliseconds)),
        unknown: states.reduce((total, state) => total + (state?.unknownReceipts ?? 0), 0),
        failed: states.reduce((total, state) => total + (state?.failed ?? 0), 0),
      };
    }
    await pause(lookMs);
  }
}
