import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { BenchCompany } from './company';
import type { Client } from './http';

export const batchSize = 50;

const accepted = z.object({ syncId: z.string() });
const status = z.object({ syncStatusCode: z.number(), errorMessage: z.string() });

interface Load {
  readonly seconds: number;
  readonly connections: number;
}

/** Returns the GET requests that an expense product makes most often, each with a name. */
export function reads([company]: readonly BenchCompany[]): readonly (readonly [name: string, path: string])[] {
  const id = company?.id;
  return [
    ['company', `/companies/${id}`],
    ['latest sync', `${company?.expenses}/syncs/latest/status`],
    ['data status', `/companies/${id}/dataStatus`],
    ['a page of 100 accounts', `/companies/${id}/data/accounts?pageSize=100`],
    [
      'suppliers by name, of 3,000',
      `/companies/${id}/data/suppliers?pageSize=20&query=${encodeURIComponent('supplierName~ash')}`,
    ],
  ];
}

export async function readFor(client: Client, path: string, { seconds, connections }: Load): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        const { status } = await client.call('GET', path);
        if (status !== 200) throw new Error(`${path} returned ${status}`);
        done += 1;
      }
    }),
  );
  return Math.round(done / seconds);
}

/**
 * Posts `count` batches of expenses, spread over the companies, and waits until every sync is done. Returns batches per
 * minute.
 */
export async function writeBatches(client: Client, companies: readonly BenchCompany[], count: number): Promise<number> {
  const from = performance.now();
  let next = 0;
  await Promise.all(
    companies.map(async (company) => {
      while (next < count) {
        next += 1;
        await writeBatch(client, company);
      }
    }),
  );
  return Math.round((count / (performance.now() - from)) * 60_000);
}

async function writeBatch(to: Client, company: BenchCompany): Promise<void> {
  const posted = await to.call(
    'POST',
    `${company.expenses}/expense-transactions`,
    Array.from({ length: batchSize }, () => expense(company)),
  );
  if (posted.status !== 200) throw new Error(`a batch returned ${posted.status}: ${JSON.stringify(posted.body)}`);
  const { syncId } = accepted.parse(posted.body);
  for (;;) {
    const sync = status.parse((await to.call('GET', `${company.expenses}/syncs/${syncId}/status`)).body);
    if (sync.syncStatusCode === 2000) return;
    if (sync.syncStatusCode > 2000) throw new Error(`a batch failed: ${JSON.stringify(sync)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const expense = (company: BenchCompany): object => ({
  id: randomUUID(),
  type: 'Payment',
  issueDate: '2026-11-20T00:00:00',
  currency: 'GBP',
  merchantName: 'Viking Office',
  notes: 'Paper',
  lines: [{ netAmount: 10, taxAmount: 2, taxRateRef: { id: 'INPUT2' }, accountRef: { id: company.accountId } }],
});
