import 'server-only';
import { record } from '@/lib/data/audit';
import { changedClaim, saveClaim } from '@/lib/data/claim/save';
import { refuseLockedDay } from '@/lib/data/close/closed-days';
import { changesIn } from '@/lib/data/coding/auto-code';
import { knowledgeIn } from '@/lib/data/coding/knowledge';
import { learn, lessonsOf } from '@/lib/data/coding/learned';
import { inScope, isTaken, type Tx } from '@/lib/data/db';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import { serializeChanges } from '@/lib/domain/coding/changes';
import { diffFacts, haveFactsChanged, isSameSubmission } from '@/lib/domain/coding/fact-changes';
import { codeNew } from '@/lib/domain/coding/knowledge';
import { manualCategory } from '@/lib/domain/coding/manual';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ExpenseInput } from '@/lib/domain/expense/expense';
import { canBeRefundOf } from '@/lib/domain/expense/type';
import { canEdit } from '@/lib/domain/movement/status';
import { Refusal } from '@/lib/domain/refusal';
import { checkChoices } from './checks';
import {
  attach,
  claimFacts,
  expenseOf,
  type NewClaim,
  ownFacts,
  refundFrom,
  sharedFacts,
  supplierOf,
  withTravel,
} from './form-facts';
import { addLines, replaceLines } from './lines';
import { dropLink, lockedPayment, recordRefund } from './refund/links';
import type { ExpenseRow } from './rows';
import { settleIn, settleUnchanged } from './settle';
import { placesOf, storedRows } from './stored-rows';

export type { ExpenseRow } from './rows';

/** Returns one expense; null when it does not exist or the viewer may not see it. */
export const findExpense = (viewer: Viewer, id: string): Promise<ExpenseRow | null> =>
  inScope(viewer, (tx) => expenseIn(tx, viewer.companyId, id));

export async function expenseIn(tx: Tx, companyId: string, id: string): Promise<ExpenseRow | null> {
  const [row] = await storedRows(tx, { companyId }, placesOf([id]));
  return row ?? null;
}

/**
 * Records a new expense and codes the fields that the form left empty. Idempotent, because the form carries the id. A
 * second request with the same id and different content is refused, so that nobody thinks the new content was recorded.
 */
export const addExpense = (viewer: Viewer, input: ExpenseInput): Promise<void> => addWith(viewer, input, null);

/**
 * Records a claim of the viewer as a draft, as `addExpense` does. `claimOf` returns what makes it a claim; it runs in the same
 * transaction.
 */
export const addClaim = (
  viewer: Viewer,
  input: ExpenseInput,
  claimOf: (tx: Tx) => Promise<NewClaim> = async () => ({ kind: 'expense' }),
  isSame?: (kept: ExpenseRow) => boolean,
): Promise<void> => addWith(viewer, { ...input, type: 'payment', cardId: null, refundOf: null }, claimOf, isSame);

