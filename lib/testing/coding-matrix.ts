import { inScope } from '@/lib/data/db';
import { addLines } from '@/lib/data/expense/lines';
import { newId } from '@/lib/data/id';
import { projectMovements } from '@/lib/data/movement/project';
import type { Viewer } from '@/lib/domain/company/viewer';
import { toBaseCurrency } from '@/lib/domain/expense/expense';
import { parseTrackingRefs } from '@/lib/domain/expense/tracking';
import { type CategoryTarget, emptyTarget } from '@/lib/domain/mapping/mapping';
import { aBankAccount, aContact, anAccount, anOption, aTaxRate, someBooks } from '@/lib/domain/testing/books';

export type Cards = Readonly<Record<'euro' | 'dollar' | 'archived' | 'unmapped', string>>;

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
    aBankAccount({ ref: 'card-dollar', currency: 'USD', kind: 'Credit' }),
    aBankAccount({ ref: 'bank-archived', archivedAt: gone }),
  ],
  taxRates: [
    aTaxRate(),
    aTaxRate({ ref: 'NONE', name: 'No VAT', rate: 0 }),
    aTaxRate({ ref: 'NON', name: 'No VAT', rate: 0 }),
    aTaxRate({ ref: 'SALES', name: 'Sales', validFor: ['Refund'] }),
  ],
  tracking: [
    ...someBooks().tracking,
    anOption({ ref: 'DEPARTMENTS', parentRef: null, hasChildren: true }),
    anOption({ ref: 'DEPARTMENT_1', parentRef: 'DEPARTMENTS' }),
    anOption({ ref: 'DEPARTMENT_2', parentRef: 'DEPARTMENTS' }),
  ],
  suppliers: [
    aContact({ currency: 'GBP' }),
    aContact({ ref: 'sup-any', currency: '' }),
    aContact({ ref: 'sup-euro', currency: 'EUR' }),
    aContact({ ref: 'sup-archived', archivedAt: gone }),
  ],
  customers: [aContact({ ref: 'cus-good' }), aContact({ ref: 'cus-archived', archivedAt: gone })],
});

const travel = { ...emptyTarget, accountRef: 'acc-travel', taxRateRef: 'INPUT2' };

/**
 * The mapping of each category. Some targets are valid, and each of the others has one problem, such as an archived
 * account.
 */
export const targets: Readonly<Record<string, CategoryTarget>> = {
  Travel: { ...emptyTarget, accountRef: 'acc-travel', taxRateRef: 'INPUT2', trackingRefs: ['dept-studio'] },
  Meals: { ...emptyTarget, accountRef: 'acc-travel', taxRateRef: null },
  Rent: { ...emptyTarget, accountRef: 'acc-travel', taxRateRef: 'NONE' },
  Repairs: { ...emptyTarget, accountRef: 'acc-archived', taxRateRef: 'INPUT2' },
  Software: { ...emptyTarget, accountRef: 'acc-refunds', taxRateRef: 'INPUT2' },
  Training: { ...emptyTarget, accountRef: 'acc-travel', taxRateRef: 'GONE' },
  Fuel: { ...emptyTarget, accountRef: 'acc-travel', taxRateRef: 'INPUT2', trackingRefs: ['dept-gone'] },
  Utilities: { ...emptyTarget, accountRef: null, taxRateRef: null },
  'Postage & delivery': { ...travel, supplierRef: 'sup-any' },
  'Bank fees': { ...travel, supplierRef: 'sup-archived' },
  Advertising: { ...travel, customerRef: 'cus-archived' },
  'Professional services': { ...travel, customerRef: 'cus-good' },
  'Telephone & internet': { ...travel, byCurrency: { EUR: { accountRef: 'acc-archived', taxRateRef: 'INPUT2' } } },
  'Office supplies': { ...emptyTarget, byCurrency: { EUR: { accountRef: 'acc-travel', taxRateRef: 'INPUT2' } } },
};

const times = <A, B>(left: readonly A[], right: readonly B[]) =>
  left.flatMap((a) => right.map((b) => ({ ...a, ...b })));

/**
 * Returns expenses that cover everything that can be wrong with one. Two properties are combined only if the same check
 * reads both.
 */
