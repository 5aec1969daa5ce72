import 'server-only';
import type { CompanyCoding } from '@/lib/data/coding/context';
import { db } from '@/lib/data/db';
import type { Prisma } from '@/lib/data/generated/client';
import { accountAccepts, canBePaidIn, isInUse, taxRateAccepts } from '@/lib/domain/books/books';
import type { CodingContext } from '@/lib/domain/coding/coding';
import { daysOf, type ExpenseFilter } from '@/lib/domain/expense/filter';
import type { ExpenseStatus } from '@/lib/domain/expense/status';
import { parseTrackingRefs } from '@/lib/domain/expense/tracking';
import type { ExpenseType } from '@/lib/domain/expense/type';
import { bankAccountIn, supplierIn, targetIn } from '@/lib/domain/mapping/mapping';

/**
 * Returns the filters of the expense list as one SQL condition. The status is derived, not stored, so the condition
 * tests the same facts as lib/domain/expense/status and lib/domain/coding/coding. A test compares them.
 */
export function expenseWhere(
  companyId: string,
  filter: Omit<ExpenseFilter, 'after'>,
  coding: CompanyCoding,
): Prisma.ExpenseWhereInput {
  const month = filter.month ? daysOf(filter.month) : undefined;
  return {
    companyId,
    removedAt: null,
    ...(month && { day: { gte: month.from, lte: month.to } }),
    ...(filter.card && { cardId: filter.card }),
    AND: [
      ...(filter.category ? [{ lines: { some: { categoryId: filter.category } } }] : []),
      ...(filter.text ? [{ OR: [{ merchant: contains(filter.text) }, { note: contains(filter.text) }] }] : []),
      ...(filter.receipt === 'missing' ? [{ type: 'payment' as const, receipts: { none: { removedAt: null } } }] : []),
      ...(filter.status ? [statusWhere(filter.status, coding)] : []),
    ],
  };
}

const contains = (text: string) => ({ contains: text, mode: 'insensitive' as const });
const newestIs = (...states: ('queued' | 'sending' | 'sent' | 'unknown' | 'synced' | 'failed')[]) => ({
  latestItem: { is: { state: { in: states } } },
});
const untried: Prisma.ExpenseWhereInput = {
  OR: [{ latestItemId: null }, { latestItem: { is: { state: 'withdrawn' } } }],
};
const notInSync: Prisma.ExpenseWhereInput = { AND: [untried, { syncedRevision: null }] };
/**
 * Matches expenses that are in the books: the latest sync item is synced, or an earlier one is and a later change has
 * no sync item or a withdrawn one.
 */
const inBooks = (): Prisma.ExpenseWhereInput => ({
  OR: [newestIs('synced'), { AND: [untried, { syncedRevision: { not: null } }] }],
});

function statusWhere(status: ExpenseStatus | 'needs-you', coding: CompanyCoding): Prisma.ExpenseWhereInput {
  switch (status) {
    case 'queued':
      return newestIs('queued');
    case 'sending':
      return newestIs('sending', 'sent');
    case 'unknown':
      return newestIs('unknown');
    case 'failed':
      return newestIs('failed');
    case 'synced':
      return { AND: [inBooks(), { NOT: changedSince() }] };
    case 'changed':
      return { AND: [inBooks(), changedSince()] };
    case 'ready':
      return { AND: [notInSync, codedWhere(coding)] };
    case 'incomplete':
      return { AND: [notInSync, { NOT: codedWhere(coding) }] };
    case 'needs-you':
      return { OR: [newestIs('failed', 'unknown'), { AND: [notInSync, { NOT: codedWhere(coding) }] }] };
  }
}

// Every condition below is also used negated. In SQL a comparison with null is neither true nor false, and neither is
// its negation. Each condition therefore requires a value first.
const changedSince = (): Prisma.ExpenseWhereInput => ({
  syncedRevision: { not: null },
  revision: { gt: db().expense.fields.syncedRevision },
});
const oneOf = (values: readonly string[]) => ({ not: null, in: [...values] });

