import { gunzipSync } from 'node:zlib';
import type { Client } from 'pg';
import { percentile } from '../harness/percentile';
import { openLoop } from './load/open-loop';
import { requestPage, type Target } from './load/request';
import { readStatements, resetStatements, type Statement, sqlOf } from './statements';

/** The figures of one page. Times are in milliseconds, `kilobytes` is the HTML and `gzip` what the browser receives. */
export type Figures = {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly sqlMs: number;
  readonly statements: number;
  readonly kilobytes: number;
  readonly gzip: number;
  readonly errors: readonly string[];
};

type Load = { readonly rate: number; readonly seconds: number };

/** Each page is requested this often, one request at a time, to warm it up and then to read its SQL. */
const [warming, sampled] = [12, 10];

/**
 * Measures one page. Its SQL comes from single requests without other load, so that the milliseconds are those of Postgres
 * and not of the queue for the processor. The latencies come from the open loop.
 */
export async function measurePage(
  client: Client,
  target: Target,
  load: Load,
): Promise<Figures & { readonly slowest: readonly Statement[] }> {
  let body: Buffer = Buffer.alloc(0);
  for (let index = 0; index < warming; index += 1) body = await requestPage(target);
  await resetStatements(client);
  for (let index = 0; index < sampled; index += 1) body = await requestPage(target);
  const statements = await readStatements(client);
  const sql = sqlOf(statements, sampled);
  // All connections and the compiled code are warm after a part of the load.
  await openLoop({ ...load, seconds: Math.min(3, load.seconds / 4) }, () => requestPage(target));
  const { latencies, errors } = await openLoop(load, () => requestPage(target));
  return {
    ...percentilesOf(latencies),
    sqlMs: sql.milliseconds,
    statements: sql.statements,
    kilobytes: gunzipSync(body).length / 1024,
    gzip: body.length / 1024,
    errors,
    slowest: statements.slice(0, 5).map((one) => ({ ...one, milliseconds: one.milliseconds / sampled })),
  };
}

/** Measures a mix of pages: the open loop requests the targets in turn. */
export async function measureMix(targets: readonly Target[], load: Load) {
  const send = (index: number) => requestPage(targets[index % targets.length] ?? raise('there is no page to measure'));
  await openLoop({ ...load, seconds: Math.min(5, load.seconds / 2) }, send);
  const { latencies, errors } = await openLoop(load, send);
  return { ...percentilesOf(latencies), errors };
}

const percentilesOf = (latencies: readonly number[]) => ({
  p50: percentile(latencies, 0.5),
  p95: percentile(latencies, 0.95),
  p99: percentile(latencies, 0.99),
});

const raise = (message: string): never => {
  throw new Error(message);
};
