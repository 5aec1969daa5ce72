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

/** The fields of the sandbox's ledger that the checks read. */
const ledger = z.object({
  records: z.array(
    z.object({
      transactionId: z.string().nullable(),
      deleted: z.boolean(),
      date: z.string(),
      currency: z.string(),
      totalAmount: z.number(),
      taxAmount: z.number(),
      bankAccount: z.object({ id: z.string() }),
      lines: z.array(z.object({ account: z.object({ id: z.string() }) })),
      attachments: z.array(z.object({ sha256: z.string() })),
    }),
  ),
});
export type Ledger = z.output<typeof ledger>;
export type LedgerRecord = Ledger['records'][number];

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
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the sandbox returned ${response.status} for ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
