import { setTimeout as pause } from 'node:timers/promises';
import { CodatSyncExpenses } from '@codat/sync-for-expenses';
import { ExpenseTransactionType } from '@codat/sync-for-expenses/dist/sdk/models/shared';
import { type CodatClient, type CodatCompany, pollMs, toLine } from '../codat/client';
import { type BenchExpense, receiptOf } from '../expenses';
import { type Contestant, inParallel } from './contestant';

/** Codat's official client in a loop: one expense after another, one company after another. */
export const sdkLoop: Contestant = {
  key: 'A',
  name: 'Codat’s SDK in a loop',
  sample: { perCompany: (companies) => Math.max(2, Math.round(40 / companies)), order: 'sequential' },
  run: async (codat, jobs, onDone) => {
    const client = new OfficialClient(codat);
    for (const job of jobs) {
      for (const expense of job.expenses) await client.syncExpense(job.company, expense);
      onDone(job);
    }
  },
};

/** Codat's limit of concurrent requests for one company, from its page "Rate limits". */
const concurrency = 10;

/** Codat's official client with ten concurrent expenses for each company, and all companies at once. */
export const sdkTenWide: Contestant = {
  key: 'B',
  name: 'Codat’s SDK, ten wide',
  sample: { perCompany: (companies) => (companies > 1 ? 40 : 100), order: 'parallel' },
  run: inParallel(async (codat, { company, expenses }) => {
    const client = new OfficialClient(codat);
    const remaining = expenses.values();
    const syncRemaining = async () => {
      for (const expense of remaining) await client.syncExpense(company, expense);
    };
    await Promise.all(Array.from({ length: concurrency }, syncRemaining));
  }),
};

/**
 * Uses the official client as its documentation shows: `@codat/sync-for-expenses` 3.1.0, the newest release on npm,
 * with its default retry policy (408, 429 and 5xx for up to an hour, no Idempotency-Key, no timeout;
 * dist/internal/utils/retries.js). That release uses version 1 of the API: create a dataset with the expense, start
 * its sync, poll it once a second (as the result page of codatio/sample-project-sync-for-expenses does), then attach
 * the receipt.
 */
class OfficialClient {
  readonly #sdk: CodatSyncExpenses;

  constructor(codat: CodatClient) {
    this.#sdk = new CodatSyncExpenses({ security: { authHeader: codat.authorization }, serverURL: codat.url });
  }

  /** Syncs one expense. An error skips the expense, like a script that logs the error and continues. */
  async syncExpense(company: CodatCompany, expense: BenchExpense): Promise<void> {
    try {
      const syncId = await this.#startSync(company, expense);
      if (syncId && (await this.#isComplete(company.id, syncId))) await this.#attach(company.id, syncId, expense);
    } catch {
      // The error is ignored here. `checkBooks` counts the missing expense as lost.
    }
  }

  async #startSync(company: CodatCompany, expense: BenchExpense): Promise<string | undefined> {
    const { createExpenseResponse } = await this.#sdk.expenses.create({
      companyId: company.id,
      createExpenseRequest: {
        items: [
          {
            id: expense.id,
            type: ExpenseTransactionType.Payment,
            issueDate: `${expense.day}T00:00:00+00:00`,
            currency: 'GBP',
            merchantName: expense.merchant,
            lines: [toLine(company, expense)],
          },
        ],
      },
    });
    const datasetId = createExpenseResponse?.datasetId;
    if (!datasetId) return undefined;
    const { syncInitiated } = await this.#sdk.sync.initiateSync({
      companyId: company.id,
      initiateSync: { datasetIds: [datasetId] },
    });
    return syncInitiated?.syncId;
  }

  async #isComplete(companyId: string, syncId: string): Promise<boolean> {
    for (;;) {
      await pause(pollMs);
      const { companySyncStatus } = await this.#sdk.sync.get({ companyId, syncId });
      const code = companySyncStatus?.syncStatusCode ?? 0;
      if (code >= 2000) return code < 4000;
    }
  }

  /** Attaches the receipt. Release 3.1.0 would encode it as text, so the third argument replaces axios's body. */
  async #attach(companyId: string, syncId: string, expense: BenchExpense): Promise<void> {
    const content = receiptOf(expense);
    const data = new FormData();
    data.append('file', new Blob([content], { type: 'image/jpeg' }), `${expense.id}.jpg`);
    const requestBody = { content, requestBody: 'file' };
    const upload = { companyId, syncId, transactionId: expense.id, requestBody };
    await this.#sdk.expenses.uploadAttachment(upload, undefined, { data });
  }
}
