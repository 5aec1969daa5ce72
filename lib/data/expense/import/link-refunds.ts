import 'server-only';
import { inScope } from '@/lib/data/db';
import { linkRefund } from '@/lib/data/expense/refund/links';
import { onlyOriginal } from '@/lib/data/expense/refund/refunds';
import type { Viewer } from '@/lib/domain/company/viewer';
import { refundTypes } from '@/lib/domain/expense/type';
import { Refusal } from '@/lib/domain/refusal';

/** The most refunds of one import that are linked. The pages of the others suggest their payments. */
const mostLinked = 500;

/**
 * Links the refunds and chargebacks of an import to the payments that they return, oldest first, where exactly one payment of
 * the merchant has the amount left. Idempotent.
 */
export async function linkRefunds(viewer: Viewer, importId: string): Promise<void> {
  const { companyId } = viewer;
  const refunds = await inScope(viewer, (tx) =>
    tx.movement.findMany({
      where: { companyId, importId, removedAt: null, expense: { type: { in: [...refundTypes] }, refundOf: null } },
      select: { id: true },
      orderBy: [{ day: 'asc' }, { id: 'asc' }],
      take: mostLinked,
    }),
  );
  await linkToOriginals(
    viewer,
    refunds.map(({ id }) => id),
  );
}

/** Links each of these refunds to its payment, where exactly one payment fits. Idempotent. */
export async function linkToOriginals(viewer: Viewer, refunds: readonly string[]): Promise<void> {
  for (const id of refunds) {
    const payment = await onlyOriginal(viewer, id);
    if (payment !== null) await linkRefund(viewer, id, payment).catch(ignoreRefusal);
  }
}

/** A person may delete the payment or link the refund meanwhile. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
