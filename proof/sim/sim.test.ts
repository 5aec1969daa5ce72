import { expect, test } from 'vitest';
import * as faulty from './faulty-engines';
import { simulateSeeds } from './runs';
import { type Outcome, simulate } from './simulate';

test('a thousand runs with faults end with correct books', { timeout: 120_000 }, async () => {
  const violations: string[] = [];
  const onOutcome = ({ seed, violation }: Outcome) => {
    if (violation !== null) violations.push(`seed ${seed}: ${violation}`);
  };
  const summary = await simulateSeeds({ seeds: 1_000, from: 1, maxSeconds: 60, onOutcome });
  console.log(`${summary.seeds} runs, ${summary.steps} steps, ${summary.virtualDays} days in ${summary.seconds} s`);
  expect(violations).toEqual([]);
});

test('gives the same run for the same seed', async () => {
  expect(await simulate(4_711)).toEqual(await simulate(4_711));
});

test.each([
  ['resends an ambiguous batch without a lookup', faulty.skipsLookup],
  ['resends a receipt of unknown outcome', faulty.resendsUnknownReceipts],
  ['applies one outcome to the whole batch', faulty.appliesOneOutcomeToAll],
  ['ignores rate limits', faulty.ignoresRateLimits],
  ['ignores pauses', faulty.ignoresPauses],
])('detects an engine that %s', { timeout: 120_000 }, async (_, engineFault) => {
  const { failed } = await simulateSeeds({ seeds: 300, from: 1, engineFault, stopAtFailure: true });
  expect(failed).toBe(1);
});
