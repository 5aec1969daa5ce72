import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '../refusal';
import { planCsv, plannedRows, planOf } from './testing/plan';

const row = z.tuple([z.string(), z.string(), z.string(), z.string()]);
const expectation = z.object({
  file: z.string(),
  books: z.string(),
  country: z.string().optional(),
  choose: z.record(z.string(), z.string()).optional(),
  rows: z.array(row).optional(),
  after: z.string().optional(),
  leftOut: z.array(z.number()).optional(),
  refused: z.array(z.number()).optional(),
  notice: z.string().optional(),
  ask: z.string().optional(),
  refusal: z.string().optional(),
});
const directory = 'lib/domain/import/fixtures';
const { cases } = z
  .object({ cases: z.array(expectation) })
  .parse(JSON.parse(readFileSync(`${directory}/expected.json`, 'utf8')));

const planned = cases.filter(({ refusal }) => !refusal);

describe('the export files of banks', () => {
  test.each(planned.map((one) => [one.file, one] as const))('%s', (file, expected) => {
    const plan = planOf(readFileSync(`${directory}/${file}`), expected);
    if (expected.rows && !expected.after) expect(plannedRows(plan)).toEqual(expected.rows.map(inFull));
    if (expected.ask) expect(plan.questions.map(({ about }) => about)).toContain(expected.ask);
    if (expected.notice) expect(plan.notices.join('\n')).toContain(expected.notice);
    if (!expected.after)
      expect(plan.leftOut.map(({ line }) => line)).toEqual(expect.arrayContaining(expected.leftOut ?? []));
    expect(plan.refused.map(({ line }) => line)).toEqual(expected.refused ?? []);
    expect(plan.rows.length + plan.leftOut.length + plan.refused.length).toBe(plan.lineCount);
  });
});

/** Amounts of the expectations are written with the decimals of their currency. */
const inFull = ([day, merchant, amount, currency]: z.output<typeof row>) => [
  day,
  merchant,
  amount.replace(/^(-?\d+)$/, ['JPY', 'KRW'].includes(currency) ? '$1' : '$1.00'),
  currency,
];

test.each(cases.filter(({ refusal }) => refusal).map((one) => [one.file, one] as const))(
  '%s is refused',
  (file, expected) => expect(() => planOf(readFileSync(`${directory}/${file}`), expected)).toThrow(expected.refusal),
);

test.each([
  ['only quotation marks', '"'.repeat(10_001)],
  ['lines of quotation marks', `${'"'.repeat(4)}\n`.repeat(50)],
  ['lines of one quotation mark', '"\n'.repeat(50)],
  ['prose', 'Dear Ms Alder\nthe statement follows by post.\n'],
  ['one column with a title', 'Amount\n-5.00\n-6.00\n'],
  ['one column and empty ones', 'Amount;;;\n-5.00;;;\n'],
])('refuses a file without a table: %s', (_, text) => {
  expect(() => planCsv(text)).toThrow(Refusal);
  expect(() => planCsv(text)).toThrow('This file has no table');
});

test('asks for the columns of a table whose titles are not known', () => {
  expect(planCsv('a,b,c\nx,y,z\n').questions.map(({ about }) => about)).toEqual(['columns']);
});

test('refuses an encoding that does not exist', () => {
  expect(() => planCsv('Date,Payee,Amount', { encoding: 'klingon' })).toThrow(Refusal);
});

test('names the line after which a running balance breaks', () => {
  const file = (shop: string) =>
    `Date,Payee,Amount,Balance\n2026-11-02,Coffee,-3.20,996.80\n2026-11-03,Taxi,-10.00,986.80\n2026-11-04,Shop,${shop},966.80\n2026-11-05,Bar,-6.80,960.00\n`;
  expect(planCsv(file('-20.00')).notices).toEqual([]);
  expect(planCsv(file('-30.00')).notices).toEqual([
    'The balance breaks after line 3: from 986.80 GBP the amounts up to line 4 lead to 956.80 GBP, and the file states ' +
      '966.80 GBP. The difference is 10.00 GBP. A line is missing, or an amount is wrong.',
  ]);
});

test('checks the opening and the closing balance that lines of their own state', () => {
  const file = (end: string) =>
    `Opening balance,,1000.00\nDate,Payee,Amount\n2026-11-02,Coffee,-3.20\n2026-11-03,Refund,10.00\nClosing balance,,${end}\n`;
  const noticesOf = (end: string) => planCsv(file(end), { spending: 'negative' }).notices;
  expect(noticesOf('1006.80')).toEqual([]);
  expect(noticesOf('1004.30')).toEqual([
    'The rows do not fit the balances of the file: from 1000.00 GBP on line 1 they lead to 1006.80 GBP, and line 5 states ' +
      '1004.30 GBP. The difference is -2.50 GBP. A line is missing, or an amount is wrong.',
  ]);
});
