import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type BenchExpense, netMinor } from '../expenses';
import { batchSize } from '../report/floor';

/** Milliseconds between two polls, as in Codat's own sample (codatio/sample-project-sync-for-expenses). */
export const pollMs = 1000;

/** A linked company, with the account and the tax rate in its books that every expense uses. */
export type CodatCompany = {
  readonly id: string;
  readonly accountId: string;
  readonly taxRateId: string;
};

export class HttpError extends Error {
  constructor(readonly status: number) {
    super(`Codat returned ${status}`);
  }
}

const created = z.object({ syncId: z.string() });
const outcomes = z.object({ results: z.array(z.object({ transactionId: z.string(), status: z.string() })) });

const pendingStatuses = ['Unknown', 'Pending'];

export const toBatches = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize),
  );

/** A `fetch` client for Codat's Expenses API v2, used by contestants without their own. It repeats no failed write. */
export class CodatClient {
  readonly authorization: string;

  constructor(
    readonly url: string,
    apiKey: string,
  ) {
    this.authorization = `Basic ${Buffer.from(apiKey).toString('base64')}`;
  }

  /** Posts a batch and returns the sync id. */
  async create(company: CodatCompany, expenses: readonly BenchExpense[], idempotencyKey?: string): Promise<string> {
    const body = JSON.stringify(expenses.map((expense) => toJson(company, expense)));
    const headers = {
      'content-type': 'application/json',
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    };
    const path = `/companies/${company.id}/sync/expenses/expense-transactions`;
    return created.parse(await this.#request('POST', path, body, headers)).syncId;
  }

  /** Polls until the sync ends, and ignores polls that fail. Returns the ids of the expenses that are in the books. */
  async waitForSync(company: CodatCompany, syncId: string): Promise<ReadonlySet<string>> {
    const path = `/companies/${company.id}/sync/expenses/syncs/${syncId}/transactions?pageSize=100`;
    for (;;) {
      await pause(pollMs);
      const response = await this.#request('GET', path).catch(() => undefined);
      const results = outcomes.safeParse(response).data?.results;
      if (!results || results.some((item) => pendingStatuses.includes(item.status))) continue;
      return new Set(results.filter((item) => item.status === 'Completed').map((item) => item.transactionId));
    }
  }

  async attach(
    company: CodatCompany,
    syncId: string,
    expense: BenchExpense,
    content: Buffer<ArrayBuffer>,
  ): Promise<void> {
    const body = new FormData();
    body.set('file', new Blob([content], { type: 'image/jpeg' }), `${expense.id}.jpg`);
    const path = `/companies/${company.id}/sync/expenses/syncs/${syncId}/transactions/${expense.id}/attachments`;
    await this.#request('POST', path, body);
  }

  async #request(
    method: string,
    path: string,
    body?: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: this.authorization, ...headers },
      body,
    });
    const text = await response.text();
    if (!response.ok) throw new HttpError(response.status);
    return JSON.parse(text);
  }
}

function toJson(company: CodatCompany, expense: BenchExpense): object {
  return {
    id: expense.id,
    type: 'Payment',
    issueDate: `${expense.day}T00:00:00`,
    currency: 'GBP',
    merchantName: expense.merchant,
    lines: [toLine(company, expense)],
  };
}

export function toLine({ taxRateId, accountId }: CodatCompany, expense: BenchExpense) {
  const net = netMinor(expense);
  return {
    netAmount: net / 100,
    taxAmount: (expense.grossMinor - net) / 100,
    taxRateRef: { id: taxRateId },
    accountRef: { id: accountId },
  };
}
