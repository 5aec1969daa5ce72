import { setTimeout as pause } from 'node:timers/promises';
import type { Watch } from './progress';
import { pressed } from './protocol';
import type { WebProcess } from './web-process';

const lookMs = 250;

/** The expenses of one company from one number to before another, for which Sync is pressed. */
export type Asked = {
  readonly name: string;
  readonly companyId: string;
  readonly from: number;
  readonly to: number;
  readonly laterSeconds: number;
};

export type Outcome = {
  /** From each company's press to its last receipt. */
  readonly seconds: readonly number[];
  readonly slowestPressMs: number;
  readonly unknownReceipts: number;
  readonly failed: number;
};

/** Presses Sync for each at the same moment, or so many seconds later, and waits for the last receipt of the last. */
export async function together(web: WebProcess, watch: Watch, asked: readonly Asked[]): Promise<Outcome> {
  const started = new Date();
  const presses = await Promise.all(
    asked.map(async ({ name, from, to, laterSeconds }) => {
      await pause(laterSeconds * 1000);
      const at = Date.now();
      return { at, ...(await web.ask(pressed, { do: 'press', company: name, from, to })) };
    }),
  );
  for (;;) {
    while (await watch.isAnythingOpen()) await pause(lookMs);
    const progress = await watch.progress(started);
    const states = asked.map(({ companyId }) => progress.get(companyId));
    if (states.every((state) => state?.open === 0)) {
      return {
        seconds: states.map((state, index) => ((state?.lastAt?.getTime() ?? 0) - (presses[index]?.at ?? 0)) / 1000),
        slowestPressMs: Math.max(...presses.map(({ milliseconds }) => milliseconds)),
        unknownReceipts: sum(states.map((state) => state?.unknownReceipts ?? 0)),
        failed: sum(states.map((state) => state?.failed ?? 0)),
      };
    }
    await pause(lookMs);
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
