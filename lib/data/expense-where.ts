import 'server-only';
import { accountTakes, inUse, taxRateTakes } from '@/lib/domain/books';
import type { CodingContext } from '@/lib/domain/coding';
import type { ExpenseType } from '@/lib/domain/expense';
import { daysOf, type ExpenseFilter } from '@/lib/domain/expense-filter';
import type { ExpenseStatus } from '@/lib/domain/status';
import type { CompanyCoding } from './coding';
import { db } from './db';
import type { Prisma } from './generated/client';

/**
 * The list's filters as one question to the database. A status is derived, never stored, so the filter by status asks
 * for the same facts that lib/domain/status and lib/domain/coding derive it from; a test holds the two together.
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
/** In the books: its newest record is, or an earlier one while a change of it was taken back. */
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

// Every condition below is negated somewhere, and in SQL what compares with a null is neither true nor false: each says
// first that there is something to compare.
const changedSince = (): Prisma.ExpenseWhereInput => ({
  syncedRevision: { not: null },
  revision: { gt: db().expense.fields.syncedRevision },
});
const oneOf = (values: readonly string[]) => ({ not: null, in: [...values] });

const nothing: Prisma.ExpenseWhereInput = { id: { in: [] } };

function codedWhere({ connection, context }: CompanyCoding): Prisma.ExpenseWhereInput {
  if (!context || connection?.status !== 'linked' || !supplierIsGood(context)) return nothing;
  const { lockDate } = context.connection;
  return {
    AND: [
      { OR: context.package.expenseTypes.map((type) => ({ type, lines: { every: lineIsGood(context, type) } })) },
      { OR: paidFromIsGood(context) },
      ...(lockDate ? [{ day: { gt: lockDate } }] : []),
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

function supplierIsGood({ package: target, mapping, books }: CodingContext): boolean {
  if (target.supplier === 'none') return true;
  return books.suppliers.some((supplier) => supplier.ref === mapping.defaults.supplierRef && inUse(supplier));
}

function lineIsGood(context: CodingContext, type: ExpenseType): Prisma.ExpenseLineWhereInput {
  const { package: target, books, mapping } = context;
  const accounts = new Set(
    books.accounts.filter((account) => inUse(account) && accountTakes(account, type)).map((account) => account.ref),
  );
  const rates = new Set(
    books.taxRates.filter((rate) => inUse(rate) && taxRateTakes(rate, type)).map((rate) => rate.ref),
  );
  const options = new Set(books.tracking.filter(inUse).map((entry) => entry.ref));
  const withoutRate = target.taxRate !== 'required' || target.noTaxRef !== null;
  const ownRate = (ref: string | null) => target.taxRate === 'none' || (ref === null ? withoutRate : rates.has(ref));
  const mapped = Object.entries(mapping.categories).filter(
    ([, to]) =>
      to.accountRef !== null &&
      accounts.has(to.accountRef) &&
      (target.trackingLimit === 0 || to.trackingRefs.every((ref) => options.has(ref))),
  );
  const ids = (entries: typeof mapped) => entries.map(([id]) => id);
  const good = mapped.filter(([, to]) => ownRate(to.taxRateRef));
  const isNoTax = (ref: string | null) => target.noTaxRef !== null && (ref ?? target.noTaxRef) === target.noTaxRef;
  const withoutTax = { OR: [{ taxMinor: null }, { taxMinor: 0n }] };
  return {
    OR: [
      { taxRateRef: null, categoryId: oneOf(ids(good.filter(([, to]) => !isNoTax(to.taxRateRef)))) },
      { taxRateRef: null, categoryId: oneOf(ids(good.filter(([, to]) => isNoTax(to.taxRateRef)))), ...withoutTax },
      ...(target.taxRate === 'none'
        ? [{ taxRateRef: { not: null }, categoryId: oneOf(ids(mapped)) }]
        : [
            { taxRateRef: oneOf([...rates].filter((ref) => !isNoTax(ref))), categoryId: oneOf(ids(mapped)) },
            { taxRateRef: oneOf([...rates].filter(isNoTax)), categoryId: oneOf(ids(mapped)), ...withoutTax },
          ]),
    ],
  };
}

function paidFromIsGood({ package: target, mapping, books }: CodingContext): Prisma.ExpenseWhereInput[] {
  const good = new Map(books.bankAccounts.filter(inUse).map((account) => [account.ref, account.currency]));
  const onlyOwn = (ref: string) => (target.bankCurrencyOnly ? { currency: good.get(ref) } : {});
  const cards = Object.entries(mapping.cards).map(([cardId, ref]) => ({ cardId, ref }));
  const mapped = cards
    .filter(({ ref }) => good.has(ref))
    .map(({ cardId, ref }) => ({ cardId: oneOf([cardId]), ...onlyOwn(ref) }));
  const fallback = mapping.defaults.bankAccountRef;
  if (!fallback || !good.has(fallback)) return [...mapped, nothing];
  const others = {
    OR: [{ cardId: null }, { cardId: { notIn: cards.map(({ cardId }) => cardId) } }],
    ...onlyOwn(fallback),
  };
  return [...mapped, others];
}