export function codingMatrix(cards: Cards) {
  const plain = {
    category: 'Travel',
    type: 'payment',
    card: null,
    rate: null,
    exchangeRate: true,
    tax: null,
    amount: 10_000n,
    day: '2026-11-20',
    currency: 'GBP',
    receipt: false,
    supplier: null as string | null,
    tracking: null as string | null,
    customer: null as string | null,
    parts: 1,
    /** The tracking of the second part, if it differs from that of the first. */
    otherTracking: null as string | null,
  };
  const type = (['payment', 'refund', 'reward', 'chargeback'] as const).map((each) => ({ type: each }));
  const category = [...Object.keys(targets), 'Insurance', null].map((each) => ({ category: each }));
  const rate = [null, 'INPUT2', 'NONE', 'NON', 'SALES', 'GONE'].map((each) => ({ rate: each }));
  const tax = [null, 0n, 100n].map((each) => ({ tax: each }));
  const card = [null, cards.euro, cards.archived, cards.unmapped].map((each) => ({ card: each }));
  const currency = ['GBP', 'EUR'].map((each) => ({ currency: each }));
  // Case O1 to O5 of Codat's currency matrix, from a bank account and from a credit card. At its rate, one won is nothing
  // in pounds.
  const exchange = times(
    times(
      [null, cards.euro, cards.dollar].map((each) => ({ card: each })),
      type,
    ),
    [
      ...['GBP', 'EUR', 'USD'].map((each) => ({ currency: each })),
      { currency: 'EUR', exchangeRate: false },
      { currency: 'KRW', amount: 1n },
      { currency: 'KRW', amount: 100_000n },
    ],
  );
  const policy = times(
    times(times([{ amount: 14_999n }, { amount: 15_000n }], [{ receipt: true }, { receipt: false }]), currency),
    type,
  );
  const day = ['2026-10-31', '2026-11-01'].map((each) => ({ day: each }));
  const supplier = [null, 'sup-outlay', 'sup-any', 'sup-euro', 'sup-archived', 'sup-unknown'].map((each) => ({
    supplier: each,
  }));
  const tracking = [null, '[]', '["dept-events"]', '["dept-events","dept-gone"]'].map((each) => ({ tracking: each }));
  const locations = [
    '["DEPARTMENT_1"]',
    '["DEPARTMENT_2"]',
    '["dept-events"]',
    '["dept-events","dept-studio"]',
    '["dept-studio","DEPARTMENT_1"]',
  ];
  const split = times(
    locations.map((each) => ({ tracking: each, parts: 2 })),
    [null, ...locations].map((each) => ({ otherTracking: each })),
  );
  const customer = [null, 'cus-good', 'cus-archived', 'cus-unknown'].map((each) => ({ customer: each }));
  const parts = [1, 2].map((each) => ({ parts: each }));
  const ways = [
    ...times(times(category, supplier), currency),
    ...times(times(times(category, tracking), customer), parts),
    ...times(times(times(category, type), rate), tax),
    ...times(times(card, currency), type),
    ...split,
    ...policy,
    ...exchange,
    ...times(day, card),
  ];
  return ways.map((way) => ({ ...plain, ...way }));
}

// At these rates, the same number is worth less in euros than in pounds. So an amount can reach the receipt policy in
// pounds, but not in euros.
const rates: Readonly<Record<string, string>> = { EUR: '0.86', USD: '0.79', KRW: '0.000562' };
const rateOf = ({ currency, exchangeRate }: MatrixRow) => (exchangeRate ? (rates[currency] ?? null) : null);

type MatrixRow = ReturnType<typeof codingMatrix>[number];

export const recordMatrix = (
  viewer: Viewer,
  categories: ReadonlyMap<string, string>,
  ways: readonly MatrixRow[],
): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId, userId } = viewer;
    const rows = ways.map((way) => ({ id: newId(), way }));
    await tx.movement.createMany({
      data: rows.map(({ id, way }) => ({
        id,
        companyId,
        kind: 'expense' as const,
        day: way.day,
        amountMinor: way.amount,
        currency: way.currency,
        baseMinor: toBaseCurrency({ amount: { minor: way.amount, currency: way.currency }, rate: rateOf(way) }, 'GBP'),
        cardId: way.card,
        personId: userId,
      })),
    });
    await tx.expense.createMany({
      data: rows.map(({ id, way }) => ({
        id,
        companyId,
        type: way.type as 'payment',
        merchant: 'Great Western Railway',
        rate: rateOf(way),
        note: '',
        supplierRef: way.supplier,
      })),
    });
    await addLines(
      tx,
      companyId,
      rows.map(({ id, way }) => ({
        expenseId: id,
        lines: Array.from({ length: way.parts }, (_, position) => ({
          amount: { minor: way.amount / BigInt(way.parts), currency: way.currency },
          categoryId: way.category === null ? null : (categories.get(way.category) ?? null),
          taxRateRef: way.rate,
          taxMinor: way.tax,
          trackingRefs: parseTrackingRefs(position === 0 ? way.tracking : (way.otherTracking ?? way.tracking)),
          customerRef: way.customer,
          sources: {},
        })),
      })),
    );
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
    await projectMovements(
      tx,
      companyId,
      rows.map(({ id }) => id),
    );
  });
