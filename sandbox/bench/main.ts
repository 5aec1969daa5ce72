import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startProcess } from '../testing/process';
import { type BenchCompany, linkedCompany } from './company';
import { openClient } from './http';
import { batchSize, readFor, reads, writeBatches } from './load';
import { residentMebibytes } from './memory';
import { median, row } from './statistics';

/**
 * Measures the capacity of the sandbox itself, because every benchmark of Outlay is limited by it. It measures reads
 * per second, batches of 50 expenses per minute, and memory with many records. The sandbox runs in one process with one
 * thread. Its rate limits and delays are turned off.
 */
const number = (fallback: number) => z.coerce.number().positive().default(fallback);
const schema = z.object({
  companies: number(20),
  records: number(100_000),
  runs: number(3),
  /** The number of batches in each run. */
  batches: number(200),
  /** The seconds that each run spends on each kind of read. */
  seconds: number(4),
});
const optionTypes = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, { type: 'string' as const }]));
const options = schema.parse(parseArgs({ options: optionTypes }).values);
const connections = 32;

const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-bench-'));
const sandbox = await startProcess(dataDir, 1000);
const client = openClient(sandbox.url, sandbox.apiKey, connections);
try {
  await client.call('PUT', '/_sandbox/limits', {
    dailyPerCompany: 1e9,
    perMinute: 1e9,
    concurrentPerCompany: connections,
  });
  await client.call('PUT', '/_sandbox/latency', { delays: { syncStart: 0, syncPush: 0, syncFinish: 0 } });
  const companies: BenchCompany[] = [];
  for (let count = 0; count < options.companies; count += 1) companies.push(await linkedCompany(client, sandbox.url));

  const batchesPerMinute: number[] = [];
  let records = 0;
  for (let run = 0; run < options.runs; run += 1) {
    batchesPerMinute.push(await writeBatches(client, companies, options.batches));
    records += options.batches * batchSize;
  }
  const readsPerSecond: Record<string, number[]> = {};
  for (let run = 0; run < options.runs; run += 1) {
    for (const [name, path] of reads(companies)) {
      readsPerSecond[name] = [
        ...(readsPerSecond[name] ?? []),
        await readFor(client, path, { seconds: options.seconds, connections }),
      ];
    }
  }
  const before = residentMebibytes(sandbox.pid);
  const missing = Math.ceil((options.records - records) / batchSize);
  if (missing > 0) await writeBatches(client, companies, missing);
  records += Math.max(0, missing) * batchSize;
  const resident = residentMebibytes(sandbox.pid);

  console.log(
    `${availableParallelism()} cores, Node ${process.version}; the sandbox uses one of them, this process another`,
  );
  console.table({
    ...Object.fromEntries(Object.entries(readsPerSecond).map(([name, runs]) => [`${name}, reads/s`, row(runs)])),
    'batches of 50 a minute': row(batchesPerMinute),
    [`MiB with ${records} records`]: row([resident]),
  });
  console.log(
    JSON.stringify({
      readsPerSecond: median(Object.values(readsPerSecond).map(median)),
      batchesPerMinute: median(batchesPerMinute),
      residentMebibytes: resident,
      residentBefore: before,
      records,
    }),
  );
} finally {
  client.close();
  await sandbox.stop();
  await rm(dataDir, { recursive: true, force: true });
}
