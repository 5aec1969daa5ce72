import 'server-only';
import { record } from '@/lib/data/audit';
import { forgetLinkedPayment, payLinkedClaim } from '@/lib/data/claim/linked-payment';
import { inScope, type Tx } from '@/lib/data/db';
import { holdCoding, lockMovements } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';

type Match = {
  readonly recordIds: string[];
  /** The sets of records of which one may be the movement; null if all of them together are. */
  readonly choices: string[][] | null;
  readonly answer: 'linked' | 'another' | null;
  readonly isOnItsWay: boolean;
  readonly isInBooks: boolean;
};

/**
 * Links a movement to the records that explain it: all that were found, or the chosen set (`choice` is its number, from 0). It then
 * counts as in the books, and nothing is written. Idempotent. Throws a Refusal if it is on its way, if another movement was linked
 * to a record meanwhile, or if one of several sets has to be chosen.
 */
export const linkBooked = (viewer: Viewer, movementId: string, choice?: number): Promise<void> =>
  change(viewer, movementId, async (tx, match) => {
    if (match.answer === 'linked') return null;
    if (match.answer !== null) throw new Refusal('It was marked as a different payment. It can be synced.');
    if (match.isInBooks || match.isOnItsWay) throw new Refusal('It is in your books already, or on its way there.');
    const recordIds = match.choices === null ? match.recordIds : match.choices[choice ?? -1];
    if (!recordIds) throw new Refusal('Several records may explain it. Choose the one that is the same payment.');
    const claimed = await tx.$executeRaw`
      update book_records set movement_id = ${movementId}::uuid
      where company_id = ${viewer.companyId}::uuid and id = any(${recordIds}::uuid[]) and deleted_at is null
        and (movement_id is null or movement_id = ${movementId}::uuid)`;
    if (claimed < recordIds.length)
      throw new Refusal('The record was deleted in the books, or belongs to another movement. Nothing was linked.');
    await tx.$executeRaw`
      update movements set synced_revision = revision, latest_item_id = null
      where id = ${movementId}::uuid and company_id = ${viewer.companyId}::uuid`;
    await payLinkedClaim(tx, viewer.companyId, movementId, recordIds);
    await answer(tx, viewer, movementId, { answer: 'linked', recordIds });
    return 'movement.linked-to-books';
  });

/** Says that the records are of another movement. They are not found for this one again, and it can be synced. Idempotent. */
export const keepApart = (viewer: Viewer, movementId: string): Promise<void> =>
  change(viewer, movementId, async (tx, match) => {
    if (match.answer === 'another') return null;
    if (match.answer !== null) throw new Refusal('It is linked to the record in the books. Undo that first.');
    await tx.$executeRaw`
      update book_matches set other_ids = array(select distinct unnest(other_ids || record_ids))
      where movement_id = ${movementId}::uuid and company_id = ${viewer.companyId}::uuid`;
    await answer(tx, viewer, movementId, { answer: 'another' });
    return 'movement.kept-apart-from-books';
  });

/** Takes a link back: the movement is not in the books, and can be answered again. Idempotent. */
export const undoLinkBooked = (viewer: Viewer, movementId: string): Promise<void> =>
  change(viewer, movementId, async (tx, match) => {
    if (match.answer !== 'linked') return null;
    await tx.$executeRaw`
      update book_records set movement_id = null
      where company_id = ${viewer.companyId}::uuid and id = any(${match.recordIds}::uuid[])
        and movement_id = ${movementId}::uuid`;
    await tx.$executeRaw`
      update movements set synced_revision = null, latest_item_id = (
        select id from sync_items where movement_id = movements.id order by attempt desc limit 1)
      where id = ${movementId}::uuid and company_id = ${viewer.companyId}::uuid`;
    await tx.$executeRaw`
      update book_matches set answer = null, answered_at = null, answered_by_id = null,
        record_ids = coalesce((select array_agg(distinct one::uuid) from jsonb_array_elements(choices) many,
          jsonb_array_elements_text(many) one), record_ids)
      where movement_id = ${movementId}::uuid and company_id = ${viewer.companyId}::uuid`;
    await forgetLinkedPayment(tx, viewer.companyId, [movementId]);
    return 'movement.unlinked-from-books';
  });

