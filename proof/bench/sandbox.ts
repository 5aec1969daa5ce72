import { z } from 'zod';
import { startProcess } from '@/sandbox/testing/process';
import { pin } from './hardware';
import { attachSeconds, createSeconds } from './report/floor';
import type { Workload } from './workloads';

const counts = z.record(z.string(), z.number());
const stats = z.object({
  requests: z.number(),
  byOperation: counts,
  byOperationAndStatus: z.record(z.string(), counts),
  throttled: z.number(),
  beforeRetryAfter: z.number(),
  mostInFlight: counts,
  duplicates: z.object({ records: z.number(), attachments: z.number() }),
  faults: counts,
});
export type Stats = z.output<typeof stats>;

const ledger = z.object({
  records: z.array(
    z.object({
      transactionId: z.string(),
      totalAmount: z.number(),
      attachments: z.array(z.object({ sha256: z.string() })),
    }),
  ),
});
export type Ledger = z.output<typeof ledger>;

const clock = z.object({ now: z.string() });
const dayMs = 86_400_000;

const readMs = 120;
/** One and a half seconds from the batch to its outcome, as a real sync of a few records takes. */
const delays = { syncStart: 200, syncPush: 500, syncFinish: 800 };

/** The stand-in for Codat, a process of its own with a folder of its own, that all contestants meet. */
export class Sandbox {
  private constructor(
    readonly url: string,
    readonly apiKey: string,
    readonly webhookSecret: string,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(folder: string): Promise<Sandbox> {
    const running = await startProcess(folder, 1);
    pin(running.pid, 'sandbox');
    const kill = () => process.kill(running.pid, 'SIGKILL');
    process.once('exit', kill);
    return new Sandbox(running.url, running.apiKey, running.webhookSecret, async () => {
      process.off('exit', kill);
      await running.stop();
    });
  }

  /** Forgets everything, and is quick and without limits until `open`: nobody is measured while companies are linked. */
  async reset(): Promise<void> {
    await this.#control('POST', 'reset');
    await this.#control('PUT', 'limits', { dailyPerCompany: 1_000_000, perMinute: 1_000_000 });
    await this.#control('PUT', 'latency', { delays: { fetchStep: 5 } });
  }

  /** Codat's pace, limits and troubles as the workload has them; the minute begins anew. */
  async open({ dailyPerCompany, faults, webhooks }: Workload): Promise<void> {
    const operations = {
      '*': readMs,
      'create-expense-transaction': createSeconds * 1000,
      'create-expense-dataset': createSeconds * 1000,
      'upload-expense-attachment': attachSeconds * 1000,
    };
    await this.#control('PUT', 'latency', { operations, delays });
    await this.#control('PUT', 'limits', { dailyPerCompany, perMinute: 1000 });
    await this.#control('PUT', 'webhooks', webhooks);
    await this.#control('PUT', 'faults', { seed: 2026, rules: faults });
    await this.#control('PUT', 'clock', { advanceSeconds: 0 });
  }

  /** No more troubles: what is read now is read by the judge. */
  async close(): Promise<void> {
    await this.#control('PUT', 'faults', { rules: [] });
  }

  /** A new day, so many seconds before its end. */
  async endDayIn(seconds: number): Promise<void> {
    const { now } = clock.parse(await this.#control('GET', 'clock'));
    const end = (Math.floor(Date.parse(now) / dayMs) + 2) * dayMs;
    await this.#control('PUT', 'clock', { now: new Date(end - seconds * 1000).toISOString() });
  }

  async stats(): Promise<Stats> {
    return stats.parse(await this.#control('GET', 'stats'));
  }

  async ledger(companyId: string): Promise<Ledger> {
    return ledger.parse(await this.#control('GET', `ledger/${companyId}`));
  }

  async #control(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.url}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the sandbox answered ${response.status} at ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
