import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contestant } from './contestants/contestant';
import { fyleChain } from './contestants/fyle-chain';
import { middayBatches, middayClose } from './contestants/midday-batches';
import { sdkLoop } from './contestants/sdk-loop';
import { sdkTenWide } from './contestants/sdk-ten-wide';
import { machine, pin } from './hardware';
import { measure } from './measure';
import { readOptions } from './options';
import { Databases } from './outlay/database';
import { measureOutlay } from './outlay/measure';
import { pageOf } from './report/page';
import type { Result } from './report/result';
import { tableOf } from './report/table';
import { Sandbox } from './sandbox';
import { type Workload, workloads } from './workloads';

/**
 * Outlay beside what one would otherwise write or take, on the same sandbox with Codat's limits and pace, one after
 * another. The judge is the sandbox: its count of calls, and the books.
 */
const others: readonly Contestant[] = [sdkLoop, sdkTenWide, fyleChain, middayBatches, middayClose];

const options = readOptions(process.argv.slice(2));
const say = (text: string) => process.stdout.write(`${text}\n`);
const report = (text: string) => process.stderr.write(`${text}\n`);

pin(process.pid, 'contestant');
const folder = await mkdtemp(join(tmpdir(), 'bench-sync-'));
process.once('exit', () => options.profile || rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const sandbox = await Sandbox.start(join(folder, 'sandbox'));
let databases: Databases | undefined;
try {
  const results: Result[] = [];
  const tables: string[] = [];
  const wanted = workloads(options.size).filter(({ key }) => options.workloads.includes(key));
  say(`${machine.cores} cores (${machine.processor}), ${machine.memoryGiB} GiB, Node ${machine.node}\n`);
  for (const workload of wanted) {
    const ofWorkload: Result[] = [];
    for (const contestant of others.filter((each) => takesPart(each, workload)))
      ofWorkload.push(await told(workload, contestant, () => measure(contestant, workload, sandbox, options.full)));
    if (options.contestants.includes('E')) {
      databases ??= await Databases.start(folder, options.profile !== undefined);
      const given = { sandbox, databases, folder, options };
      ofWorkload.push(await told(workload, { name: 'Outlay' }, () => measureOutlay(workload, given)));
    }
    results.push(...ofWorkload);
    tables.push(tableOf(workload, ofWorkload));
    say(`${tables.at(-1)}\n`);
  }
  const date = new Date();
  const summary = JSON.stringify({ date, machine, load: loadavg(), options, results });
  if (options.save) {
    await writeFile(join(options.save, 'bench-sync.json'), `${summary}\n`);
    await writeFile(join(options.save, 'benchmarks.md'), pageOf(date, machine, tables));
  }
  say(summary);
  if (results.some((result) => result.contestant === 'E' && isWrong(result))) process.exitCode = 1;
} finally {
  await databases?.server.stop();
  await sandbox.stop();
}

/** Whether the contestant is measured on the workload: nobody else stops at a quota, and 1.1 s are a matter of W1 alone. */
function takesPart({ key }: Contestant, workload: Workload): boolean {
  if (!options.contestants.includes(key)) return false;
  if (workload.key === 'W5') return false;
  return key !== 'D1' || workload.key === 'W1';
}

/** Slowness is reported and not a failure; a lost, duplicated or wrong record or receipt is one. */
function isWrong({ verdict }: Result): boolean {
  return Object.values(verdict).some((count) => count > 0);
}

async function told(workload: Workload, { name }: { name: string }, run: () => Promise<Result>): Promise<Result> {
  report(`${new Date().toISOString()} ${workload.key} ${name} …`);
  const result = await run();
  report(`${new Date().toISOString()} ${workload.key} ${name}: ${result.wallSeconds.toFixed(1)} s`);
  return result;
}
