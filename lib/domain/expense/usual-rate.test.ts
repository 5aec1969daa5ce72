import { describe, expect, test } from 'vitest';
import { outcome, planCsv } from '@/lib/domain/import/testing/plan';
import { judgeRate } from './usual-rate';

test.each([
  [192.5, 'JPY', 'GBP', 'impossible'],
  [0.0052, 'JPY', 'GBP', 'usual'],
  // For 100 yen.
  [0.52, 'JPY', 'GBP', 'impossible'],
  [7.1, 'JPY', 'SEK', 'impossible'],
  [1.27, 'USD', 'GBP', 'impossible'],
  [0.79, 'USD', 'GBP', 'usual'],
  [1.27, 'GBP', 'USD', 'usual'],
  [0.79, 'GBP', 'USD', 'impossible'],
  [1.1628, 'EUR', 'GBP', 'impossible'],
  [1.1, 'EUR', 'GBP', 'unusual'],
  [0.82, 'EUR', 'GBP', 'usual'],
  [0.96, 'EUR', 'USD', 'usual'],
  [1.22, 'EUR', 'USD', 'usual'],
  [0.9, 'USD', 'CHF', 'usual'],
  [11.6, 'SEK', 'EUR', 'impossible'],
  [11.6, 'EUR', 'SEK', 'usual'],
  [0.4, 'KWD', 'GBP', 'impossible'],
  [2.4, 'KWD', 'GBP', 'usual'],
  [0.17, 'TRY', 'USD', 'usual'],
  [34, 'TRY', 'USD', 'impossible'],
  [350, 'KRW', 'XPF', 'usual'],
])('a rate of %s from %s to %s is %s', (rate, currency, base, verdict) =>
  expect(judgeRate(rate, currency, base)).toBe(verdict),
);

describe('in a file', () => {
  const titles = 'Date,Payee,Amount,Currency,Exchange rate';

  test('a rate the other way round is not used, and one is asked for', () => {
    const text = `${titles}\n2026-11-20,Hotel,-12000,JPY,192.5\n2026-11-21,Inn,-12000,JPY,0.0052`;
    const plan = planCsv(text);
    expect(plan.questions.map(({ about }) => about)).toEqual(['rate for JPY']);
    expect(plan.rows.map(({ facts, remarks, needsRate }) => [facts.rate, needsRate, remarks[0]])).toEqual([
      [null, true, 'The rate in the file is not used. One JPY would be 192.5 GBP.'],
      ['0.0052', false, undefined],
    ]);
    expect(planCsv(text, { rates: { JPY: '0.0051' } }).rows.map(({ facts }) => facts.rate)).toEqual([
      '0.0051',
      '0.0052',
    ]);
  });

  test('rates of one currency that differ by more than a fifth are asked for', () => {
    const text = `${titles}\n2026-11-20,Hotel,-12.00,MUR,0.017\n2026-11-21,Inn,-12.00,MUR,60`;
    expect(outcome(text).questions).toEqual(['rate for MUR']);
    expect(planCsv(text).rows.every(({ needsRate }) => needsRate)).toBe(true);
    const near = `${titles}\n2026-11-20,Hotel,-12.00,EUR,0.86\n2026-11-21,Inn,-12.00,EUR,0.88`;
    expect(outcome(near).questions).toEqual([]);
  });

  test('a rate that is only unusual is used with a remark', () =>
    expect(planCsv(`${titles}\n2026-11-20,Hotel,-12.00,EUR,1.1`).rows[0]).toMatchObject({
      facts: { rate: '1.1' },
      remarks: ['Check the rate. One EUR would be 1.1 GBP.'],
    }));

  test.each([
    ['0.87', []],
    ['1.15', ['Check the rate. One EUR would be 1.15 GBP.']],
    ['8.7', ['Check the rate. One EUR would be 8.7 GBP.']],
  ])('a typed rate of %s is used, with a remark when it is not usual', (rate, remarks) => {
    const [row] = planCsv('Date,Payee,Amount,Currency\n2026-11-20,Hotel,-120.00,EUR', { rates: { EUR: rate } }).rows;
    expect(row).toMatchObject({ facts: { rate }, remarks });
  });
});
