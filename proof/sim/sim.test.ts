import { expect, test } from 'vitest';
import * as broken from './faulty-engines';
import { run } from './runs';
import { type Outcome, simulate } from './simulate';

test('a thousand runs in bad weather end with the books right', { timeout: 120_000 }, async () => {
  const wrong: Outcome[] = [];
  const summary = await run({
    seeds: 1_000,
    from: 1,
    mostSeconds: 60,
    each: (outcome) => {
      if (outcome.violation !== null) wrong.push(outcome);
    },
  });
  console.log(`${summary.seeds} runs, ${summary.steps} steps, ${summary.virtualDays} days in ${summary.seconds} s`);
  expect(wrong.map(({ seed, violation }) => `seed ${seed}: ${violation}`)).toEqual([]);
});

test('the same seed brings the same run', async () => {
  expect(await simulate(4_711)).toEqual(await simulate(4_711));
});

test.each([
  ['sends what may have landed under a new key without a look', broken.looksForNothing],
  ['sends receipts again of which nobody knows', broken.sendsReceiptsBlindly],
  ['believes of each record what is said of its batch', broken.believesTheBatch],
  ['waits for no turn', broken.waitsForNoTurn],
  ['keeps no pause', broken.neverPauses],
])('an engine that %s is found out', { timeout: 120_000 }, async (_, how) => {
  const { failed } = await run({ seeds: 300, from: 1, broken: how, stopAtFailure: true });
  expect(failed).toBe(1);
});
