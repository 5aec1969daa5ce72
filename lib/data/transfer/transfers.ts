import 'server-only';
import { record } from '@/lib/data/audit';
import { refuseLockedDay } from '@/lib/data/close/closed-days';
import { inScope, isTaken, type Tx } from '@/lib/data/db';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import type { Viewer } from '@/lib/domain/company/viewer';
import { canEdit } from '@/lib/domain/movement/status';
import { Refusal } from '@/lib/domain/refusal';
import { transferKindNames } from '@/lib/domain/transfer/kind';
import { accountOfEnd, baseMinorOf, type TransferEnd } from '@/lib/domain/transfer/transfer';
import type { TransferInput } from '@/lib/domain/transfer/transfer-input';
import { checkAccounts } from './accounts';
import { settleUnchangedTransfer } from './settle';
import { type TransferRow, transfersIn } from './stored';

/** Returns one transfer; null when it does not exist or the viewer may not see it. */
export const findTransfer = (viewer: Viewer, id: string): Promise<TransferRow | null> =>
  inScope(viewer, async (tx) => (await transfersIn(tx, viewer.companyId, [id]))[0] ?? null);

/**
 * Records a transfer. Idempotent, because the form carries the id. A second request with the same id and different content
 * is refused, so that nobody thinks the new content was recorded.
 */
export async function addTransfer(viewer: Viewer, input: TransferInput): Promise<void> {
  try {
    await inScope(viewer, async (tx) => {
      const { companyId, userId } = viewer;
      await holdCoding(tx, companyId);
      const connectionId = await checkAccounts(tx, companyId, input, null);
      await tx.movement.create({
        data: { id: input.id, companyId, kind: 'transfer', personId: userId, ...sharedFacts(viewer, input) },
        select: { id: true },
      });
      await tx.transfer.create({
        data: { id: input.id, companyId, ...ownFacts(input), connectionId },
        select: { id: true },
      });
      await projectMovements(tx, companyId, [input.id]);
      await record(tx, viewer, 'transfer.recorded', input.id, detailOf(input));
      await announce(tx, companyId, ['expenses'], [input.id]);
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    const kept = await findTransfer(viewer, input.id);
    if (!kept || !isSame(kept, input))
      throw new Refusal(
        'This transfer was recorded a moment ago. Open it in the list to change it, or start a new one.',
      );
  }
}

/** Changes a transfer. Throws a Refusal if it is on its way, marked as in the books, or was changed in the meantime. */
export const changeTransfer = (viewer: Viewer, input: TransferInput): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const { id } = input;
    await holdCoding(tx, companyId);
    await refuseLockedDay(tx, companyId, input.day);
    const before = await lockTransfer(tx, companyId, id);
    if (!canEdit(before.status))
      throw new Refusal('This transfer is on its way to your books. Wait for the outcome, then change it.');
    if (before.mark)
      throw new Refusal('This transfer is marked as in your books. Undo the mark first, then change it.');
    if (before.revision !== input.revision)
      throw new Refusal(
        'Somebody changed this transfer while you were editing it. Open it again to see their change; what you typed is still here.',
      );
    if (isSame(before, input)) return;
    const connectionId = await checkAccounts(tx, companyId, input, chosenOf(before));
    await tx.movement.update({
      where: { id },
      data: { ...sharedFacts(viewer, input), revision: { increment: 1 } },
      select: { id: true },
    });
    await tx.transfer.update({ where: { id }, data: { ...ownFacts(input), connectionId }, select: { id: true } });
    if (before.syncedRevision !== null) await settleUnchangedTransfer(tx, companyId, id);
    await projectMovements(tx, companyId, [id]);
    await record(tx, viewer, 'transfer.changed', id, detailOf(input));
    await announce(tx, companyId, ['expenses'], [id]);
  });

/**
 * Removes a transfer from the list. Its row and its history remain. Throws a Refusal if it was ever queued for a sync or is
 * marked as in the books. Idempotent.
 */
export const removeTransfer = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    await holdCoding(tx, companyId);
    const count = await tx.$executeRaw`
      update movements set removed_at = now() where id = ${id}::uuid and company_id = ${companyId}::uuid
        and kind = 'transfer' and removed_at is null and synced_revision is null and queued_run_id is null
        and not exists (select 1 from sync_items i where i.movement_id = movements.id)`;
    if (count === 0 && (await tx.movement.count({ where: { id, kind: 'transfer', removedAt: { not: null } } })) > 0)
      return;
    if (count === 0) throw new Refusal('Only a transfer that was never sent to your books can be deleted.');
    await record(tx, viewer, 'transfer.deleted', id);
    await announce(tx, companyId, ['expenses'], [id]);
  });

/** Locks and returns a transfer. Throws a Refusal if there is none. */
export async function lockTransfer(tx: Tx, companyId: string, id: string): Promise<TransferRow> {
  await tx.$executeRaw`select 1 from movements where id = ${id}::uuid and company_id = ${companyId}::uuid for update`;
  const [row] = await transfersIn(tx, companyId, [id]);
  if (!row) throw new Refusal('This transfer is no longer there.');
  return row;
}

const sharedFacts = ({ baseCurrency }: Viewer, { day, from, amount, toAmount }: TransferInput) => ({
  day,
  amountMinor: amount.minor,
  currency: amount.currency,
  baseMinor: baseMinorOf({ from: amount, to: toAmount }, baseCurrency),
  cardId: from.cardId,
});

const ownFacts = ({ kind, note, from, to, toAmount }: TransferInput) => ({
  kind,
  description: note,
  fromBankRef: from.bankRef,
  toCardId: to.cardId,
  toBankRef: to.bankRef,
  toMinor: toAmount.minor,
  toCurrency: toAmount.currency,
});

const detailOf = ({ kind, amount }: TransferInput) => ({
  kind: transferKindNames[kind],
  amount: String(amount.minor),
  currency: amount.currency,
});

/** Returns the accounts of a stored transfer as a person chose them. */
const chosenOf = ({ from, to, connectionId }: TransferRow) => ({
  from: accountOfEnd(from),
  to: accountOfEnd(to),
  connectionId,
});

const isSame = (kept: TransferRow, { kind, day, note, from, to, amount, toAmount }: TransferInput): boolean =>
  kept.kind === kind &&
  kept.day === day &&
  kept.note === note &&
  isEnd(kept.from, from, amount.minor) &&
  isEnd(kept.to, to, toAmount.minor);

const isEnd = (end: TransferEnd, { cardId, bankRef, currency }: TransferInput['from'], minor: bigint): boolean =>
  end.cardId === cardId && end.bankRef === bankRef && end.amount.currency === currency && end.amount.minor === minor;
