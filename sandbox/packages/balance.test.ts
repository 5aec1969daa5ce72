import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toMinor } from '../engine/money';
import { buildBill } from '../ledger/bill';
import { buildJournal } from '../ledger/journal';
import { type Posting, sum } from '../ledger/record';
import { buildSpend } from '../ledger/spend';
import { buildTransfer } from '../ledger/transfer';
import type { Account, ResolvedLine } from './books';
import type { Rule } from './rules/rule';
import { aBill, aJournal, aPayment, aTransfer, booksOf, expensePackages, requirePackage } from './testing/records';

const baseTotal = (postings: readonly Posting[]): number => sum(postings.map(({ base }) => base));

const amount = fc.integer({ min: -500_000, max: 5_000_000 }).map((minor) => minor / 100);
const rate = fc.option(
  fc.integer({ min: 1, max: 4_000_000 }).map((millionths) => millionths / 1_000_000),
  { nil: undefined },
);
const pick = <T>(from: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...from);

/** Generates lines with any account of the books, including those that the package refuses. */
function anyLine(key: string): fc.Arbitrary<ResolvedLine> {
  const { organisation } = booksOf(key);
  return fc.record({
    description: fc.string({ maxLength: 20 }),
    net: amount,
    tax: fc.option(amount, { nil: undefined }),
    account: pick<Account | undefined>(organisation.accounts),
    taxRate: pick([undefined, ...organisation.taxRates]),
    tracking:
      organisation.tracking.length === 0 ? fc.constant([]) : fc.subarray([...organisation.tracking], { maxLength: 2 }),
    invoiceTo: fc.constant(undefined),
  });
}

/** Picks one of four currencies. Besides the base currency they include the yen, which has no minor units. */
const currencies = (key: string): fc.Arbitrary<string> => pick([booksOf(key).info.baseCurrency, 'GBP', 'USD', 'JPY']);
const accounts = (key: string): fc.Arbitrary<Account> =>
  fc
    .tuple(pick(booksOf(key).organisation.accounts), currencies(key))
    .map(([account, currency]) => (account.bank ? { ...account, currency } : account));

/** Runs the check on every generated record that the package accepts. Fails if it accepts none. */
function checkAccepted<Checked>(
  records: fc.Arbitrary<Checked>,
  refuse: Rule<Checked> | undefined,
  check: (record: Checked) => void,
): void {
  let accepted = 0;
  fc.assert(
    fc.property(records, (record) => {
      if (refuse?.(record) !== undefined) return;
      accepted += 1;
      check(record);
    }),
    { numRuns: 2000, seed: 20_261_122 },
  );
  expect(accepted).toBeGreaterThan(0);
}

test.each(expensePackages)('%s: each accepted expense balances, and its bank posting is the total', (_, key) => {
  const values = fc.record({
    type: pick(requirePackage(key).types),
    bank: accounts(key),
    currency: currencies(key),
    rate,
    lines: fc.array(anyLine(key), { minLength: 1, maxLength: 4 }),
  });
  const payments = values.map((each) => aPayment(key, each));
  checkAccepted(payments, requirePackage(key).refuse, (payment) => {
    const { record, postings } = buildSpend(requirePackage(key), payment, booksOf(key).tax, 1);
    const bank = postings.at(-1);
    expect(baseTotal(postings)).toBe(0);
    expect(record.total).toBe(record.net + record.tax);
    expect(bank?.accountId).toBe(payment.bank.id);
    if (payment.bank.currency === record.currency)
      expect(bank?.native).toBe(0 - (payment.type === 'Payment' ? record.total : -record.total));
  });
});

const withTransfers = expensePackages.filter(([, key]) => requirePackage(key).transfers);
test.each(withTransfers)('%s: each accepted transfer balances', (_, key) => {
  const transfers = fc.tuple(accounts(key), accounts(key), amount, amount).map(([from, to, sent, received]) =>
    aTransfer(key, {
      from: { account: from, amount: sent },
      to: { account: to, amount: from.currency === to.currency ? sent : received },
    }),
  );
  checkAccepted(transfers, requirePackage(key).transfers?.refuse, (transfer) => {
    const { postings } = buildTransfer(transfer, 1);
    expect(baseTotal(postings)).toBe(0);
    expect(postings.map(({ native }) => native)).toEqual([
      0 - toMinor(transfer.from.amount, transfer.from.account.currency),
      toMinor(transfer.to.amount, transfer.to.account.currency),
    ]);
  });
});

const withBills = expensePackages.filter(([, key]) => requirePackage(key).reimbursables);
test.each(withBills)('%s: each accepted bill balances, and its payable posting is the total', (_, key) => {
  const lines = fc.array(anyLine(key), { minLength: 1, maxLength: 3 });
  const bills = fc.record({ currency: currencies(key), rate, lines }).map((values) => aBill(key, values));
  checkAccepted(bills, requirePackage(key).reimbursables?.refuse, (bill) => {
    const { record, postings } = buildBill(bill, booksOf(key).tax, 1);
    expect(baseTotal(postings)).toBe(0);
    if (bill.payable.currency === record.currency) expect(postings.at(-1)?.native).toBe(0 - record.total);
  });
});

const withJournals = expensePackages.filter(([, key]) => requirePackage(key).adjustments);
test.each(withJournals)('%s: each accepted journal balances', (_, key) => {
  const { organisation, bank } = booksOf(key);
  const sides = fc.array(fc.tuple(pick(organisation.accounts), amount), { minLength: 1, maxLength: 5 });
  const journals = sides.map((side) => {
    const rest = 0 - sum(side.map(([, each]) => toMinor(each, 'USD')));
    const lines = [...side, [bank, rest / 100] as const];
    return aJournal(key, {
      lines: lines.map(([account, each]) => ({ account, amount: each, description: '', tracking: [] })),
    });
  });
  checkAccepted(journals, requirePackage(key).adjustments?.refuse, (journal) => {
    expect(baseTotal(buildJournal(journal, 1).postings)).toBe(0);
  });
});
