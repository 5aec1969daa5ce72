import { setTimeout as pause } from 'node:timers/promises';
import { batchesOf, type Codat, type CodatCompany, Refused } from '../codat/client';
import { type BenchExpense, receiptOf } from '../expenses';
import type { Contestant, ContestantKey, Order } from './contestant';

const uploadRetries = 3;
const retryBaseMs = 2000;
const rateLimitRetryBaseMs = 30_000;
/** Xero's, which the companies here are linked to (packages/accounting/src/types.ts, RATE_LIMITS). */
const callsPerMinute = 60;

/**
 * As midday exports: batches of 50, one after another, and a job for each receipt whose start is fixed when it is made,
 * so far apart that the package's limit is never met (midday-ai/midday at 47d252a: apps/worker/src/processors/accounting/
 * export-transactions.ts `calculateAttachmentJobDelay`, twice the limit's spacing today, 1.1 times it before;
 * sync-attachments.ts: three retries after 2, 4 and 8 s, after 30, 60 and 120 s when it was a 429). A batch that fails is
 * marked failed; here a person presses Export once more at the end.
 */
const midday = (key: ContestantKey, name: string, spacing: number): Contestant => ({
  key,
  name,
  part: { perCompany: () => 50, line: 'own-line' },
  run: async (codat, orders, done) => {
    await Promise.all(
      orders.map(async (order) => {
        await exportAll(codat, order, Math.ceil((60_000 / callsPerMinute) * spacing));
        done(order);
      }),
    );
  },
});

export const middayBatches = midday('D', 'Batches of 50, receipts 2 s apart, as midday', 2);
export const middayClose = midday('D1', 'The same, receipts 1.1 s apart', 1.1);

async function exportAll(codat: Codat, { company, expenses }: Order, msPerReceipt: number): Promise<void> {
  const uploads: Promise<void>[] = [];
  const exportBatches = async (wanted: readonly BenchExpense[]): Promise<BenchExpense[]> => {
    const failed: BenchExpense[] = [];
    for (const batch of batchesOf(wanted)) {
      try {
        const sync = await codat.create(company, batch, crypto.randomUUID());
        const completed = await codat.completed(company, sync);
        for (const expense of batch) {
          if (completed.has(expense.id))
            uploads.push(upload(codat, company, sync, expense, uploads.length * msPerReceipt));
          else failed.push(expense);
        }
      } catch {
        failed.push(...batch);
      }
    }
    return failed;
  };
  const failed = await exportBatches(expenses);
  await exportBatches(failed);
  await Promise.all(uploads);
}

async function upload(
  codat: Codat,
  company: CodatCompany,
  sync: string,
  expense: BenchExpense,
  afterMs: number,
): Promise<void> {
  await pause(afterMs);
  let rateLimited = false;
  for (let attempt = 0; attempt <= uploadRetries; attempt += 1) {
    if (attempt > 0) await pause((rateLimited ? rateLimitRetryBaseMs : retryBaseMs) * 2 ** (attempt - 1));
    try {
      return await codat.attach(company, sync, expense, receiptOf(expense));
    } catch (error) {
      rateLimited = error instanceof Refused && error.status === 429;
    }
  }
}