async function addWith(
  viewer: Viewer,
  posted: ExpenseInput,
  claimOf: ((tx: Tx) => Promise<NewClaim>) | null,
  isSame?: (kept: ExpenseRow) => boolean,
): Promise<void> {
  try {
    await inScope(viewer, async (tx) => {
      const { companyId, userId } = viewer;
      await holdCoding(tx, companyId);
      const claim = claimOf ? await claimOf(tx) : undefined;
      const input = withTravel(posted, claim);
      const payment = input.refundOf === null ? null : await lockedPayment(tx, companyId, input.refundOf);
      const given = payment ? refundFrom(viewer, input, payment) : expenseOf(viewer, input, null, claim);
      await checkChoices(tx, companyId, given, { before: payment, isClaim: claim !== undefined });
      const personId = payment?.spenderId ?? userId;
      const isCoded =
        (payment !== null || claim?.lines !== undefined) && given.lines.every((line) => line.categoryId !== null);
      const coding = isCoded ? given : codeNew(await knowledgeIn(tx, companyId), { ...given, spenderId: personId });
      await tx.movement.create({
        data: {
          ...{ id: input.id, companyId, kind: claim ? 'reimbursable' : 'expense', personId },
          ...sharedFacts(viewer, input),
        },
        select: { id: true },
      });
      await tx.expense.create({
        data: { id: input.id, companyId, refundOf: input.refundOf, ...ownFacts(input), ...supplierOf(coding) },
        select: { id: true },
      });
      if (claim)
        await tx.reimbursable.create({ data: { id: input.id, companyId, ...claimFacts(claim) }, select: { id: true } });
      await addLines(tx, companyId, [{ expenseId: input.id, lines: coding.lines }]);
      await attach(tx, viewer, input.id, input.receiptIds);
      await projectMovements(tx, companyId, [input.id]);
      await learn(tx, companyId, lessonsOf(null, { merchant: input.merchant, categoryId: manualCategory(coding) }));
      const say = await changesIn(tx, companyId, [{ before: null, after: coding }]);
      await record(tx, viewer, 'expense.recorded', input.id, {
        merchant: input.merchant,
        amount: String(input.amount.minor),
        currency: input.amount.currency,
        changes: serializeChanges(say(null, coding)),
      });
      if (payment) await recordRefund(tx, viewer, payment.id, given);
      await announce(tx, companyId, ['expenses', 'receipts'], [input.id]);
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    await refuseUnlessSame(viewer, posted, { isClaim: claimOf !== null, isSame });
  }
}

async function refuseUnlessSame(
  viewer: Viewer,
  input: ExpenseInput,
  { isClaim, isSame }: { readonly isClaim: boolean; readonly isSame: ((kept: ExpenseRow) => boolean) | undefined },
): Promise<void> {
  const kept = await findExpense(viewer, input.id);
  // A value that the first request took from the payment of a refund is the same in the second.
  const agrees =
    kept !== null &&
    isClaim === (kept.claim !== undefined) &&
    (isSame ? isSame(kept) : isSameSubmission(kept, expenseOf(viewer, input, kept)));
  if (!agrees)
    throw new Refusal('This expense was recorded a moment ago. Open it in the list to change it, or start a new one.');
}

/** Changes an expense. Throws a Refusal if the expense is queued or somebody else changed it in the meantime. */
export const changeExpense = (
  viewer: Viewer,
  posted: ExpenseInput,
  claimOf?: (tx: Tx, before: ExpenseRow) => Promise<NewClaim>,
): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const { id, merchant } = posted;
    await holdCoding(tx, companyId);
    await refuseLockedDay(tx, companyId, posted.day);
    await tx.$executeRaw`select 1 from movements where id = ${id}::uuid for update`;
    const before = await expenseIn(tx, companyId, id);
    if (!before) throw new Refusal('This expense is no longer there.');
    if (!canEdit(before.status))
      throw new Refusal('This expense is on its way to your books. Wait for the outcome, then change it.');
    if (before.revision !== posted.revision) {
      throw new Refusal(
        'Somebody changed this expense while you were editing it. Open it again to see their change; what you typed is still here.',
      );
    }
    const claim = before.claim && (await changedClaim(tx, before, claimOf));
    const input = claim ? withTravel({ ...posted, type: 'payment', cardId: null }, claim) : posted;
    const given = expenseOf(viewer, input, before, claim);
    await checkChoices(tx, companyId, given, { before, isClaim: claim !== undefined });
    // The expense is coded again only if one of the fields that decide its coding changed. Otherwise a category that a
    // person removed would come back.
    const codesAnew = !claim?.lines && before.syncedRevision === null && haveFactsChanged(before, given);
    const coding = codesAnew
      ? codeNew(await knowledgeIn(tx, companyId), { ...given, spenderId: before.spenderId })
      : given;
    if (canBeRefundOf(before.type) && !canBeRefundOf(input.type)) await dropLink(tx, viewer, before);
    await tx.movement.update({
      where: { id },
      data: { ...sharedFacts(viewer, input), revision: { increment: 1 } },
      select: { id: true },
    });
    await tx.expense.update({
      where: { id },
      data: { ...ownFacts(input), ...supplierOf(coding) },
      select: { id: true },
    });
    await replaceLines(tx, companyId, [{ expenseId: id, lines: coding.lines }]);
    if (claim) await saveClaim(tx, viewer, before, { claim, isSame: diffFacts(before, given).length === 0 });
    if (before.syncedRevision !== null) await settleUnchanged(tx, companyId, id);
    await attach(tx, viewer, id, input.receiptIds);
    await projectMovements(tx, companyId, [id]);
    await learn(
      tx,
      companyId,
      lessonsOf(
        { merchant: before.merchant, categoryId: manualCategory(before) },
        { merchant, categoryId: manualCategory(coding) },
      ),
    );
    const say = await changesIn(tx, companyId, [{ before, after: coding }]);
    await record(tx, viewer, 'expense.changed', id, {
      merchant,
      amount: String(input.amount.minor),
      currency: input.amount.currency,
      changes: serializeChanges([...diffFacts(before, given), ...say(before, coding)]),
    });
    await announce(tx, companyId, ['expenses'], [id]);
  });

/** Marks an edited expense as matching the books, because a person has made the same change there by hand. */
export const agreeWithBooks = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    await holdCoding(tx, viewer.companyId);
    if (!(await settleIn(tx, viewer.companyId, id)))
      throw new Refusal('This expense and your books agree already, or a change is on its way.');
    await record(tx, viewer, 'expense.changed-in-books', id);
    await announce(tx, viewer.companyId, ['expenses'], [id]);
  });

/**
 * Removes an expense from the list. Its row and its history remain. Throws a Refusal if the expense was ever queued for
 * a sync. Idempotent.
 */
export const removeExpense = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    await holdCoding(tx, viewer.companyId);
    const { count } = await tx.movement.updateMany({
      where: { id, companyId: viewer.companyId, latestItemId: null, syncedRevision: null, removedAt: null },
      data: { removedAt: new Date() },
    });
    if (count === 0 && (await tx.movement.count({ where: { id, removedAt: { not: null } } })) > 0) return;
    if (count === 0) throw new Refusal('Only an expense that was never sent to your books can be deleted.');
    await record(tx, viewer, 'expense.deleted', id);
    await announce(tx, viewer.companyId, ['expenses', 'receipts'], [id]);
  });
