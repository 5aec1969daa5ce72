import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toMinor } from '../engine/money';
import { buildBill } from '../ledger/bill';
import { buildJournal } from '../ledger/journal';
import type { Posting } from '../ledger/record';
import { buildSpend } from '../ledger/spend';
import { buildTransfer } from '../ledger/transfer';
import type { Account, ResolvedLine } from './books';
import { aBill, aJournal, aPayment, aTransfer, booksOf, expensePackages, requirePackage } from './testing/drafts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const inBase = (postings: readonly Posting[]): number => sum(postings.map(({ base }) => base));

const amount = fc.integer({ min: -500_000, max: 5_000_000 }).map((minor) => minor / 100);
const rate = fc.integer({ min: 1, max: 4_000_000 }).map((millionths) => millionths / 1_000_000);
const pick = <T>(from: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...from);

/** Anything of the books on a line, whether or not the package would take it. */
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

/** The package's own currency, the pound, the dollar and one without minor units. */
const currencies = (key: string): fc.Arbitrary<string> => pick([booksOf(key).info.baseCurrency, 'GBP', 'USD', 'JPY']);
const accounts = (key: string): fc.Arbitrary<Account> =>
  fc
    .tuple(pick(booksOf(key).organisation.accounts), currencies(key))
    .map(([account, currency]) => (account.bank ? { ...account, currency } : account));

test.each(expensePackages)('every expense %s takes balances, and its bank side is the whole of it', (_, key) => {
  const { tax } = booksOf(key);
  let taken = 0;
  fc.assert(
    fc.property(
      fc.record({
        type: pick(requirePackage(key).types),
        bank: accounts(key),
        currency: currencies(key),
        rate: fc.option(rate, { nil: undefined }),
        lines: fc.array(anyLine(key), { minLength: 1, maxLength: 4 }),
      }),
      (values) => {
        const draft = aPayment(key, values);
        if (requirePackage(key).refuse(draft) !== undefined) return;
        taken += 1;
        const { record, postings } = buildSpend(requirePackage(key), draft, tax, 1);
        const bank = postings.at(-1);
        expect(inBase(postings)).toBe(0);
        expect(record.total).toBe(record.net + record.tax);
        expect(bank?.accountId).toBe(draft.bank.id);
        if (draft.bank.currency === record.currency)
          expect(bank?.native).toBe(0 - (draft.type === 'Payment' ? record.total : -record.total));
      },
    ),
    { numRuns: 2000, seed: 20_261_122 },
  );
  expect(taken).toBeGreaterThan(0);
});

test.each(expensePackages.filter(([, key]) => requirePackage(key).transfers))(
  'every transfer %s takes balances',
  (_, key) => {
    let taken = 0;
    fc.assert(
      fc.property(accounts(key), accounts(key), amount, amount, (from, to, sent, received) => {
        const draft = aTransfer(key, {
          from: { account: from, amount: sent },
          to: { account: to, amount: from.currency === to.currency ? sent : received },
        });
        if (requirePackage(key).transfers?.refuse(draft) !== undefined) return;
        taken += 1;
        const { postings } = buildTransfer(draft, 1);
        expect(inBase(postings)).toBe(0);
        expect(postings.map(({ native }) => native)).toEqual([
          0 - toMinor(draft.from.amount, from.currency),
          toMinor(draft.to.amount, to.currency),
        ]);
      }),
      { numRuns: 2000, seed: 20_261_122 },
    );
    expect(taken).toBeGreaterThan(0);
  },
);

test.each(expensePackages.filter(([, key]) => requirePackage(key).reimbursables))(
  'every bill %s takes balances, and owes the whole of it',
  (_, key) => {
    const { tax } = booksOf(key);
    let taken = 0;
    fc.assert(
      fc.property(
        fc.record({
          currency: currencies(key),
          rate: fc.option(rate, { nil: undefined }),
          lines: fc.array(anyLine(key), { minLength: 1, maxLength: 3 }),
        }),
        (values) => {
          const draft = aBill(key, values);
          if (requirePackage(key).reimbursables?.refuse(draft) !== undefined) return;
          taken += 1;
          const { record, postings } = buildBill(draft, tax, 1);
          expect(inBase(postings)).toBe(0);
          if (draft.payable.currency === record.currency) expect(postings.at(-1)?.native).toBe(0 - record.total);
        },
      ),
      { numRuns: 2000, seed: 20_261_122 },
    );
    expect(taken).toBeGreaterThan(0);
  },
);

test.each(expensePackages.filter(([, key]) => requirePackage(key).adjustments))(
  'every journal %s takes balances',
  (_, key) => {
    let taken = 0;
    const { organisation } = booksOf(key);
    fc.assert(
      fc.property(fc.array(fc.tuple(pick(organisation.accounts), amount), { minLength: 1, maxLength: 5 }), (sides) => {
        const rest = 0 - sum(sides.map(([, each]) => toMinor(each, 'USD')));
        const lines = [...sides, [booksOf(key).bank, rest / 100] as const].map(([account, each]) => ({
          account,
          amount: each,
          description: '',
          tracking: [],
        }));
        const draft = aJournal(key, { lines });
        if (requirePackage(key).adjustments?.refuse(draft) !== undefined) return;
        taken += 1;
        expect(inBase(buildJournal(draft, 1).postings)).toBe(0);
      }),
      { numRuns: 1000, seed: 20_261_122 },
    );
    expect(taken).toBeGreaterThan(0);
  },
);
