import { z } from 'zod';
import { type Ledger, ledger } from '../checks/ledger';

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
});
export type Stats = z.output<typeof stats>;

/** The sandbox's own side door: not part of Codat, and of no use to Outlay. */
export type Sandbox = {
  readonly set: (what: 'faults' | 'webhooks' | 'latency' | 'limits', to: object) => Promise<void>;
  readonly stats: () => Promise<Stats>;
  readonly ledger: (codatCompanyId: string) => Promise<Ledger>;
};

export function sandboxAt(url: string): Sandbox {
  const ask = async (method: 'GET' | 'PUT', path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${url}/_sandbox/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} at ${path}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    set: async (what, to) => void (await ask('PUT', what, to)),
    stats: async () => stats.parse(await ask('GET', 'stats')),
    ledger: async (codatCompanyId) => ledger.parse(await ask('GET', `ledger/${codatCompanyId}`)),
  };
}

const written = ['create-expense-transaction', 'upload-expense-attachment'];

/** How many batches and receipts Codat has taken so far. */
export const taken = ({ byOperationAndStatus }: Stats): number =>
  written
    .flatMap((operation) => Object.entries(byOperationAndStatus[operation] ?? {}))
    .reduce((sum, [status, count]) => (status.startsWith('2') ? sum + count : sum), 0);
