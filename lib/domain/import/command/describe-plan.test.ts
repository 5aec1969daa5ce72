import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planCsv, planOf } from '../testing/plan';
import { describePlan, planJson, withoutDuplicates } from './describe-plan';

const overlap = (name: string) => planOf(readFileSync(`lib/domain/import/fixtures/${name}`), { books: 'BRL' });

test('of three identical coffees, two are left out as likely duplicates and one is new', () => {
  const compared = withoutDuplicates(overlap('overlap-second.csv'), overlap('overlap-first.csv'));
  expect(planJson(compared).rows.map(({ line, merchant }) => [line, merchant])).toEqual([
    [4, 'Cafe Sol'],
    [6, 'New Shop'],
  ]);
  expect(compared.leftOut.map(({ line, reason }) => `${line} ${reason.slice(0, 18)}`)).toEqual([
    '1 The titles.',
    '2 Likely a duplicate',
    '3 Likely a duplicate',
    '5 Likely a duplicate',
  ]);
  expect(compared.rows.length + compared.leftOut.length + compared.refused.length).toBe(compared.lineCount);
});

test.each([
  ['Reference', ['R1', 'R2'], ['R2', 'R3']],
  ['Balance', ['96.00', '92.00'], ['92.00', '88.00']],
  ['Reference', ['TX-1'], ['TX-2']],
])('a row with another %s is new', (title, earlier, later) => {
  const file = (values: readonly string[]) =>
    planCsv([`Date,Payee,Amount,${title}`, ...values.map((value) => `2026-11-20,Cafe Sol,-4.00,${value}`)].join('\n'), {
      spending: 'negative',
    });
  const rows = withoutDuplicates(file(later), file(earlier)).rows.map(({ cells }) => cells[3]);
  expect(rows).toEqual(later.slice(-1));
});

test('the same file again adds nothing', () => {
  const first = overlap('overlap-first.csv');
  expect(withoutDuplicates(first, first).rows).toEqual([]);
  expect(withoutDuplicates(first, first).leftOut.at(-1)?.reason).toBe(
    'Imported before: the earlier file has the same row.',
  );
});

test('describes a plan in lines and in JSON', () => {
  const plan = planCsv('Date,Payee,Amount,Currency\n2026-11-20,Hotel Lyon,-120.00,EUR\n2026-11-21,,-5.00,GBP\n');
  expect(describePlan(plan).join('\n')).toBe(`3 lines: 1 planned, 1 left out, 1 refused. Read as CSV in utf-8.

Planned
  2  2026-11-20  Hotel Lyon  -120.00 EUR  (needs a rate)

Left out
  1  The titles.

Refused
  3  There is no merchant.

To decide
  rate for EUR
      Line 2: Hotel Lyon · 120.00 EUR
`);
  expect(planJson(plan)).toEqual({
    rows: [{ line: 2, day: '2026-11-20', merchant: 'Hotel Lyon', amount: '-120.00', currency: 'EUR', kind: 'payment' }],
    leftOut: [{ line: 1, reason: 'The titles.', what: 'Date Payee Amount Currency' }],
    refused: [{ line: 3, reason: 'There is no merchant.', what: '2026-11-21 -5.00 GBP' }],
    accounts: [],
    questions: [{ about: 'rate for EUR', options: [] }],
    notices: [],
    format: 'CSV',
    encoding: 'utf-8',
    layout: 'date|payee|amount|currency',
  });
});

test('shows the rate of a row', () =>
  expect(describePlan(planCsv('Date,Payee,Amount,Currency,Rate\n2026-11-20,Hotel,-120.00,EUR,"0,86"\n'))).toContain(
    '  2  2026-11-20  Hotel  -120.00 EUR  at 0.86',
  ));

test('an unreadable file is refused as a whole', () =>
  expect(planJson(null, 'This is a QIF file.')).toMatchObject({
    rows: [],
    refused: [{ line: 1, reason: 'This is a QIF file.' }],
  }));
