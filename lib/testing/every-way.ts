import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { inBase } from '@/lib/domain/expense';
import { aBankAccount, anAccount, aTaxRate, someBooks } from '@/lib/domain/testing/books';
import type { Viewer } from '@/lib/domain/viewer';

export type Cards = Readonly<Record<'euro' | 'archived' | 'unmapped', string>>;

const gone = new Date('2026-11-01T00:00:00Z');
export const lockDate = '2026-10-31';
export const books = someBooks({
  accounts: [
    anAccount(),
    anAccount({ ref: 'acc-archived', code: '500', archivedAt: gone }),
    anAccount({ ref: 'acc-refunds', code: '501', validFor: ['expense-transactions.Refund'] }),
  ],
  bankAccounts: [
    aBankAccount(),
    aBankAccount({ ref: 'bank-euro', currency: 'EUR' }),
    aBankAccount({ ref: 'bank-archived', archivedAt: gone }),
  ],
  taxRates: [
    aTaxRate(),
    aTaxRate({ ref: 'NONE', name: 'No VAT', rate: 0 }),
    aTaxRate({ ref: 'NON', name: 'No VAT', rate: 0 }),
    aTaxRate({ ref: 'SALES', name: 'Sales', validFor: ['Refund'] }),
  ],
});

/** What each category goes to: the mapping's good and bad ways. */
export const targets = {
  Travel: { accountRef: 'acc-travel', taxRateRef: 'INPUT2', trackingRefs: ['dept-studio'] },
  Meals: { accountRef: 'acc-travel', taxRateRef: null, trackingRefs: [] },
  Rent: { accountRef: 'acc-travel', taxRateRef: 'NONE', trackingRefs: [] },
  Repairs: { accountRef: 'acc-archived', taxRateRef: 'INPUT2', trackingRefs: [] },
  Software: { accountRef: 'acc-refunds', taxRateRef: 'INPUT2', trackingRefs: [] },
  Training: { accountRef: 'acc-travel', taxRateRef: 'GONE', trackingRefs: [] },
  Fuel: { accountRef: 'acc-travel', taxRateRef: 'INPUT2', trackingRefs: ['dept-gone'] },
  Utilities: { accountRef: null, taxRateRef: null, trackingRefs: [] },
};

const times = <A, B>(left: readonly A[], right: readonly B[]) =>
  left.flatMap((a) => right.map((b) => ({ ...a, ...b })));

/** Each thing that can be wrong with an expense, with each other that touches the same rule. */
export function everyWay(cards: Cards) {
  const plain = {
    category: 'Travel',
    type: 'payment',
    card: null,
    rate: null,
    tax: null,
    amount: 10_000n,
    day: '2026-11-20',
    currency: 'GBP',
    receipt: false,
  };
  const type = (['payment', 'refund', 'reward', 'chargeback'] as const).map((each) => ({ type: each }));
  const category = [...Object.keys(targets), 'Insurance', null].map((each) => ({ category: each }));
  const rate = [null, 'INPUT2', 'NONE', 'NON', 'SALES', 'GONE'].map((each) => ({ rate: each }));
  const tax = [null, 0n, 100n].map((each) => ({ tax: each }));
  const card = [null, cards.euro, cards.archived, cards.unmapped].map((each) => ({ card: each }));
  const currency = ['GBP', 'EUR'].map((each) => ({ currency: each }));
  const policy = times(
    times(times([{ amount: 14_999n }, { amount: 15_000n }], [{ receipt: true }, { receipt: false }]), currency),
    type,
  );
  const day = ['2026-10-31', '2026-11-01'].map((each) => ({ day: each }));
  const ways = [
    ...times(times(times(category, type), rate), tax),
    ...times(times(card, currency), type),
    ...policy,
    ...times(day, card),
  ];
  return ways.map((way) => ({ ...plain, ...way }));
}

// One euro more or less: the same number is above the receipt policy in pounds and below it in euros.
const rateOf = (currency: string) => (currency === 'GBP' ? null : '0.86');

type Way = ReturnType<typeof everyWay>[number];

export const recordWays = (
  viewer: Viewer,
  categories: ReadonlyMap<string, string>,
  ways: readonly Way[],
): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId, userId } = viewer;
    const rows = ways.map((way) => ({ id: newId(), way }));
    await tx.expense.createMany({
      data: rows.map(({ id, way }) => ({
        id,
        companyId,
        type: way.type as 'payment',
        day: way.day,
        merchant: 'Great Western Railway',
        amountMinor: way.amount,
        currency: way.currency,
        rate: rateOf(way.currency),
        baseMinor: inBase({ amount: { minor: way.amount, currency: way.currency }, rate: rateOf(way.currency) }, 'GBP'),
        note: '',
        cardId: way.card,
        spenderId: userId,
      })),
    });
    await tx.expenseLine.createMany({
      data: rows.map(({ id, way }) => ({
        id: newId(),
        companyId,
        expenseId: id,
        position: 0,
        amountMinor: way.amount,
        categoryId: way.category === null ? null : (categories.get(way.category) ?? null),
        taxRateRef: way.rate,
        taxMinor: way.tax,
      })),
    });
    await tx.receipt.createMany({
      data: rows
        .filter(({ way }) => way.receipt)
        .map(({ id }) => ({
          id: newId(),
          companyId,
          expenseId: id,
          uploadedById: userId,
          fileName: 'x.pdf',
          mimeType: 'application/pdf',
          bytes: 1,
          sha256: '0'.repeat(64),
          storageKey: 'x',
          pages: 1,
        })),
    });
  });
