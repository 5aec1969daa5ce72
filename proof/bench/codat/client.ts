import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type BenchExpense, netMinor } from '../expenses';
import { batchSize } from '../report/floor';

/** How often whoever polls asks: as Codat's own sample does (codatio/sample-project-sync-for-expenses). */
export const pollMs = 1000;

/** A linked company, and the records of its books that every expense here names. */
export type CodatCompany = {
  readonly id: string;
  readonly accountId: string;
  readonly taxRateId: string;
};

/** An answer that is no success. */
export class Refused extends Error {
  constructor(readonly status: number) {
    super(`Codat answered ${status}`);
  }
}

const created = z.object({ syncId: z.string() });
const outcomes = z.object({ results: z.array(z.object({ transactionId: z.string(), status: z.string() })) });

const underWay = ['Unknown', 'Pending'];

export const batchesOf = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize),
  );

/** Expenses v2 by plain fetch, for the contestants that bring no client of their own. Tries nothing twice. */
export class Codat {
  readonly authorization: string;

  constructor(
    readonly url: string,
    apiKey: string,
  ) {
    this.authorization = `Basic ${Buffer.from(apiKey).toString('base64')}`;
  }

  /** Answers the sync's id. */
  async create(company: CodatCompany, expenses: readonly BenchExpense[], idempotencyKey?: string): Promise<string> {
    const body = JSON.stringify(expenses.map((expense) => toJson(company, expense)));
    const headers = {
      'content-type': 'application/json',
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    };
    const path = `/companies/${company.id}/sync/expenses/expense-transactions`;
    return created.parse(await this.#ask('POST', path, body, headers)).syncId;
  }

  /** Asks until each expense of the sync has its outcome; answers the ids of those in the books. */
  async completed(company: CodatCompany, syncId: string): Promise<ReadonlySet<string>> {
    const path = `/companies/${company.id}/sync/expenses/syncs/${syncId}/transactions?pageSize=100`;
    for (;;) {
      await pause(pollMs);
      const { results } = await this.#patiently(path);
      if (results.some((item) => underWay.includes(item.status))) continue;
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
    await this.#ask('POST', path, body);
  }

  /** Asking does no harm: whoever polls asks again. */
  async #patiently(path: string): Promise<z.output<typeof outcomes>> {
    for (;;) {
      try {
        return outcomes.parse(await this.#ask('GET', path));
      } catch {
        await pause(pollMs);
      }
    }
  }

  async #ask(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: this.authorization, ...headers },
      body,
    });
    const text = await response.text();
    if (!response.ok) throw new Refused(response.status);
    return JSON.parse(text);
  }
}

function toJson(company: CodatCompany, expense: BenchExpense): object {
  const net = netMinor(expense);
  return {
    id: expense.id,
    type: 'Payment',
    issueDate: `${expense.day}T00:00:00`,
    currency: 'GBP',
    merchantName: expense.merchant,
    lines: [
      {
        netAmount: net / 100,
        taxAmount: (expense.grossMinor - net) / 100,
        taxRateRef: { id: company.taxRateId },
        accountRef: { id: company.accountId },
      },
    ],
  };
}
