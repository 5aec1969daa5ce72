import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { buildPages } from '@/scripts/build/pages.js';
import { buildPrograms } from '@/scripts/build/programs.js';
import { runningPostgresUrl } from '@/scripts/postgres/server.js';
import { findFreePort } from '@/scripts/process/ports.js';
import { print, printError, UserError } from '@/scripts/process/terminal.js';
import { readOptions } from '../harness/command-line';
import { hardware } from '../harness/hardware';
import { saveSection } from '../harness/sections';
import { type Usage, usageBelow } from './processes';
import { type Footprint, footprintSection, footprintTable, missedGoals, totalOf } from './report';
import { type RunningStack, startStack } from './stack';

// Usage: npm run measure:footprint [-- --idle 120] [--save docs]. Starts everything twice, as `npm start` does, on a data
// directory of its own. Prints the memory and processor time of each program at rest; the last line is JSON.

const schema = z.object({
  /** The seconds without a request before the programs are measured. */
  idle: z.coerce.number().min(0).default(120),
  /** The folder whose benchmarks.md gets the result, normally `docs`. */
  save: z.string().optional(),
});

async function measure({ idle, save }: z.output<typeof schema>): Promise<void> {
  if (process.platform !== 'linux')
    throw new UserError('The memory of processes is read from /proc: run this on Linux.');
  await Promise.all([buildPages(), buildPrograms()]);
  const load = loadavg();
  const dataDir = await mkdtemp(join(tmpdir(), 'footprint-'));
  const [port, sandboxPort] = [await findFreePort(), await findFreePort()];
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), SANDBOX_PORT: String(sandboxPort) };
  let running: RunningStack | undefined;
  try {
    running = await startStack(env);
    const atRest = await restFor(idle, running.pid, dataDir);
    const firstStart = running.seconds;
    await running.stop();
    running = await startStack(env);
    const footprint = { firstStart, secondStart: running.seconds, idleSeconds: idle, load, ...atRest };
    await report(footprint, save);
  } finally {
    await running?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Waits, and returns what each program uses then, with the share of a core that it used meanwhile. */
async function restFor(
  seconds: number,
  pid: number,
  dataDir: string,
): Promise<Pick<Footprint, 'programs' | 'transactionsPerSecond'>> {
  const before = { usage: usageBelow(pid), transactions: await countTransactions(dataDir), at: performance.now() };
  await sleep(seconds * 1000);
  const passed = (performance.now() - before.at) / 1000;
  const transactions = (await countTransactions(dataDir)) - before.transactions;
  const cpuBefore = new Map(before.usage.map(({ program, cpu }) => [program, cpu]));
  const programs = usageBelow(pid).map(
    (usage): Usage => ({ ...usage, cpu: Math.max(0, usage.cpu - (cpuBefore.get(usage.program) ?? 0)) / passed }),
  );
  return { programs, transactionsPerSecond: transactions / passed };
}

/** Returns how many transactions the database has ended. Postgres counts those of an idle connection within a second. */
async function countTransactions(dataDir: string): Promise<number> {
  const url = runningPostgresUrl(join(dataDir, 'postgres'));
  if (!url) throw new Error('Postgres does not run.');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ ended: string }>(
      'select xact_commit + xact_rollback as ended from pg_stat_database where datname = current_database()',
    );
    return Number(rows[0]?.ended);
  } finally {
    await client.end();
  }
}

async function report(footprint: Footprint, save: string | undefined): Promise<void> {
  print(`${footprintTable(footprint)}\n`);
  print(`First start ${footprint.firstStart.toFixed(1)} s, second start ${footprint.secondStart.toFixed(1)} s.`);
  print(`At rest: ${footprint.transactionsPerSecond.toFixed(1)} transactions a second.`);
  const date = new Date();
  if (save)
    await saveSection(join(save, 'benchmarks.md'), 'measure:footprint', footprintSection(date, hardware, footprint));
  for (const goal of missedGoals(footprint)) print(`! ${goal}`);
  print(JSON.stringify({ date, hardware, ...footprint, total: totalOf(footprint.programs) }));
}

try {
  await measure(readOptions('measure:footprint', schema));
} catch (error) {
  printError(error);
}
