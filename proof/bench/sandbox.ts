import { z } from 'zod';
import { startProcess } from '@/sandbox/testing/process';
import { pin } from '../harness/hardware';
import { SandboxControl } from '../harness/sandbox-control';
import { attachSeconds, createSeconds } from './report/floor';
import type { Workload } from './workloads';

const clock = z.object({ now: z.string() });
const dayMs = 86_400_000;

const readMs = 120;
/** The sandbox's delays in milliseconds. Together, a batch takes 1.5 s, like a real sync of a few records. */
const delays = { syncStart: 200, syncPush: 500, syncFinish: 800 };

/** The sandbox in its own process and temporary folder. All contestants use the same one. */
export class Sandbox extends SandboxControl {
  private constructor(
    url: string,
    readonly apiKey: string,
    readonly webhookSecret: string,
    readonly stop: () => Promise<void>,
  ) {
    super(url);
  }

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

  /** Deletes all data. Until `open` is called, the sandbox is fast and has no limits, to prepare companies quickly. */
  async reset(): Promise<void> {
    await this.request('POST', 'reset');
    await this.set('limits', { dailyPerCompany: 1_000_000, perMinute: 1_000_000 });
    await this.set('latency', { delays: { fetchStep: 5 } });
  }

  /** Applies Codat's response times and limits and the workload's faults. Restarts the limit of calls in a minute. */
  async open({ dailyPerCompany, faults, webhooks }: Workload): Promise<void> {
    const operations = {
      '*': readMs,
      'create-expense-transaction': createSeconds * 1000,
      'create-expense-dataset': createSeconds * 1000,
      'upload-expense-attachment': attachSeconds * 1000,
    };
    await this.set('latency', { operations, delays });
    await this.set('limits', { dailyPerCompany, perMinute: 1000 });
    await this.set('webhooks', webhooks);
    await this.set('faults', { seed: 2026, rules: faults });
    await this.set('clock', { advanceSeconds: 0 });
  }

  /** Stops the injected faults, so that the books can be read. */
  async close(): Promise<void> {
    await this.set('faults', { rules: [] });
  }

  /** Moves the sandbox's clock to a new day that ends after this many seconds. */
  async endDayIn(seconds: number): Promise<void> {
    const { now } = clock.parse(await this.request('GET', 'clock'));
    const end = (Math.floor(Date.parse(now) / dayMs) + 2) * dayMs;
    await this.set('clock', { now: new Date(end - seconds * 1000).toISOString() });
  }
}
