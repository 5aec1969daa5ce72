import 'server-only';
import { inScope, type Tx } from '@/lib/data/db';
import { movementIs, placesSql } from '@/lib/data/expense/places';
import { placesOf, type StoredExpense, storedRows } from '@/lib/data/expense/stored-rows';
import { Prisma } from '@/lib/data/generated/client';
import type { Viewer } from '@/lib/domain/company/viewer';
import { toBaseCurrency } from '@/lib/domain/expense/expense';
import { linesInCurrencyOf, linesLeft, type RefundTotals, refundTotals } from '@/lib/domain/expense/refund';
import { canBeRefundOf, isMoneyOut } from '@/lib/domain/expense/type';
import { originalOf } from '@/lib/domain/import/original-of';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';

/** A payment with its refunds and chargebacks, oldest first. A link to a deleted expense does not count. */
export type RefundedPayment = {
  readonly payment: StoredExpense;
  readonly refunds: readonly StoredExpense[];
  readonly totals: RefundTotals;
};

const likelyShown = 3;
const foundShown = 20;
/** The most payments at a merchant that are compared with a refund. */
const mostCompared = 50;

/**
 * Returns the payment to which an expense belongs, with all its refunds: the expense itself, or the one that it returns.
 * Null for money in without a link, and for an id that does not exist or that the viewer may not see.
 */
export const refundedPayment = (viewer: Viewer, id: string): Promise<RefundedPayment | null> =>
  inScope(viewer, (tx) => refundedPaymentIn(tx, viewer, id));

const refundedPaymentIn = async (tx: Tx, viewer: Viewer, id: string): Promise<RefundedPayment | null> =>
  refundedAmong(await storedRows(tx, viewer, refundPlaces(viewer, id)), viewer);

/** The places of an expense, of the payment that it refunds, and of all refunds of that payment. */
export const refundPlaces = ({ companyId }: Viewer, id: string): Prisma.Sql => Prisma.sql`
  select m.day, m.id from (
    select coalesce(e.refund_of, e.id) as id from expenses e where e.id = ${id}::uuid and e.company_id = ${companyId}::uuid
  ) root join lateral (
    select root.id union all select e.id from expenses e where e.company_id = ${companyId}::uuid and e.refund_of = root.id
  ) found on true join movements m on m.id = found.id`;

/** Returns the payment at these places with its refunds; null when there is none. `rows` are newest first. */
export function refundedAmong(rows: readonly StoredExpense[], viewer: Viewer): RefundedPayment | null {
  const payment = rows.find(({ type }) => isMoneyOut(type));
  if (!payment) return null;
  const refunds = rows.filter((row) => row !== payment).reverse();
  const valued = (expense: StoredExpense) => ({ ...expense, baseMinor: toBaseCurrency(expense, viewer.baseCurrency) });
  return { payment, refunds, totals: refundTotals(valued(payment), refunds.map(valued), viewer.baseCurrency) };
}

/** Returns the payment of a new refund with the lines that were not refunded yet; null when there is no such payment. */
export const refundable = (
  viewer: Viewer,
  id: string,
): Promise<(RefundedPayment & { left: StoredExpense['lines'] }) | null> =>
  inScope(viewer, async (tx) => {
    const found = await refundedPaymentIn(tx, viewer, id);
    if (found?.payment.id !== id) return null;
    const valued = (expense: StoredExpense) => ({
      ...expense,
      baseMinor: toBaseCurrency(expense, viewer.baseCurrency),
    });
    const returned = found.refunds.flatMap((refund) => linesInCurrencyOf(valued(found.payment), valued(refund)));
    return { ...found, left: linesLeft(found.payment.lines, returned) };
  });

/**
 * Returns the payments that a refund without a link likely returns: of the same merchant and currency, not later, and of at
 * least the amount. Those of exactly this amount come first, then the newest. Empty for other expenses.
 */
export const likelyOriginals = (viewer: Viewer, refundId: string): Promise<readonly StoredExpense[]> =>
  inScope(viewer, async (tx) => {
    const refund = await refundIn(tx, viewer, refundId);
    if (!refund) return [];
    return (await fittingPayments(tx, viewer, refund))
      .toSorted((one, other) => Number(isEqual(other, refund)) - Number(isEqual(one, refund)))
      .slice(0, likelyShown);
  });

