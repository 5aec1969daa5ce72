import { expect, test } from 'vitest';
import { money } from '@/lib/domain/money';
import { gapNotices, gapsBetweenFiles, gapsByMonth } from './gaps';
import type { Span } from './statement';

type Given = { number?: string; account?: string; file?: string; onFirstDay?: bigint[] };

const span = (
  from: string | null,
  opening: number | null,
  until: string | null,
  closing: number | null,
  { number, account = 'NL01', file, onFirstDay = [] }: Given = {},
): Span => ({
  account,
  currency: 'EUR',
  firstNumber: number ?? null,
  lastNumber: number ?? null,
  page: null,
  from,
  until,
  opening: opening === null ? null : money(BigInt(opening), 'EUR'),
  closing: closing === null ? null : money(BigInt(closing), 'EUR'),
  implied: null,
  fileName: file ?? null,
  onFirstDay,
  onLastDay: [],
});

test('statements that follow each other have no gap, also over a weekend', () => {
  expect(gapNotices([span('2026-11-01', 100, '2026-11-06', 50), span('2026-11-09', 50, '2026-11-10', 20)])).toEqual([]);
  expect(gapNotices([span('2026-11-09', 50, '2026-11-10', 20), span('2026-11-01', 100, '2026-11-06', 50)])).toEqual([]);
});

test('names the days and the amount', () =>
  expect(gapNotices([span('2026-11-01', 100, '2026-11-06', 50), span('2026-11-09', 80, '2026-11-10', 20)])).toEqual([
    'A statement of NL01 is missing: one ends on 6 Nov 2026 with 0.50 EUR, and the next begins on 9 Nov 2026 with 0.80 ' +
      'EUR. The movements between them add up to 0.30 EUR. Import it too, or check that nothing is missing.',
  ]));

test('names the numbers that are left out, also when the balances fit', () => {
  const [one, five] = [
    span('2026-11-01', 100, '2026-11-06', 50, { number: '1' }),
    span('2026-11-09', 50, '2026-11-10', 20, { number: '5' }),
  ];
  expect(gapNotices([one, five])[0]).toContain('Statements 2 to 4 of NL01 are missing: statement 1 ends');
  expect(gapNotices([one, five])[0]).toContain('The balances fit, so the movements between them add up to zero.');
});

test('numbers that are days of the year, or begin again in a year, prove nothing', () => {
  const days = [
    span('2026-11-26', 100, '2026-11-27', 50, { number: '26331' }),
    span('2026-11-27', 50, '2026-11-30', 20, { number: '26334' }),
  ];
  expect(gapNotices(days)).toEqual([]);
  const years = [
    span('2025-12-01', 100, '2025-12-31', 50, { number: '12' }),
    span('2026-01-01', 50, '2026-01-31', 20, { number: '14' }),
  ];
  expect(gapNotices(years)).toEqual([]);
});

test('without balances, days between statements are a gap', () => {
  const october = span('2026-10-01', null, '2026-10-31', 50);
  expect(gapNotices([october, span('2026-11-01', null, '2026-11-30', 20)])).toEqual([]);
  expect(gapNotices([october, span('2026-11-03', null, '2026-11-30', 20)])[0]).toContain(
    'one ends on 31 Oct 2026 with 0.50 EUR, and the next begins on 3 Nov 2026. The files state no balances',
  );
});

test('days between statements are no gap when the movements lead from one balance to the other', () => {
  const october = span('2026-10-01', null, '2026-10-31', 50);
  const later = span('2026-11-03', null, '2026-11-30', 20);
  expect(gapNotices([october, { ...later, implied: money(50n, 'EUR') }])).toEqual([]);
  expect(gapNotices([october, { ...later, implied: money(60n, 'EUR') }])).toHaveLength(1);
});

test('statements that overlap have no gap', () => {
  expect(gapNotices([span('2026-11-01', 100, '2026-11-15', 50), span('2026-11-10', 70, '2026-11-30', 20)])).toEqual([]);
  const sameDay = (onFirstDay: bigint[]) => [
    span('2026-11-01', 100, '2026-11-15', 50),
    span('2026-11-15', 70, '2026-11-30', 20, { onFirstDay }),
  ];
  expect(gapNotices(sameDay([60n, 50n]))).toEqual([]);
  expect(gapNotices(sameDay([60n]))).toHaveLength(1);
  const within = [
    ...sameDay([50n]),
    span('2026-11-03', 90, '2026-11-05', 80),
    span('2026-11-30', 20, '2026-11-30', 10),
  ];
  expect(gapNotices(within)).toEqual([]);
});

test('compares a file with those imported before, on both sides, and not those with each other', () => {
  const before = span('2026-10-01', 100, '2026-10-31', 50, { file: 'october.sta' });
  const after = span('2026-12-01', 20, '2026-12-31', 10, { file: 'december.sta' });
  expect(gapsBetweenFiles([span('2026-11-01', 50, '2026-11-30', 20)], [before, after])).toEqual([]);
  const notices = gapsBetweenFiles([span('2026-11-05', 40, '2026-11-25', 30)], [before, after]);
  expect(notices.map((notice) => /missing: (.*?)\. The/.exec(notice)?.[1])).toEqual([
    'the statement in october.sta ends on 31 Oct 2026 with 0.50 EUR, and the next begins on 5 Nov 2026 with 0.40 EUR',
    'one ends on 25 Nov 2026 with 0.30 EUR, and the statement in december.sta begins on 1 Dec 2026 with 0.20 EUR',
  ]);
  expect(gapsBetweenFiles([span('2026-11-01', 50, '2026-11-30', 20, { account: 'NL02' })], [before, after])).toEqual(
    [],
  );
});

test('between imported statements, is missing in each month without them', () => {
  const statements = [
    span('2026-08-01', 100, '2026-08-31', 50, { file: 'august.sta' }),
    span('2026-11-01', 80, '2026-11-30', 20, { file: 'november.sta' }),
    span('2026-12-01', 25, '2026-12-31', 10, { file: 'december.sta' }),
  ];
  const gaps = gapsByMonth(statements);
  expect(gaps.map(({ month }) => month)).toEqual(['2026-09', '2026-10', '2026-12']);
  expect(gaps[0]?.notice).toContain('the statement in august.sta ends on 31 Aug 2026 with 0.50 EUR');
  expect(
    gapsByMonth([span('2026-09-01', 50, '2026-10-31', 80, { file: 'x' }), ...statements]).map(({ month }) => month),
  ).toEqual(['2026-12']);
});
