import { describe, expect, test } from 'vitest';
import { outcome, planCsv } from '../testing/plan';

describe('two columns with the same title', () => {
  test.each([
    ['Date,Payee,Amount,Amount', '2026-11-20,Alder,-5.00,-6.00'],
    ['Date,Payee,Amount,amount ', '2026-11-20,Alder,-5.00,-6.00'],
    ['Date,Payee,Debit,Credit,Debit', '2026-11-20,Alder,5.00,,6.00'],
    ['Date,Payee,Debit,Credit,Credit', '2026-11-20,Alder,,5.00,6.00'],
  ])('ask which one is the amount: %s', (titles, row) =>
    expect(outcome(`${titles}\n${row}`)).toMatchObject({ rows: [], questions: ['columns'] }),
  );

  test('use the chosen one', () =>
    expect(outcome('Date,Payee,Amount,Amount\n2026-11-20,Alder,-5.00,-6.00', { columns: { amount: 3 } }).rows).toEqual([
      'Alder -6.00 GBP',
    ]));

  test.each([
    ['Date,Date,Payee,Amount', '2026-11-20,2026-11-21,Alder,-5.00', '2 columns are called “Date”. Column 1 is used.'],
    ['Date,Payee,Payee,Amount', '2026-11-20,Alder,Birch,-5.00', '2 columns are called “Payee”. Column 2 is used.'],
    ['Date,Payee,Amount,D/C,D/C', '2026-11-20,Alder,5.00,D,C', '2 columns are called “D/C”. Column 4 is used.'],
  ])('say which one is used: %s', (titles, row, notice) =>
    expect(planCsv(`${titles}\n${row}`).notices).toContain(notice),
  );

  test.each([
    ['Date,Payee,Amount,Amount', '2026-11-20,Alder,-5.00,-5.00'],
    ['Date,Date,Payee,Amount', '2026-11-20,,Alder,-5.00'],
  ])('need no word when they agree: %s', (titles, row) => {
    const plan = planCsv(`${titles}\n${row}`);
    expect(plan.rows).toHaveLength(1);
    expect(plan.notices.filter((notice) => notice.includes('are called'))).toEqual([]);
  });
});
