import { type Broken, type Outcome, simulate } from './simulate';

export type Summary = {
  readonly seeds: number;
  readonly failed: number;
  readonly steps: number;
  readonly virtualDays: number;
  readonly seconds: number;
};

export type Runs = {
  readonly seeds: number;
  readonly from: number;
  /** No further run is begun after this long. */
  readonly mostSeconds?: number;
  readonly broken?: Broken;
  readonly each?: (outcome: Outcome) => void;
  readonly stopAtFailure?: boolean;
};

/** Runs one seed after another, and sums up. */
export async function run({
  seeds,
  from,
  mostSeconds = Infinity,
  broken,
  each,
  stopAtFailure,
}: Runs): Promise<Summary> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const sum = { seeds: 0, failed: 0, steps: 0, virtualDays: 0 };
  for (let seed = from; seed < from + seeds && seconds() < mostSeconds; seed += 1) {
    const outcome = await simulate(seed, { broken });
    sum.seeds += 1;
    sum.failed += outcome.violation === null ? 0 : 1;
    sum.steps += outcome.steps;
    sum.virtualDays += outcome.virtualDays;
    each?.(outcome);
    if (stopAtFailure && sum.failed > 0) break;
  }
  return { ...sum, virtualDays: Math.round(sum.virtualDays), seconds: Math.round(seconds() * 10) / 10 };
}
