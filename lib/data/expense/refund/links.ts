import 'server-only';
import { recordAll } from '@/lib/data/audit';
import { inScope, type Tx } from '@/lib/data/db';
import { placesOf, type StoredExpense, storedRows } from '@/lib/data/expense/stored-rows';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { announce } from '@/lib/data/queue';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Expense } from '@/lib/domain/expense/expense';
import { canBeRefundOf, isMoneyOut } from '@/lib/domain/expense/type';
import { Refusal } from '@/lib/domain/refusal';

/**
 * Returns the payment that a refund returns, and locks it, so that it is not deleted meanwhile. Throws a Refusal when it is
 * no payment, was deleted, or the viewer may not see it.
 */
export async function lockedPayment(tx: Tx, companyId: string, id: string): Promise<StoredExpense> {
  await tx.$executeRaw`select 1 from movements where id = ${id}::uuid for share`;
  const [payment] = await storedRows(tx, { companyId }, placesOf([id]));
  if (!payment) throw new Refusal('The original expense is no longer there. Record the refund without it.');
  if (!isMoneyOut(payment.type)) throw new Refusal('Only a payment can have refunds. Choose another expense.');
  if (payment.claim) throw new Refusal('A refund of a claim goes to the person who paid. Change the claim instead.');
  return payment;
}

/**
 * Links a refund or a chargeback to its payment, in place of an earlier link. Idempotent. Throws a
 * Refusal if either is no longer there, or has another type.
 */
export const linkRefund = (viewer: Viewer, id: string, paymentId: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { refund, payment } = await lockedPair(tx, viewer, id, paymentId);
    const refundOf = await linkOf(tx, id);
    if (!payment) throw new Refusal('The original expense is no longer there. Choose another one.');
    if (!isMoneyOut(payment.type)) throw new Refusal('Only a payment can have refunds. Choose another expense.');
    if (payment.claim) throw new Refusal('A refund of a claim goes to the person who paid. Change the claim instead.');
    if (refundOf === paymentId) return;
    await setLink(tx, viewer, id, paymentId);
    await recordLinks(tx, viewer, refund, [
      ...(refundOf === null ? [] : [{ action: 'expense.refund-unlinked', payment: refundOf }]),
      { action: 'expense.refund-linked', payment: paymentId },
    ]);
  });

/** Removes the link of a refund to its payment. Both stay. Idempotent. */
export const unlinkRefund = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { refund } = await lockedPair(tx, viewer, id, null);
    await dropLink(tx, viewer, refund);
  });

/** Removes the link of a refund whose movement is locked, if it has one. */
export async function dropLink(tx: Tx, viewer: Viewer, refund: Expense): Promise<void> {
  const refundOf = await linkOf(tx, refund.id);
  if (refundOf === null) return;
  await setLink(tx, viewer, refund.id, null);
  await recordLinks(tx, viewer, refund, [{ action: 'expense.refund-unlinked', payment: refundOf }]);
}

const linkOf = (tx: Tx, id: string): Promise<string | null> =>
  tx.expense.findUniqueOrThrow({ where: { id }, select: { refundOf: true } }).then(({ refundOf }) => refundOf);

/** Locks the refund and the payment in the order of their ids, and reads them. */
async function lockedPair(tx: Tx, { companyId }: Viewer, id: string, paymentId: string | null) {
  await holdCoding(tx, companyId);
  const ids = paymentId === null ? [id] : [id, paymentId];
  await tx.$executeRaw`select 1 from movements where id = any(${ids}::uuid[]) order by id for update`;
  const rows = await storedRows(tx, { companyId }, placesOf(ids));
  const refund = rows.find((row) => row.id === id);
  if (!refund) throw new Refusal('This expense is no longer there.');
  if (!canBeRefundOf(refund.type))
    throw new Refusal('Only a refund or a chargeback can be linked to an original expense.');
  return { refund, payment: rows.find((row) => row.id === paymentId) };
}

async function setLink(tx: Tx, { companyId }: Viewer, id: string, refundOf: string | null): Promise<void> {
  await tx.expense.update({ where: { id }, data: { refundOf }, select: { id: true } });
  await announce(tx, companyId, ['expenses'], refundOf === null ? [id] : [id, refundOf]);
}

/** Records in the history of the refund and of each payment what happened to the link. */
const recordLinks = (
  tx: Tx,
  viewer: Viewer,
  refund: Expense,
  links: readonly { readonly action: string; readonly payment: string }[],
): Promise<void> =>
  recordAll(
    tx,
    viewer,
    links.flatMap(({ action, payment }) => [
      { action, subject: refund.id, detail: { original: payment } },
      { action: `${action}-here`, subject: payment, detail: detailOf(refund) },
    ]),
  );

/** Records in the history of a payment that a refund of it was recorded. */
export const recordRefund = (tx: Tx, viewer: Viewer, paymentId: string, refund: Expense): Promise<void> =>
  recordAll(tx, viewer, [{ action: 'expense.refund-recorded', subject: paymentId, detail: detailOf(refund) }]);

const detailOf = ({ id, amount }: Expense) => ({
  refund: id,
  amount: String(amount.minor),
  currency: amount.currency,
});
