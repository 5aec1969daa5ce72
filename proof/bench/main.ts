import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseServer } from '../harness/database-server';
import { hardware, pin } from '../harness/hardware';
import { saveSection } from '../harness/sections';
import type { Contestant } from './contestants/contestant';
import { fyleChain } from './contestants/fyle-chain';
import { middayBatches, middayClose } from './contestants/midday-batches';
import { sdkLoop, sdkTenWide } from './contestants/sdk';
import { measure } from './measure';
import { readBenchOptions } from './options';
import { measureOutlay } from './outlay/measure';
import { missedGoals } from './report/goals';
import { createPage } from './report/page';
import type { Result } from './report/result';
import { createTable } from './report/table';
import { Sandbox } from './sandbox';
import { type Workload, workloads } from './workloads';

/**
 * The approaches that Outlay is compared with. Each runs alone, on the same sandbox with Codat's limits and response
 * times. The sandbox counts the calls, and its books show the errors; a contestant's own reports are not used.
 */
const alternatives: readonly Contestant[] = [sdkLoop, sdkTenWide, fyleChain, middayBatches, middayClose];

const options = readBenchOptions();
const print = (text: string) => process.stdout.write(`${text}\n`);

pin(process.pid, 'contestant');
const folder = await mkdtemp(join(tmpdir(), 'bench-sync-'));
process.once('exit', () => options.profile || rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const sandbox = await Sandbox.start(join(folder, 'sandbox'));
let databases: DatabaseServer | undefined;
try {
  const results: Result[] = [];
  const tables: string[] = [];
  print(`${hardware.cores} cores (${hardware.processor}), ${hardware.memoryGiB} GiB, Node ${hardware.node}\n`);
  for (const workload of workloads(options.size).filter(({ key }) => options.workloads.includes(key))) {
    const ofWorkload: Result[] = [];
    for (const contestant of alternatives.filter((each) => isMeasured(each, workload)))
      ofWorkload.push(
        await withProgress(workload, contestant.name, () => measure(contestant, workload, sandbox, options.full)),
      );
    if (options.contestants.includes('E')) {
      databases ??= await DatabaseServer.start(folder, options.profile !== undefined);
      const environment = { sandbox, databases, folder, options };
      ofWorkload.push(await withProgress(workload, 'Outlay', () => measureOutlay(workload, environment)));
    }
    results.push(...ofWorkload);
    const table = createTable(workload, ofWorkload);
    tables.push(table);
    print(`${table}\n`);
  }
  const date = new Date();
  const summary = JSON.stringify({ date, hardware, load: loadavg(), options, results });
  if (options.save) {
    await writeFile(join(options.save, 'bench-sync.json'), `${summary}\n`);
    await saveSection(join(options.save, 'benchmarks.md'), 'bench:sync', createPage(date, hardware, tables));
  }
  print(summary);
  const missed = missedGoals(results, options.size);
  for (const goal of missed) process.stderr.write(`! ${goal}\n`);
  if (missed.length > 0) process.exitCode = 1;
} finally {
  await databases?.server.stop();
  await sandbox.stop();
}

/**
 * Returns whether a contestant runs this workload. Only Outlay runs W5, because only Outlay handles a daily quota. D1,
 * the variant with 1.1 s between receipts, runs W1 only.
 */
function isMeasured({ key }: Contestant, workload: Workload): boolean {
  if (!options.contestants.includes(key) || workload.key === 'W5') return false;
  return key !== 'D1' || workload.key === 'W1';
}

async function withProgress(workload: Workload, name: string, run: () => Promise<Result>): Promise<Result> {
  const report = (text: string) => process.stderr.write(`${new Date().toISOString()} ${workload.key} ${name}${text}\n`);
  report(' …');
  const result = await run();
  report(`: ${result.wallSeconds.toFixed(1)} s`);
  return result;
}
