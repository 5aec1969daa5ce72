import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '../testing/process';
import { type BenchCompany, linkedCompany } from './company';
import { openClient } from './http';
import { batchSize, readFor, reads, writeBatches } from './load';
import { residentMebibytes } from './memory';
import { median, row } from './statistics';

/**
 * How much of a benchmark of Outlay's the sandbox itself would be: reads a second, batches of 50 a minute, and memory
 * with many records. The sandbox is one process of one thread; this process only asks. Limits and delays are off.
 */
const connections = 32;
const companiesCount = 20;
const readSeconds = 4;
const batchRuns = 3;
const batchesPerRun = 200;
const recordsWanted = Number(process.argv[2] ?? 100_000);

const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-bench-'));
const sandbox = await startProcess(dataDir, 1000);
const client = openClient(sandbox.url, sandbox.apiKey, connections);
try {
  await client.ask('PUT', '/_sandbox/limits', {
    dailyPerCompany: 1e9,
    perMinute: 1e9,
    concurrentPerCompany: connections,
  });
  await client.ask('PUT', '/_sandbox/latency', { delays: { syncStart: 0, syncPush: 0, syncFinish: 0 } });
  const companies: BenchCompany[] = [];
  for (let count = 0; count < companiesCount; count += 1) companies.push(await linkedCompany(client, sandbox.url));

  const batchesPerMinute: number[] = [];
  let records = 0;
  for (let run = 0; run < batchRuns; run += 1) {
    batchesPerMinute.push(await writeBatches(client, companies, batchesPerRun));
    records += batchesPerRun * batchSize;
  }
  const readsPerSecond: Record<string, number[]> = {};
  for (let run = 0; run < 3; run += 1) {
    for (const [name, path] of reads(companies)) {
      readsPerSecond[name] = [
        ...(readsPerSecond[name] ?? []),
        await readFor(client, path, { seconds: readSeconds, connections }),
      ];
    }
  }
  const before = residentMebibytes(sandbox.pid);
  const missing = Math.ceil((recordsWanted - records) / batchSize);
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
