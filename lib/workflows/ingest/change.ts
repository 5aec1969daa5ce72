import 'server-only';
import { changeExpense, type ExpenseRow, findExpense, removeExpense } from '@/lib/data/expense/expenses';
import type { SourceViewer } from '@/lib/data/ingest/keys';
import type { Received } from '@/lib/data/ingest/received';
import { saveCancelled } from '@/lib/data/ingest/record';
import { hasBothSides } from '@/lib/data/ingest/sides';
import type { TransferRow } from '@/lib/data/transfer/stored';
import { changeTransfer, findTransfer, removeTransfer } from '@/lib/data/transfer/transfers';
import type { ExpenseInput } from '@/lib/domain/expense/expense';
import { serializeParts, toPartForms } from '@/lib/domain/expense/lines';
import type { PlannedFacts } from '@/lib/domain/import/file-plan';
import { postedAccount } from '@/lib/domain/import/kind/own-account';
import type { IngestedMovement, Moved } from '@/lib/domain/ingest/movement';
import { formatsOf } from '@/lib/domain/locale';
import { Refusal } from '@/lib/domain/refusal';
import type { PreparedRow } from '@/lib/workflows/expense/import/program/prepared';
import { keptAs, type Recorded } from './judge';
import { prepareMovements } from './prepare';

/**
 * Makes the change that a source sent to a movement that is not in the books yet. What a person has changed since stays,
 * unless the source changed the same. Returns what to store: with the reason when the change is refused.
 */
export const changeMovement = (viewer: SourceViewer, known: Recorded, movement: Moved): Promise<Received> =>
  orRefused(known, movement, async () => {
    const [before, after] = await preparedTwice(viewer, known, movement);
    const { is, why, asks } = after.kind;
    if (asks) throw new Refusal(why ?? 'It is not clear what it is. Send a `type`.');
    const expense = await findExpense(viewer, known.movementId);
    const transfer = expense ? null : await findTransfer(viewer, known.movementId);
    if (!expense && !transfer) throw new Refusal('A person deleted it in Outlay.');
    if ((transfer !== null) !== (is === 'transfer'))
      throw new Refusal('It is recorded as another kind. Cancel it, and send it with another id.');
    refuseInBooks((expense ?? transfer)?.syncedRevision ?? null);
    if (expense) await changeExpense(viewer, changedExpense(expense, before?.facts ?? null, after, viewer));
    if (transfer) await changeOfTransfer(viewer, transfer, after);
    return { ...known, state: 'recorded', content: movement, applied: movement, reason: null };
  });

/** Deletes a movement that the source took back, unless it is in the books. */
export const cancelMovement = (viewer: SourceViewer, known: Recorded, movement: IngestedMovement): Promise<Received> =>
  orRefused(known, movement, async () => {
    if (known.existed)
      throw new Refusal('Outlay had it before, from an import or by hand. A person has to delete it there.');
    const expense = await findExpense(viewer, known.movementId);
    const transfer = expense ? null : await findTransfer(viewer, known.movementId);
    refuseInBooks((expense ?? transfer)?.syncedRevision ?? null);
    if (expense) await removeExpense(viewer, expense.id);
    if (transfer) {
      await refuseBothSides(viewer, transfer.id);
      await removeTransfer(viewer, transfer.id);
    }
    const row = { ...keptAs('cancelled', movement), movementId: null };
    await saveCancelled(viewer, row, known.movementId);
    return row;
  });

async function orRefused(known: Recorded, content: IngestedMovement, work: () => Promise<Received>): Promise<Received> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...known, state: 'refused', content, reason: error.message };
  }
}

/** Returns the row of what is recorded, if the company still has its card, and that of the change. */
async function preparedTwice(
  viewer: SourceViewer,
  { applied }: Recorded,
  movement: Moved,
): Promise<readonly [PreparedRow | null, PreparedRow]> {
  const { rows, refused } = await prepareMovements(viewer, [movement]);
  const [after] = rows;
  if (!after) throw new Refusal(refused[0]?.reason ?? 'It cannot be recorded.');
  if (after.needsRate) throw new Refusal('Its currency is not that of the books. Send a `rate`.');
  const before = applied && applied.status !== 'cancelled' ? await prepareMovements(viewer, [applied]) : null;
  return [before?.rows[0] ?? null, after];
}

function refuseInBooks(syncedRevision: number | null): void {
  if (syncedRevision !== null)
    throw new Refusal('It is in the books, so nothing was changed. Correct it in Outlay or in the books.');
}

async function refuseBothSides(viewer: SourceViewer, id: string): Promise<void> {
  if (await hasBothSides(viewer, id))
    throw new Refusal('It is one of two sides of a transfer, so nothing was changed. Change the transfer in Outlay.');
}

/** Returns the form of the expense, with the values that the source changed. */
function changedExpense(
  expense: ExpenseRow,
  before: PlannedFacts | null,
  { expense: after, facts }: PreparedRow,
  { locale }: SourceViewer,
): ExpenseInput {
  const isChanged = (name: keyof PlannedFacts) => before === null || !isSame(before[name], facts[name]);
  const amount = isChanged('amount') ? after.amount : expense.amount;
  const [line] = expense.lines;
  const isSplit = expense.lines.length > 1;
  const isOtherAmount = !isSame(amount, expense.amount);
  if (isSplit && isOtherAmount)
    throw new Refusal(`It is split into ${expense.lines.length} parts, so nothing was changed. Change it in Outlay.`);
  return {
    id: expense.id,
    revision: expense.revision,
    type: isChanged('type') ? after.type : expense.type,
    day: isChanged('day') ? after.day : expense.day,
    merchant: isChanged('merchant') ? after.merchant : expense.merchant,
    amount,
    currency: amount.currency,
    rate: isChanged('rate') || isChanged('amount') ? after.rate : expense.rate,
    note: isChanged('note') ? after.note : expense.note,
    cardId: isChanged('cardId') ? after.cardId : expense.cardId,
    categoryId: isChanged('categoryId') && facts.categoryId ? facts.categoryId : (line?.categoryId ?? null),
    taxRateRef: line?.taxRateRef ?? null,
    taxAmount: '',
    // A tax that a person typed belongs to the amount that they saw.
    taxMinor: isOtherAmount ? null : (line?.taxMinor ?? null),
    supplierRef: expense.supplierRef,
    customerRef: line?.customerRef ?? null,
    trackingRefs: line?.trackingRefs ? JSON.stringify(line.trackingRefs) : '',
    parts: isSplit ? serializeParts(toPartForms(expense.lines, formatsOf(locale).decimal)) : '',
    receiptIds: [],
    refundOf: null,
  };
}

async function changeOfTransfer(
  viewer: SourceViewer,
  transfer: TransferRow,
  { facts, direction, own, kind }: PreparedRow,
) {
  await refuseBothSides(viewer, transfer.id);
  const { other } = kind;
  if (!own || !other) throw new Refusal('The other account of the transfer is not known.');
  const [from, to] = direction === 'out' ? [own, other] : [other, own];
  await changeTransfer(viewer, {
    id: transfer.id,
    revision: transfer.revision,
    kind: transfer.kind,
    day: facts.day,
    note: transfer.note,
    from: postedAccount(from),
    to: postedAccount(to),
    amount: facts.amount,
    toAmount: facts.amount,
  });
}

function isSame(one: unknown, other: unknown): boolean {
  const text = (value: unknown) =>
    JSON.stringify(value ?? null, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  return text(one) === text(other);
}
