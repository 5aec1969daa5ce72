import 'server-only';
import { announceDone, type CompanyScope, db, inScope, worker } from '@/lib/data/db';
import { announce } from '@/lib/data/queue';
import { wakeLane } from '@/lib/data/sync/due-work';
import type { Lane } from '@/lib/data/sync/lease';
import type { Delivery } from './claim-deliveries';

export type DeliveryOutcome =
  | { readonly state: 'delivered'; readonly attachmentId: string | null }
  | { readonly state: 'refused'; readonly message: string }
  /** The receipt was not sent, or a retry with the same bytes and key is safe. */
  | { readonly state: 'waiting'; readonly afterSeconds: number; readonly step?: 'failed' }
  /**
   * The receipt is not in the books, or was refused once, with a message. It is sent again under a new key.
   */
  | { readonly state: 'not-found'; readonly message?: string }
  /**
   * Ambiguous: the receipt may be in the books. It is looked up after `lookAfterSeconds`; if that is null, a person has
   * to check the books. `missed` means that the books were read and the record was not found.
   */
  | {
      readonly state: 'unknown';
      readonly message: string;
      readonly lookAfterSeconds: number | null;
      readonly step?: 'failed' | 'missed';
    };

/**
 * Saves the outcome of a delivery. Changes nothing if another claim has raised the attempt since. The SQL function sets
 * the scope of the worker itself, so one statement replaces a transaction of three messages.
 */
export async function saveDelivery(delivery: Delivery, outcome: DeliveryOutcome): Promise<void> {
  const needsNewKey = outcome.state === 'not-found';
  const step = 'step' in outcome ? outcome.step : undefined;
  await db().$executeRaw`
    select save_delivery(
      ${delivery.companyId}::uuid, ${delivery.id}::uuid, ${delivery.attempt}::int,
      ${needsNewKey ? 'waiting' : outcome.state}::"DeliveryState",
      ${'message' in outcome ? (outcome.message ?? null) : null}::text,
      ${outcome.state === 'delivered' ? outcome.attachmentId : null}::text,
      ${dueAfterSeconds(outcome)}::float, ${needsNewKey}::boolean,
      ${step === 'failed' ? 1 : 0}::int, ${step === 'missed' ? 1 : 0}::int)`;
  announceDone(delivery.companyId, ['receipts', 'syncs']);
}

function dueAfterSeconds(outcome: DeliveryOutcome): number | null {
  switch (outcome.state) {
    case 'waiting':
      return outcome.afterSeconds;
    case 'not-found':
      return 0;
    case 'unknown':
      return outcome.lookAfterSeconds;
    case 'delivered':
    case 'refused':
      return null;
  }
}

export type LocatedDelivery = {
  readonly delivery: Delivery;
  /** The ids of the records in the books that may be the expense's. */
  readonly recordRefs: readonly string[];
};

/**
 * Saves where the records of receipts are in the books. Makes the check of their files due, if they still wait for it.
 * A receipt that is sent at the moment keeps the ids in case its upload becomes ambiguous.
 */
export const saveRecordRefs = (lane: Lane, located: readonly LocatedDelivery[]): Promise<unknown> =>
  inScope(
    worker(lane.companyId),
    (tx) =>
      tx.$executeRaw`
      update receipt_deliveries set
        record_refs = (select array_agg(ref) from jsonb_array_elements_text(found.refs) as ref),
        due_at = case when found.state = 'unknown' and receipt_deliveries.state = 'unknown'
          and found.attempt = receipt_deliveries.attempt then now() else due_at end
      from jsonb_to_recordset(${JSON.stringify(located.map(toFound))}::jsonb)
        as found (id uuid, state text, attempt int, refs jsonb)
      where receipt_deliveries.id = found.id and company_id = ${lane.companyId}::uuid`,
  );

const toFound = ({ delivery: { id, state, attempt }, recordRefs }: LocatedDelivery) => ({
  id,
  state,
  attempt,
  refs: recordRefs,
});

/**
 * Sends an ambiguous or refused receipt again under a new key. A person requests this after checking the books or
 * fixing the cause.
 */
export const sendReceiptAgain = (scope: CompanyScope, receiptId: string): Promise<void> =>
  inScope(scope, async (tx) => {
    await tx.$executeRaw`
      update receipt_deliveries set state = 'waiting', due_at = now(), changed_at = now(), attempt = attempt + 1, looks = 0, failures = 0,
        idempotency_key = gen_random_uuid(), key_used_at = null
      where receipt_id = ${receiptId}::uuid and company_id = ${scope.companyId}::uuid and state in ('unknown', 'refused')`;
    await wakeLane(tx, scope.companyId);
    await announce(tx, scope.companyId, ['receipts', 'syncs']);
  });