/** `act` returns the action of the audit event, or null if nothing changed. */
const change = (
  viewer: Viewer,
  movementId: string,
  act: (tx: Tx, match: Match) => Promise<string | null>,
): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    await holdCoding(tx, companyId);
    await lockMovements(tx, companyId, [movementId]);
    const [match] = await tx.$queryRaw<Match[]>`
      select k.record_ids::text[] as "recordIds", k.choices, k.answer::text as answer, m.synced_revision is not null as "isInBooks",
        m.status in ('queued', 'sending', 'unknown') as "isOnItsWay"
      from book_matches k join movements m on m.id = k.movement_id
      where k.movement_id = ${movementId}::uuid and k.company_id = ${companyId}::uuid for update of k`;
    if (!match) throw new Refusal('This question was answered already, or the movement was deleted.');
    const action = await act(tx, match);
    if (action === null) return;
    await projectMovements(tx, companyId, [movementId]);
    await record(tx, viewer, action, movementId, { records: match.recordIds.length });
    await announce(tx, companyId, ['expenses', 'reconcile'], [movementId]);
  });

const answer = (
  tx: Tx,
  { companyId, userId }: Viewer,
  movementId: string,
  given: { readonly answer: 'linked' | 'another'; readonly recordIds?: string[] },
) =>
  tx.bookMatch.updateMany({
    where: { movementId, companyId },
    data: { ...given, answeredAt: new Date(), answeredById: userId },
  });

/** The question whether a movement is in the books already, or the answer. Null if it was never asked. */
export type BookedQuestion = {
  readonly answer: 'linked' | 'another' | null;
  readonly answeredAt: Date | null;
  /** Null for a record with the movement's own reference, which Outlay links by itself. */
  readonly answeredBy: string | null;
  /** The sets of these records of which one may be the movement, by their ids; one set without a choice. */
  readonly choices: readonly (readonly string[])[];
  readonly records: readonly {
    readonly id: string;
    readonly type: string;
    readonly day: string;
    readonly minor: bigint;
    readonly currency: string;
    readonly name: string | null;
    readonly reference: string | null;
    readonly isDeleted: boolean;
  }[];
};

/** Returns the question about a movement with the records that were found, for its page. */
export const bookedQuestion = (viewer: Viewer, movementId: string): Promise<BookedQuestion | null> =>
  inScope(viewer, async (tx) => {
    const rows = await tx.$queryRaw<
      (BookedQuestion['records'][number] &
        Pick<BookedQuestion, 'answer' | 'answeredAt' | 'answeredBy'> & { readonly sets: string[][] | null })[]
    >`
      select k.answer::text as answer, k.answered_at as "answeredAt", u.name as "answeredBy", k.choices as sets, b.id::text as id, b.type, b.day,
        b.amount_minor as minor, b.currency, b.counterparty as name, coalesce(b.reference, left(b.note, 200)) as reference,
        b.deleted_at is not null as "isDeleted"
      from book_matches k left join users u on u.id = k.answered_by_id
        join book_records b on b.id = any(k.record_ids) and b.company_id = k.company_id
      where k.movement_id = ${movementId}::uuid and k.company_id = ${viewer.companyId}::uuid order by b.day, b.id limit 40`;
    const [first] = rows;
    if (!first) return null;
    const { answer: given, answeredAt, answeredBy, sets } = first;
    const choices = given === null && sets !== null ? sets : [rows.map(({ id }) => id)];
    return { answer: given, answeredAt, answeredBy, choices, records: rows };
  });
