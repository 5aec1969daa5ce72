import 'server-only';
import { linkToOriginals } from '@/lib/data/expense/import/link-refunds';
import { linkRefund } from '@/lib/data/expense/refund/links';
import type { SourceViewer } from '@/lib/data/ingest/keys';
import { type Received, receivedOf } from '@/lib/data/ingest/received';
import { Refusal } from '@/lib/domain/refusal';

/**
 * Links the refunds and chargebacks of newly recorded movements to their payments: the one that the source names, else where
 * exactly one payment fits.
 */
export async function linkReceived(viewer: SourceViewer, rows: readonly Received[]): Promise<void> {
  const refunds = rows.flatMap(({ state, existed, movementId, content }) =>
    state === 'recorded' && !existed && movementId !== null && isRefund(content)
      ? [{ movementId, refundOf: content.refundOf }]
      : [],
  );
  const named = refunds.flatMap(({ refundOf }) => refundOf ?? []);
  const payments = named.length > 0 ? await receivedOf(viewer, viewer.source, named) : new Map<string, Received>();
  const unnamed: string[] = [];
  for (const { movementId, refundOf } of refunds) {
    const payment = refundOf === undefined ? null : (payments.get(refundOf)?.movementId ?? null);
    if (payment === null) unnamed.push(movementId);
    else await linkRefund(viewer, movementId, payment).catch(ignoreRefusal);
  }
  await linkToOriginals(viewer, unnamed);
}

const isRefund = (content: Received['content']): content is Exclude<Received['content'], { status: 'cancelled' }> =>
  content.status !== 'cancelled' && (content.type === 'refund' || content.type === 'chargeback');

/** The named payment may be no payment, or a person may have deleted it. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
