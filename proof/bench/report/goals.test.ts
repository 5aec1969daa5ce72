import { expect, test } from 'vitest';
import { missedGoals } from './goals';
import type { Result } from './result';

const errors = { lostExpenses: 0, lostReceipts: 0, wrongAmounts: 0, duplicateRecords: 0, duplicateReceipts: 0 };
const result = (change: Partial<Result>): Result => ({
  workload: 'W1',
  contestant: 'E',
  name: 'Outlay',
  expenses: 1000,
  measured: 1000,
  wallSeconds: 65,
  calls: 1041,
  callsPerExpense: 1.04,
  floorShare: 60 / 65,
  ownThrottled: 0,
  beforeRetryAfter: 0,
  mostInFlight: 10,
  smallP95Seconds: null,
  aloneP95Seconds: null,
  errors,
  unconfirmed: 0,
  callsByOperation: {},
  companySeconds: [],
  notes: {},
  ...change,
});
const w3 = { workload: 'W3', smallP95Seconds: 7, aloneP95Seconds: 3 } as const;

test('a run that reaches its goals has none to report', () => {
  expect(missedGoals([result({}), result({ ...w3, smallP95Seconds: 6 })], 1)).toEqual([]);
});

test('reports a slow W1 and waiting small companies at full size only', () => {
  const slow = [result({ floorShare: 60 / 67 }), result(w3)];
  expect(missedGoals(slow, 1)).toEqual([
    'W1 takes 1.12 times its floor, at most 1.1 times is wanted',
    'W3: small companies take 2.33 times as long as alone, at most 2 times is wanted',
  ]);
  expect(missedGoals(slow, 0.5)).toEqual([]);
});

test('reports every error in the books, and none of other contestants', () => {
  const lost = { errors: { ...errors, lostReceipts: 2 } };
  expect(missedGoals([result({ ...lost, workload: 'W4' }), result({ ...lost, contestant: 'A' })], 0.1)).toEqual([
    'W4: lostReceipts is 2',
  ]);
});