const nothing: Prisma.ExpenseWhereInput = { id: { in: [] } };

function codedWhere({ connection, context, ownTracking }: CompanyCoding): Prisma.ExpenseWhereInput {
  if (!context || connection?.status !== 'linked') return nothing;
  const { lockDate } = context.connection;
  const named = currenciesIn(context);
  return {
    AND: [
      {
        OR: [
          ...named.map((currency) => ({ currency, AND: codedIn(context, currency, ownTracking) })),
          { currency: { notIn: named }, AND: codedIn(context, anyOther, ownTracking) },
        ],
      },
      ...(lockDate ? [{ day: { gt: lockDate } }] : []),
      ...(context.package.lineLimit === 1 ? [{ lines: { none: { position: { gt: 0 } } } }] : []),
      ...(context.receiptsRequiredFrom === null
        ? []
        : [
            {
              OR: [
                { type: { not: 'payment' as const } },
                { baseMinor: { lt: context.receiptsRequiredFrom } },
                { receipts: { some: { removedAt: null } } },
              ],
            },
          ]),
    ],
  };
}

/**
 * Stands for every currency that neither the mapping nor the books name. Expenses in all these currencies are coded
 * alike.
 */
const anyOther = '';

/**
 * Returns the currencies that the mapping or the books name. Expenses in them may be coded differently from the rest.
 */
function currenciesIn({ mapping, books }: CodingContext): string[] {
  const overrides = [mapping.defaults, ...Object.values(mapping.categories), ...Object.values(mapping.cards)];
  const named = [
    ...overrides.flatMap((target) => Object.keys(target.byCurrency)),
    ...books.bankAccounts.map((account) => account.currency),
    ...books.suppliers.map((supplier) => supplier.currency),
  ];
  return [...new Set(named)].filter((currency) => currency !== anyOther);
}

const codedIn = (context: CodingContext, currency: string, ownTracking: readonly string[]) => [
  {
    OR: context.package.expenseTypes.map((type) => ({
      type,
      lines: { every: { AND: [lineIsGood(context, type, currency), ...ownFieldsAreGood(context, ownTracking)] } },
    })),
  },
  { OR: paidFromIsGood(context, currency) },
  supplierIsGood(context, currency),
];

function supplierIsGood(
  { package: target, mapping, books }: CodingContext,
  currency: string,
): Prisma.ExpenseWhereInput {
  if (target.supplier === 'none') return {};
  const good = new Set(
    books.suppliers
      .filter((supplier) => isInUse(supplier) && (target.supplier === 'default' || canBePaidIn(supplier, currency)))
      .map((supplier) => supplier.ref),
  );
  const fallbackIsGood = good.has(supplierIn(mapping, null, currency) ?? '');
  if (target.supplier === 'default') return fallbackIsGood ? {} : nothing;
  const ofCategory = Object.entries(mapping.categories).flatMap(([id, to]) =>
    to.supplierRef === null ? [] : [{ id, isGood: good.has(to.supplierRef) }],
  );
  const first = (line: Prisma.ExpenseLineWhereInput) => ({ lines: { some: { position: 0, ...line } } });
  const ids = (entries: typeof ofCategory) => entries.map(({ id }) => id);
  return {
    OR: [
      { supplierRef: oneOf([...good]) },
      { supplierRef: null, ...first({ categoryId: oneOf(ids(ofCategory.filter(({ isGood }) => isGood))) }) },
      ...(fallbackIsGood
        ? [{ supplierRef: null, ...first({ OR: [{ categoryId: null }, { categoryId: { notIn: ids(ofCategory) } }] }) }]
        : []),
    ],
  };
}

