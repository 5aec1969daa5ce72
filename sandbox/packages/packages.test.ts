import { describe, expect, test } from 'vitest';
import { validFor } from '../codat/expenses/mapping-options';
import { organisationsFor } from '../organisations/index';
import { type Account, expenseTypes, type ResolvedExpense } from './books';
import { aLine, aPayment, aTransfer, booksOf, expensePackages, requirePackage } from './testing/records';

describe.each(expensePackages)('%s', (_, key) => {
  const { refuse } = requirePackage(key);
  const books = booksOf(key);
  const onLine = (account: Account): ResolvedExpense => aPayment(key, { lines: [aLine(key, { account })] });

  test('accepts a plain payment', () => {
    expect(refuse(aPayment(key))).toBeUndefined();
  });

  test('refuses an archived account by name', () => {
    expect(refuse(onLine({ ...books.expense, status: 'Archived' }))).toContain(books.expense.name);
    expect(refuse(aPayment(key, { bank: { ...books.bank, status: 'Archived' } }))).toBeTypeOf('string');
  });

  test('refuses the closing day and accepts the day after', () => {
    const closed = (lockDate: string): ResolvedExpense => aPayment(key, { info: { ...books.info, lockDate } });
    expect(refuse(closed('2026-11-20'))).toBeTypeOf('string');
    expect(refuse(closed('2026-11-19'))).toBeUndefined();
  });

  test('accepts only a bank account or card as "paid from"', () => {
    expect(refuse(aPayment(key, { bank: books.card, currency: books.card.currency }))).toBeUndefined();
    expect(refuse(aPayment(key, { bank: { ...books.bank, bank: undefined } }))).toBeTypeOf('string');
  });

  test('refuses lines coded to a card or to a reserved account', () => {
    for (const account of [books.card, books.tax, books.payable]) expect(refuse(onLine(account))).toBeTypeOf('string');
  });
});

test.each([
  ...['gbol', 'qhyg', 'ndsk', 'pqsw', 'akxx', 'trji'].map((key) => [key, expenseTypes] as const),
  ['fbrh', ['Payment']],
  ['rwuv', ['Payment']],
  ['knfz', ['Payment', 'Refund']],
] as const)('%s offers an expense account for the types %j', (key, types) => {
  const offered = validFor(requirePackage(key), booksOf(key).expense);
  expect(offered.filter((each) => each.startsWith('expense-transactions.'))).toEqual(
    types.map((type) => `expense-transactions.${type}`),
  );
});

// Each pair is [create, update]. The values are from Codat's "Expenses overview" and the tables of its API reference.
test.each([
  ['gbol', { expenses: true, transfers: [true, false], reimbursables: [false, false], adjustments: false }],
  ['qhyg', { expenses: true, transfers: [true, true], reimbursables: [true, true], adjustments: false }],
  ['ndsk', { expenses: true, transfers: [true, true], reimbursables: [true, true], adjustments: false }],
  ['pqsw', { expenses: true, transfers: [true, false], reimbursables: [true, false], adjustments: true }],
  ['akxx', { expenses: true, transfers: [false, false], reimbursables: [true, true], adjustments: false }],
  ['trji', { expenses: false, transfers: [false, false], reimbursables: [false, false], adjustments: false }],
  ['fbrh', { expenses: true, transfers: [true, true], reimbursables: [true, true], adjustments: false }],
  ['knfz', { expenses: true, transfers: [false, false], reimbursables: [true, false], adjustments: false }],
  ['rwuv', { expenses: true, transfers: [false, false], reimbursables: [true, true], adjustments: false }],
])('%s supports %j', (key, matrix) => {
  const { supportsUpdates, transfers, reimbursables, adjustments } = requirePackage(key);
  expect({
    expenses: supportsUpdates,
    transfers: [transfers !== undefined, transfers?.supportsUpdates ?? false],
    reimbursables: [reimbursables !== undefined, reimbursables?.supportsUpdates ?? false],
    adjustments: adjustments !== undefined,
  }).toEqual(matrix);
});

test.each(expensePackages)('%s accepts exactly the accounts that its mapping options offer', (_, key) => {
  const accountingPackage = requirePackage(key);
  for (const organisation of organisationsFor(key)) {
    const own = { info: { ...organisation.info, lockDate: undefined }, currency: organisation.info.baseCurrency };
    const bank = organisation.accounts.find((each) => each.bank && each.currency === own.currency) ?? booksOf(key).bank;
    for (const account of organisation.accounts.filter(({ status }) => status === 'Active')) {
      const offered = validFor(accountingPackage, account);
      const taxRate = organisation.taxRates.find(({ use }) => use === 'both') ?? organisation.taxRates[0];
      const payment = aPayment(key, { ...own, bank, lines: [aLine(key, { account, taxRate })] });
      expect([account.name, accountingPackage.refuse(payment) === undefined]).toEqual([
        account.name,
        offered.includes('expense-transactions.Payment'),
      ]);
      if (!accountingPackage.transfers || account.id === bank.id || account.currency !== bank.currency) continue;
      const transfer = aTransfer(key, {
        info: own.info,
        from: { account: bank, amount: 5 },
        to: { account, amount: 5 },
      });
      expect([account.name, accountingPackage.transfers.refuse(transfer) === undefined]).toEqual([
        account.name,
        offered.includes('transfer-transactions'),
      ]);
    }
  }
});
