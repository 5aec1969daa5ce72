import { setTimeout as pause } from 'node:timers/promises';
import { type CodatClient, HttpError, toBatches } from '../codat/client';
import { type BenchExpense, receiptOf } from '../expenses';
import { type Contestant, type ContestantKey, inParallel, type Job } from './contestant';

const uploadRetries = 3;
const retryBaseMs = 2000;
const rateLimitRetryBaseMs = 30_000;
/**
 * The limit that midday assumes for Xero, the package of the companies (packages/accounting/src/types.ts, RATE_LIMITS).
 */
const callsPerMinute = 60;

/**
 * Models midday's export: batches of 50, one after another, and one delayed job for each receipt. The delays are fixed
 * in advance so that uploads stay below the package's rate limit (midday-ai/midday at 47d252a:
 * apps/worker/src/processors/accounting/export-transactions.ts `calculateAttachmentJobDelay`). `spacing` multiplies
 * the shortest interval that the limit allows: midday uses 2 today and used 1.1 before. An upload is retried three
 * times, after 2, 4 and 8 s, or after 30, 60 and 120 s for a 429 (sync-attachments.ts). Midday marks a failed batch as
 * failed; here a user exports it once more at the end.
 */
const midday = (key: ContestantKey, name: string, spacing: number): Contestant => ({
  key,
  name,
  sample: { perCompany: () => 50, order: 'parallel' },
  run: inParallel((codat, job) => exportAll(codat, job, Math.ceil((60_000 / callsPerMinute) * spacing))),
});

export const middayBatches = midday('D', 'Batches of 50, receipts 2 s apart, as midday', 2);
export const middayClose = midday('D1', 'The same, receipts 1.1 s apart', 1.1);

async function exportAll(codat: CodatClient, job: Job, msPerReceipt: number): Promise<void> {
  const { company, expenses } = job;
  const uploads: Promise<void>[] = [];
  const exportBatches = async (requested: readonly BenchExpense[]): Promise<BenchExpense[]> => {
    const failed: BenchExpense[] = [];
    for (const batch of toBatches(requested)) {
      try {
        const syncId = await codat.create(company, batch, crypto.randomUUID());
        const completed = await codat.waitForSync(company, syncId);
        for (const expense of batch) {
          if (completed.has(expense.id))
            uploads.push(upload(codat, job, syncId, expense, uploads.length * msPerReceipt));
          else failed.push(expense);
        }
      } catch {
        failed.push(...batch);
      }
    }
    return failed;
  };
  await exportBatches(await exportBatches(expenses));
  await Promise.all(uploads);
}

async function upload(
  codat: CodatClient,
  { company }: Job,
  syncId: string,
  expense: BenchExpense,
  delayMs: number,
): Promise<void> {
  await pause(delayMs);
  let isRateLimited = false;
  for (let attempt = 0; attempt <= uploadRetries; attempt += 1) {
    if (attempt > 0) await pause((isRateLimited ? rateLimitRetryBaseMs : retryBaseMs) * 2 ** (attempt - 1));
    try {
      return await codat.attach(company, syncId, expense, receiptOf(expense));
    } catch (error) {
      isRateLimited = error instanceof HttpError && error.status === 429;
    }
  }
}
