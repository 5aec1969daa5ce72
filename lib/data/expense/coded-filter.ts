import 'server-only';
import type { CompanyCoding } from '@/lib/data/coding/context';
import type { Prisma } from '@/lib/data/generated/client';
import { accountAccepts, canBePaidIn, isInUse, taxRateAccepts } from '@/lib/domain/books/books';
import { bookingOf, isSendable } from '@/lib/domain/books/currency/booking';
import { takesMoneyInTo } from '@/lib/domain/books/package';
import { type CodingContext, mappedSupplier } from '@/lib/domain/coding/coding';
import { largestSent } from '@/lib/domain/expense/conversion';
import { type ExpenseType, isMoneyOut } from '@/lib/domain/expense/type';
import { bankAccountIn, targetIn } from '@/lib/domain/mapping/mapping';
import { sharedTrackingIsGood, trackingIsGood } from './coded-tracking';

// Every condition below is also used negated. In SQL a comparison with null is neither true nor false, and neither is
// its negation. Each condition therefore requires a value first.
const oneOf = (values: readonly string[]) => ({ not: null, in: [...values] });

const nothing: Prisma.MovementWhereInput = { id: { in: [] } };

/** Matches expenses that can be sent. Tests the same facts as lib/domain/coding/coding. */
export function codedWhere({ connection, context, ownTracking }: CompanyCoding): Prisma.MovementWhereInput {
  if (!context || connection?.status !== 'linked') return nothing;
  const { lockDate, baseCurrency: booksCurrency } = context.connection;
  const { baseCurrency } = context;
  if (booksCurrency !== null && booksCurrency !== baseCurrency) return nothing;
  const named = currenciesIn(context);
  return {
    AND: [
      {
        OR: [
          ...named.map((currency) => ({ currency, AND: codedIn(context, currency, ownTracking) })),
          { currency: { notIn: named }, AND: codedIn(context, anyOther, ownTracking) },
        ],
      },
      { OR: [{ currency: baseCurrency }, { expense: { rate: { not: null } } }] },
      sharedTrackingIsGood(context, ownTracking),
      ...(lockDate ? [{ day: { gt: lockDate } }] : []),
      ...(context.package.lineLimit === 1 ? [{ expense: { lines: { none: { position: { gt: 0 } } } } }] : []),
      ...(context.receiptsRequiredFrom === null
        ? []
        : [
            {
              OR: [
                { expense: { type: { not: 'payment' as const } } },
                { baseMinor: { lt: context.receiptsRequiredFrom } },
                { expense: { receipts: { some: { removedAt: null } } } },
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
function currenciesIn({ mapping, books, baseCurrency }: CodingContext): string[] {
  const overrides = [mapping.defaults, ...Object.values(mapping.categories), ...Object.values(mapping.cards)];
  const named = [
    baseCurrency,
    ...overrides.flatMap((target) => Object.keys(target.byCurrency)),
    ...books.bankAccounts.map((account) => account.currency),
    ...books.suppliers.map((supplier) => supplier.currency),
  ];
  return [...new Set(named)].filter((currency) => currency !== anyOther);
}

const codedIn = (context: CodingContext, currency: string, ownTracking: readonly string[]) => [
  {
    OR: context.package.expenseTypes.map((type) => ({
      expense: {
        type,
        lines: { every: { AND: [lineIsGood(context, type, currency), ...ownFieldsAreGood(context, ownTracking)] } },
      },
    })),
  },
  ...directionsOf(context).map(({ type, other }) => ({
    // Prisma leaves out an empty list of alternatives, and so would accept every expense.
    OR: [...other, nothing, ...paidFromIsGood(context, type, currency)],
  })),
];

/**
 * Returns the types whose bank accounts are checked: one for money out and one for money in, each with a condition for
 * the other direction. A package that takes both from every account needs only one check.
 */
const directionsOf = ({ package: target }: CodingContext) =>
  target.moneyInTo === 'every account'
    ? [{ type: 'payment', other: [] } as const]
    : [
        { type: 'payment', other: [{ expense: { type: { not: 'payment' } } }] } as const,
        { type: 'refund', other: [{ expense: { type: 'payment' } }] } as const,
      ];

function supplierIsGood(
  context: CodingContext,
  currency: { readonly expense: string; readonly record: string },
): Prisma.MovementWhereInput {
  const { package: target, mapping, books } = context;
  if (target.supplier === 'none') return {};
  const good = new Set(
    books.suppliers
      .filter(
        (supplier) => isInUse(supplier) && (target.supplier === 'default' || canBePaidIn(supplier, currency.record)),
      )
      .map((supplier) => supplier.ref),
  );
  const fallbackIsGood = good.has(mappedSupplier(context, null, currency) ?? '');
  if (target.supplier === 'default') return fallbackIsGood ? {} : nothing;
  const ofCategory = Object.entries(mapping.categories).flatMap(([id, to]) =>
    to.supplierRef === null ? [] : [{ id, isGood: good.has(to.supplierRef) }],
  );
  const first = (line: Prisma.ExpenseLineWhereInput) => ({
    expense: { supplierRef: null, lines: { some: { position: 0, ...line } } },
  });
  const ids = (entries: typeof ofCategory) => entries.map(({ id }) => id);
  return {
    OR: [
      { expense: { supplierRef: oneOf([...good]) } },
      first({ categoryId: oneOf(ids(ofCategory.filter(({ isGood }) => isGood))) }),
      ...(fallbackIsGood ? [first({ OR: [{ categoryId: null }, { categoryId: { notIn: ids(ofCategory) } }] })] : []),
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
  context: CodingContext,
  ownTracking: readonly string[],
): Generator<Prisma.ExpenseLineWhereInput> {
  const { package: target, mapping, books } = context;
  const categories = Object.entries(mapping.categories);
  if (target.trackingLimit > 0) yield trackingIsGood(context, ownTracking);
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

/**
 * Returns the conditions for a bank account that the package accepts, with a supplier for the currency of the record.
 * Some bank accounts are paid from as the expense is, others after a conversion to the base currency.
 */
function paidFromIsGood(context: CodingContext, type: ExpenseType, currency: string): Prisma.MovementWhereInput[] {
  const { package: target, mapping, books, baseCurrency } = context;
  const bookings = new Map(
    books.bankAccounts
      .filter((account) => isInUse(account) && (isMoneyOut(type) || takesMoneyInTo(target, account.kind)))
      .map((account) => [account.ref, bookingOf(target, account, { currency, baseCurrency })]),
  );
  const cards = Object.keys(mapping.cards);
  return [...new Set(bookings.values())].filter(isSendable).map((booking) => {
    const takes = (ref: string | null) => ref !== null && bookings.get(ref) === booking;
    const fallback = takes(bankAccountIn(mapping, null, currency));
    const converts = booking === 'converted';
    return {
      AND: [
        {
          OR: [
            { cardId: oneOf(cards.filter((id) => takes(bankAccountIn(mapping, id, currency)))) },
            ...(fallback ? [{ OR: [{ cardId: null }, { cardId: { notIn: cards } }] }] : []),
          ],
        },
        supplierIsGood(context, { expense: currency, record: converts ? baseCurrency : currency }),
        ...(converts ? [{ baseMinor: { gt: 0n, lte: largestSent } }] : []),
      ],
    };
  });
}
