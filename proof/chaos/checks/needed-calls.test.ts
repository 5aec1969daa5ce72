import { expect, test } from 'vitest';
import { callRows, callsPerFaultless, callsPerNeeded } from './needed-calls';

const upload = 'upload-expense-attachment';
const rowsOf = (byOperation: Record<string, number>, faultsByOperation: Record<string, Record<string, number>> = {}) =>
  callRows(
    { before: { byOperation: { 'get-profile': 4 } }, after: { byOperation, faultsByOperation } },
    { batches: 1, receipts: 50 },
  );

test('a run without faults and overhead makes one call for each needed one', () => {
  const rows = rowsOf({ 'create-expense-transaction': 1, 'list-sync-transactions': 1, [upload]: 50, 'get-profile': 4 });
  expect(callsPerNeeded(rows)).toBe(1);
  expect(callsPerFaultless(rows)).toBe(1);
});

test('a call that a fault made fail needs one repeat, and a cut off 2xx none', () => {
  const made = { 'create-expense-transaction': 1, 'list-sync-transactions': 1, [upload]: 60, 'get-profile': 4 };
  const rows = rowsOf(made, { [upload]: { reset: 10, malformed: 3 } });
  expect(callsPerNeeded(rows)).toBe(1);
  expect(callsPerFaultless(rows)).toBe(1.192);
});

test('checks after a 5xx are overhead, one for each 5xx to an upload', () => {
  const made = { 'create-expense-transaction': 1, 'list-sync-transactions': 1, [upload]: 52, 'get-profile': 6 };
  const rows = rowsOf({ ...made, 'list-direct-cost-attachments': 3 }, { [upload]: { status500: 1, status503: 1 } });
  expect(rows.find(({ purpose }) => purpose.startsWith('check'))).toMatchObject({ made: 3, needed: 2 });
  expect(rows.find(({ purpose }) => purpose === 'all else')).toMatchObject({ made: 2, needed: 0 });
  expect(callsPerNeeded(rows)).toBe(1.093);
});
