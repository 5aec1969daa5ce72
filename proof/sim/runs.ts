import { type Outcome, simulate } from './simulate';
import type { Options } from './simulation';

export type Summary = {
  readonly seeds: number;
  readonly failed: number;
  readonly steps: number;
  readonly virtualDays: number;
  readonly seconds: number;
};

type Runs = Options & {
  readonly seeds: number;
  readonly from: number;
  /** After this time, no further run is started. */
  readonly maxSeconds?: number;
  readonly onOutcome?: (outcome: Outcome) => void;
  readonly stopAtFailure?: boolean;
};

/** Simulates consecutive seeds. Returns the totals of all runs. */
export async function simulateSeeds(runs: Runs): Promise<Summary> {
  const { seeds, from, maxSeconds = Infinity, onOutcome, stopAtFailure, ...options } = runs;
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  const sum = { seeds: 0, failed: 0, steps: 0, virtualDays: 0 };
  for (let seed = from; seed < from + seeds && seconds() < maxSeconds; seed += 1) {
    const outcome = await simulate(seed, options);
    sum.seeds += 1;
    sum.failed += outcome.violation === null ? 0 : 1;
    sum.steps += outcome.steps;
    sum.virtualDays += outcome.virtualDays;
    onOutcome?.(outcome);
    if (stopAtFailure && sum.failed > 0) break;
  }
  const round = (value: number) => Math.round(value * 10) / 10;
  return { ...sum, virtualDays: round(sum.virtualDays), seconds: round(seconds()) };
}
