import { z } from 'zod';

const counts = z.record(z.string(), z.number());

const stats = z.object({
  requests: z.number(),
  byOperation: counts,
  byOperationAndStatus: z.record(z.string(), counts),
  throttled: z.number(),
  beforeRetryAfter: z.number(),
  mostInFlight: counts,
  duplicates: z.object({ records: z.number(), attachments: z.number() }),
  webhooks: z.object({ sent: z.number(), dropped: z.number(), forged: z.number(), forgedTaken: z.number() }),
  faults: counts,
  faultsByOperation: z.record(z.string(), counts),
});
export type Stats = z.output<typeof stats>;

const entry = z.object({
  transactionId: z.string().nullable(),
  /** The push of the Accounting API that wrote the record, or null. */
  pushOperationKey: z.string().nullable(),
  deleted: z.boolean(),
  date: z.string(),
});
const accountRef = z.object({ id: z.string() });

const document = entry.extend({
  currency: z.string(),
  totalAmount: z.number(),
  taxAmount: z.number(),
  lines: z.array(z.object({ account: accountRef })),
});
const bill = document.extend({ contact: accountRef, payableAccount: accountRef });
export type LedgerBill = z.output<typeof bill>;
const spending = document.extend({
  reference: z.string(),
  bankAccount: accountRef,
  attachments: z.array(z.object({ sha256: z.string() })),
});
export type LedgerRecord = z.output<typeof spending>;

const side = z.object({ account: accountRef, amount: z.number() });
const transfer = entry.extend({ kind: z.literal('Transfer'), from: side, to: side });
export type LedgerTransfer = z.output<typeof transfer>;

/** The fields of the sandbox's ledger that the checks read: spent and received money, transfers and bills. */
const ledger = z.object({ records: z.array(z.union([transfer, bill, spending])) }).transform(({ records }) => ({
  records: records.flatMap((record) => ('bankAccount' in record ? [record] : [])),
  transfers: records.flatMap((record) => ('from' in record ? [record] : [])),
  bills: records.flatMap((record) => ('payableAccount' in record ? [record] : [])),
}));
export type Ledger = z.output<typeof ledger>;

/** A client for the sandbox's control API. That API is not part of Codat, and Outlay does not use it. */
export class SandboxControl {
  constructor(readonly url: string) {}

  async set(setting: 'faults' | 'webhooks' | 'latency' | 'limits' | 'clock', value: object): Promise<void> {
    await this.request('PUT', setting, value);
  }

  async stats(): Promise<Stats> {
    return stats.parse(await this.request('GET', 'stats'));
  }

  async ledger(codatCompanyId: string): Promise<Ledger> {
    return ledger.parse(await this.request('GET', `ledger/${codatCompanyId}`));
  }

  protected async request(method: 'GET' | 'PUT' | 'POST', path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.url}/_sandbox/${path}`, {
      method,
      // The sandbox closes idle connections. On a busy machine, a kept one may be closed while a request uses it.
      headers: { 'content-type': 'application/json', connection: 'close' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the sandbox returned ${response.status} for ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