function lineIsGood(context: CodingContext, type: ExpenseType, currency: string): Prisma.ExpenseLineWhereInput {
  const { package: target, books, mapping } = context;
  const accounts = new Set(
    books.accounts.filter((account) => isInUse(account) && accountAccepts(account, type)).map((account) => account.ref),
  );
  const rates = new Set(
    books.taxRates.filter((rate) => isInUse(rate) && taxRateAccepts(rate, type)).map((rate) => rate.ref),
  );
  const withoutRate = target.taxRate !== 'required' || target.noTaxRef !== null;
  const ownRate = (ref: string | null) => target.taxRate === 'none' || (ref === null ? withoutRate : rates.has(ref));
  const mapped = Object.keys(mapping.categories).flatMap((id) => {
    const to = targetIn(mapping, id, currency);
    return to?.accountRef && accounts.has(to.accountRef) ? [{ id, to }] : [];
  });
  const ids = (entries: typeof mapped) => entries.map(({ id }) => id);
  const good = mapped.filter(({ to }) => ownRate(to.taxRateRef));
  const isNoTax = (ref: string | null) => target.noTaxRef !== null && (ref ?? target.noTaxRef) === target.noTaxRef;
  const withoutTax = { OR: [{ taxMinor: null }, { taxMinor: 0n }] };
  return {
    OR: [
      { taxRateRef: null, categoryId: oneOf(ids(good.filter(({ to }) => !isNoTax(to.taxRateRef)))) },
      { taxRateRef: null, categoryId: oneOf(ids(good.filter(({ to }) => isNoTax(to.taxRateRef)))), ...withoutTax },
      ...(target.taxRate === 'none'
        ? [{ taxRateRef: { not: null }, categoryId: oneOf(ids(mapped)) }]
        : [
            { taxRateRef: oneOf([...rates].filter((ref) => !isNoTax(ref))), categoryId: oneOf(ids(mapped)) },
            { taxRateRef: oneOf([...rates].filter(isNoTax)), categoryId: oneOf(ids(mapped)), ...withoutTax },
          ]),
    ],
  };
}

/**
 * Yields the conditions for valid tracking options and a valid customer. A line has its own, or those of its category
 * in the mapping.
 */
function* ownFieldsAreGood(
  { package: target, mapping, books }: CodingContext,
  ownTracking: readonly string[],
): Generator<Prisma.ExpenseLineWhereInput> {
  const categories = Object.entries(mapping.categories);
  if (target.trackingLimit > 0) {
    const options = new Set(books.tracking.filter(isInUse).map((entry) => entry.ref));
    const areGood = (refs: readonly string[]) => refs.every((ref) => options.has(ref));
    const bad = categories.filter(([, to]) => !areGood(to.trackingRefs)).map(([id]) => id);
    yield {
      OR: [
        { trackingRefs: oneOf(ownTracking.filter((kept) => areGood(parseTrackingRefs(kept) ?? []))) },
        { trackingRefs: null, OR: [{ categoryId: null }, { categoryId: { notIn: bad } }] },
      ],
    };
  }
  if (target.billable) {
    const customers = new Set(books.customers.filter(isInUse).map((customer) => customer.ref));
    const bad = categories.filter(([, to]) => to.customerRef !== null && !customers.has(to.customerRef));
    yield {
      OR: [
        { customerRef: oneOf([...customers]) },
        { customerRef: null, OR: [{ categoryId: null }, { categoryId: { notIn: bad.map(([id]) => id) } }] },
      ],
    };
  }
}

function paidFromIsGood(
  { package: target, mapping, books }: CodingContext,
  currency: string,
): Prisma.ExpenseWhereInput[] {
  const good = new Map(books.bankAccounts.filter(isInUse).map((account) => [account.ref, account.currency]));
  const takes = (ref: string | null) =>
    ref !== null && good.has(ref) && (!target.bankCurrencyOnly || good.get(ref) === currency);
  const cards = Object.keys(mapping.cards);
  const fallback = takes(bankAccountIn(mapping, null, currency));
  return [
    { cardId: oneOf(cards.filter((id) => takes(bankAccountIn(mapping, id, currency)))) },
    ...(fallback ? [{ OR: [{ cardId: null }, { cardId: { notIn: cards } }] }] : []),
  ];
}
