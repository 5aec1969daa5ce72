import { type Outcome, simulate } from './simulate';
import type { EngineFault } from './workers/lane-runner';

export type Summary = {
  readonly seeds: number;
  readonly failed: number;
  readonly steps: number;
  readonly virtualDays: number;
  readonly seconds: number;
};

type Runs = {
  readonly seeds: number;
  readonly from: number;
  /** Starts no further run after this time. */
  readonly maxSeconds?: number;
  readonly engineFault?: EngineFault;
  readonly onOutcome?: (outcome: Outcome) => void;
  readonly stopAtFailure?: boolean;
};

/** Simulates consecutive seeds and returns the totals. */
export async function simulateSeeds(runs: Runs): Promise<Summary> {
  const { seeds, from, maxSeconds = Infinity, engineFault, onOutcome, stopAtFailure } = runs;
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  const sum = { seeds: 0, failed: 0, steps: 0, virtualDays: 0 };
  for (let seed = from; seed < from + seeds && seconds() < maxSeconds; seed += 1) {
    const outcome = await simulate(seed, { engineFault });
    sum.seeds += 1;
    sum.failed += outcome.violation === null ? 0 : 1;
    sum.steps += outcome.steps;
    sum.virtualDays += outcome.virtualDays;
    onOutcome?.(outcome);
    if (stopAtFailure && sum.failed > 0) break;
  }
  return { ...sum, virtualDays: Math.round(sum.virtualDays), seconds: Math.round(seconds() * 10) / 10 };
}
