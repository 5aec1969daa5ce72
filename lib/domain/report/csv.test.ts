import { expect, test } from 'vitest';
import { bucketsOf } from './bucket';
import { csvOf } from './csv';
import type { ReportRow } from './report';

const row = (key: string, amounts: Partial<ReportRow>): ReportRow => ({
  key,
  name: `Row ${key}`,
  now: 0n,
  before: 0n,
  lastYear: 0n,
  originals: [],
  budget: null,
  ...amounts,
});

test('a file over time has the days of each figure, and none where a month has no such day', () => {
  const now = { from: '2026-11-01', to: '2026-11-30' };
  const before = { from: '2026-10-01', to: '2026-10-31' };
  const lastYear = { from: '2025-11-01', to: '2025-11-30' };
  const rows = [row('0', { now: 1_250n, lastYear: 300n }), row('30', { before: 999n })];
  const total = { now: 1_250n, before: 999n, lastYear: 300n, budget: null, originals: [] };
  const buckets = bucketsOf({ now, before, lastYear }, '04-06');
  const file = csvOf({
    by: 'time',
    report: { rows, total },
    period: now,
    before,
    lastYear,
    buckets,
    baseCurrency: 'GBP',
  });
  expect(file.slice(1)).toEqual([
    ['Row 0', '2026-11-01', '12.50', '2026-10-01', '0.00', '2025-11-01', '3.00', ''],
    ['Row 30', '', '', '2026-10-31', '9.99', '', '', ''],
    [
      'Total',
      '2026-11-01 to 2026-11-30',
      '12.50',
      '2026-10-01 to 2026-10-31',
      '9.99',
      '2025-11-01 to 2025-11-30',
      '3.00',
      '',
    ],
  ]);
  expect(file[0]).toHaveLength(8);
});