/** Returns the payments of the merchant and currency of a refund that are not later and not smaller. */
async function fittingPayments(tx: Tx, viewer: Viewer, refund: StoredExpense): Promise<readonly StoredExpense[]> {
  const { key } = normaliseMerchant(refund.merchant);
  const named = await paymentsBefore(tx, viewer, refund, refund.merchant);
  const found = [...(await equalPayments(tx, viewer, refund)), ...named];
  return [...new Map(found.map((payment) => [payment.id, payment])).values()].filter(
    ({ merchant, amount }) =>
      normaliseMerchant(merchant).key === key &&
      amount.currency === refund.amount.currency &&
      amount.minor >= refund.amount.minor,
  );
}

/** Returns the payment that a refund returns, by its merchant, amount and day; null when none or several fit. */
export const onlyOriginal = (viewer: Viewer, refundId: string): Promise<string | null> =>
  inScope(viewer, async (tx) => {
    const refund = await refundIn(tx, viewer, refundId);
    if (!refund) return null;
    const payments = await fittingPayments(tx, viewer, refund);
    const refunded = await refundedIn(tx, viewer, payments);
    return (
      originalOf(
        refund,
        payments.map(({ id, day, merchant, amount }) => ({
          id,
          day,
          merchant,
          rest: { ...amount, minor: amount.minor - (refunded.get(id) ?? 0n) },
        })),
      )?.id ?? null
    );
  });

/** Returns what was refunded of each payment in its own currency, in minor units. */
async function refundedIn(tx: Tx, { companyId }: Viewer, payments: readonly StoredExpense[]) {
  const ids = payments.map(({ id }) => id);
  const rows = await tx.$queryRaw<{ id: string; minor: bigint }[]>`
    select p.id::text as id, sum(r.amount_minor)::bigint as minor
    from movements p join expenses e on e.company_id = ${companyId}::uuid and e.refund_of = p.id
      join movements r on r.id = e.id and r.removed_at is null and r.currency = p.currency
    where p.company_id = ${companyId}::uuid and p.id = any(${ids}::uuid[]) group by p.id`;
  return new Map(rows.map(({ id, minor }) => [id, minor]));
}

const isEqual = (payment: StoredExpense, refund: StoredExpense) => payment.amount.minor === refund.amount.minor;

/** Returns the payments not later than a refund whose merchant or note contains the words, newest first. */
export const searchOriginals = (viewer: Viewer, refundId: string, words: string): Promise<readonly StoredExpense[]> =>
  inScope(viewer, async (tx) => {
    const refund = await refundIn(tx, viewer, refundId);
    return refund ? (await paymentsBefore(tx, viewer, refund, words)).slice(0, foundShown) : [];
  });

async function refundIn(tx: Tx, viewer: Viewer, id: string): Promise<StoredExpense | null> {
  const [refund] = await storedRows(tx, viewer, placesOf([id]));
  return refund && canBeRefundOf(refund.type) ? refund : null;
}

/** Returns the newest payments of exactly the amount of a refund, however many payments its merchant has. */
async function equalPayments(tx: Tx, viewer: Viewer, { day, amount }: StoredExpense): Promise<StoredExpense[]> {
  const places = Prisma.sql`
    select m.day, m.id from movements m
    where ${movementIs(viewer, { kind: 'expense' })} and m.amount_minor = ${amount.minor} and m.currency = ${amount.currency}::bpchar and m.sign = 1
      and m.day <= ${day}::bpchar
    order by m.day desc, m.id desc limit ${mostCompared}`;
  return storedRows(tx, viewer, places);
}

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

async function paymentsBefore(tx: Tx, viewer: Viewer, { day }: StoredExpense, text: string): Promise<StoredExpense[]> {
  const places = placesSql(viewer, { text, kind: 'expense' }, { after: { day, id: lastId }, size: mostCompared });
  return (await storedRows(tx, viewer, places)).filter(({ type }) => isMoneyOut(type));
}
