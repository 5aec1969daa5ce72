import 'server-only';
import { type ExpenseInput, inBase } from '@/lib/domain/expense';
import { cursorOf, type ExpenseFilter } from '@/lib/domain/expense-filter';
import { Refusal } from '@/lib/domain/refusal';
import { byHand } from '@/lib/domain/source';
import { mayEdit } from '@/lib/domain/status';
import type { Viewer } from '@/lib/domain/viewer';
import { record } from './audit';
import { codingIn } from './coding';
import { inScope, isTaken, type Scope, type Tx } from './db';
import { type ExpenseRow, rowColumns, toRow } from './expense-rows';
import { expenseWhere } from './expense-where';
import { newId } from './id';
import { announce } from './queue';

export type { ExpenseRow } from './expense-rows';

const pageSize = 50;

/** One page of the list, newest day first, and where the next one begins. */
export const listExpenses = (
  viewer: Viewer,
  filter: ExpenseFilter,
): Promise<{ rows: ExpenseRow[]; next: string | null }> =>
  inScope(viewer, async (tx) => {
    const coding = await codingIn(tx, viewer.companyId);
    const { after } = filter;
    const read = await tx.expense.findMany({
      where: {
        AND: [
          expenseWhere(viewer.companyId, filter, coding),
          ...(after ? [{ OR: [{ day: { lt: after.day } }, { day: after.day, id: { lt: after.id } }] }] : []),
        ],
      },
      select: rowColumns,
      orderBy: [{ day: 'desc' }, { id: 'desc' }],
      take: pageSize + 1,
    });
    const rows = read.slice(0, pageSize).map((row) => toRow(row, coding));
    const last = rows.at(-1);
    return { rows, next: read.length > pageSize && last ? cursorOf(last) : null };
  });

/** How many expenses each tab of the list holds, under the list's other filters. */
export const countExpenses = (viewer: Viewer, filter: ExpenseFilter) =>
  inScope(viewer, async (tx) => {
    const coding = await codingIn(tx, viewer.companyId);
    const count = (status?: ExpenseFilter['status']) =>
      tx.expense.count({ where: expenseWhere(viewer.companyId, { ...filter, status }, coding) });
    return {
      all: await count(),
      needsYou: await count('needs-you'),
      ready: await count('ready'),
      failed: await count('failed'),
      synced: await count('synced'),
    };
  });

/** One expense of the viewer's; null when there is none or it is not theirs to see. */
export const findExpense = (viewer: Viewer, id: string): Promise<ExpenseRow | null> =>
  inScope(viewer, (tx) => expenseIn(tx, viewer.companyId, id));

export async function expenseIn(tx: Tx, companyId: string, id: string): Promise<ExpenseRow | null> {
  const read = await tx.expense.findFirst({ where: { id, companyId, removedAt: null }, select: rowColumns });
  return read && toRow(read, await codingIn(tx, companyId));
}

/**
 * Records a new expense. Sending the same form twice records it once: the id is made with the form.
 * Refuses the second when it says something else, so that nothing typed is taken for recorded.
 */
export async function addExpense(viewer: Viewer, input: ExpenseInput): Promise<void> {
  try {
    await inScope(viewer, async (tx) => {
      await checkChoices(tx, viewer, input);
      const { id, merchant, amount } = input;
      await tx.expense.create({
        data: { id, companyId: viewer.companyId, spenderId: viewer.userId, ...factsOf(viewer, input) },
        select: { id: true },
      });
      await tx.expenseLine.create({
        data: { id: newId(), companyId: viewer.companyId, expenseId: id, position: 0, ...lineOf(input) },
        select: { id: true },
      });
      await attach(tx, viewer, id, input.receiptIds);
      await record(tx, viewer, 'expense.recorded', id, {
        merchant,
        amount: String(amount.minor),
        currency: amount.currency,
      });
      await announce(tx, viewer.companyId);
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    await refuseUnlessSame(viewer, input);
  }
}

async function refuseUnlessSame(viewer: Viewer, input: ExpenseInput): Promise<void> {
  const kept = await findExpense(viewer, input.id);
  const [line] = kept?.lines ?? [];
  const same =
    kept &&
    line &&
    kept.type === input.type &&
    kept.day === input.day &&
    kept.merchant === input.merchant &&
    kept.amount.minor === input.amount.minor &&
    kept.amount.currency === input.amount.currency &&
    kept.rate === input.rate &&
    kept.note === input.note &&
    kept.cardId === input.cardId &&
    line.categoryId === input.categoryId &&
    line.taxRateRef === input.taxRateRef &&
    line.taxMinor === input.taxMinor;
  if (!same)
    throw new Refusal('This expense was recorded a moment ago. Open it in the list to change it, or start a new one.');
}

/** Changes an expense. Refuses one that is on its way to the books, and one that somebody else changed meanwhile. */
export const changeExpense = (viewer: Viewer, input: ExpenseInput): Promise<void> =>
  inScope(viewer, async (tx) => {
    await tx.$executeRaw`select 1 from expenses where id = ${input.id}::uuid for update`;
    const before = await expenseIn(tx, viewer.companyId, input.id);
    if (!before) throw new Refusal('This expense is no longer there.');
    if (!mayEdit(before.status))
      throw new Refusal('This expense is on its way to your books. Wait for the outcome, then change it.');
    if (before.revision !== input.revision) {
      throw new Refusal(
        'Somebody changed this expense while you were editing it. Open it again to see their change; what you typed is still here.',
      );
    }
    await checkChoices(tx, viewer, input);
    const { id, merchant, amount } = input;
    await tx.expense.update({
      where: { id },
      data: { ...factsOf(viewer, input), revision: { increment: 1 } },
      select: { id: true },
    });
    await tx.expenseLine.deleteMany({ where: { expenseId: id, position: { gt: 0 } } });
    await tx.expenseLine.update({
      where: { expenseId_position: { expenseId: id, position: 0 } },
      data: lineOf(input),
      select: { id: true },
    });
    await attach(tx, viewer, id, input.receiptIds);
    await record(tx, viewer, 'expense.changed', id, {
      merchant,
      amount: String(amount.minor),
      currency: amount.currency,
    });
    await announce(tx, viewer.companyId);
  });

/** A person has changed the books by hand as the expense was changed here: both agree again. */
export const agreeWithBooks = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const count = await tx.$executeRaw`
      update expenses set synced_revision = revision
      where id = ${id}::uuid and company_id = ${viewer.companyId}::uuid and synced_revision < revision and removed_at is null
        and not exists (select 1 from sync_items i where i.id = latest_item_id and i.state not in ('synced', 'failed', 'withdrawn'))`;
    if (count === 0) throw new Refusal('This expense and your books agree already, or a change is on its way.');
    // An attempt at the change that failed is over with it.
    await tx.$executeRaw`
      update expenses set latest_item_id = (
        select id from sync_items where expense_id = expenses.id and state = 'synced' order by attempt desc limit 1)
      where id = ${id}::uuid`;
    await record(tx, viewer, 'expense.changed-in-books', id);
    await announce(tx, viewer.companyId);
  });

/** Takes an expense out of the list; its row and history stay. Only one that never went towards the books; twice is as good as once. */
export const removeExpense = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { count } = await tx.expense.updateMany({
      where: { id, companyId: viewer.companyId, latestItemId: null, removedAt: null },
      data: { removedAt: new Date() },
    });
    if (count === 0 && (await tx.expense.count({ where: { id, removedAt: { not: null } } })) > 0) return;
    if (count === 0) throw new Refusal('Only an expense that was never sent to your books can be deleted.');
    await record(tx, viewer, 'expense.deleted', id);
    await announce(tx, viewer.companyId);
  });

/** Gives several expenses a category at once; answers how many were changed. */
export const categorise = (viewer: Viewer, ids: readonly string[], categoryId: string): Promise<number> =>
  inScope(viewer, async (tx) => {
    const category = await tx.category.findFirst({
      where: { id: categoryId, companyId: viewer.companyId, archivedAt: null },
    });
    if (!category) throw new Refusal('This category is no longer there.');
    const rows = await tx.expense.findMany({
      where: { id: { in: [...ids] }, companyId: viewer.companyId, removedAt: null },
      select: rowColumns,
    });
    const coding = await codingIn(tx, viewer.companyId);
    // An account cannot be changed from here once it is in the books (lib/domain/update).
    const editable = rows
      .filter((row) => row.syncedRevision === null && mayEdit(toRow(row, coding).status))
      .map((row) => row.id);
    await tx.expenseLine.updateMany({
      where: { expenseId: { in: editable } },
      data: { categoryId, sources: { category: byHand } },
    });
    await tx.expense.updateMany({ where: { id: { in: editable } }, data: { revision: { increment: 1 } } });
    for (const id of editable) await record(tx, viewer, 'expense.categorised', id, { category: category.name });
    await announce(tx, viewer.companyId);
    return editable.length;
  });

const factsOf = (viewer: Viewer, input: ExpenseInput) => ({
  type: input.type,
  day: input.day,
  merchant: input.merchant,
  amountMinor: input.amount.minor,
  currency: input.amount.currency,
  rate: input.rate,
  baseMinor: inBase(input, viewer.baseCurrency),
  note: input.note,
  cardId: input.cardId,
});

const lineOf = (input: ExpenseInput) => ({
  amountMinor: input.amount.minor,
  categoryId: input.categoryId,
  sources: { ...(input.categoryId && { category: byHand }), ...(input.taxRateRef && { taxRate: byHand }) },
  taxRateRef: input.taxRateRef,
  taxMinor: input.taxMinor,
});

/** The choices of a form are the company's own: an id from elsewhere is answered like one that is gone. */
async function checkChoices(tx: Tx, viewer: Viewer, input: ExpenseInput): Promise<void> {
  const { companyId } = viewer;
  if (input.categoryId && !(await tx.category.findFirst({ where: { id: input.categoryId, companyId } }))) {
    throw new Refusal('This category is no longer there.', { categoryId: 'Choose a category from the list.' });
  }
  if (input.cardId && !(await tx.card.findFirst({ where: { id: input.cardId, companyId } }))) {
    throw new Refusal('This card is no longer there.', { cardId: 'Choose a card or account from the list.' });
  }
  if (
    input.taxRateRef &&
    !(await tx.taxRate.findFirst({ where: { ref: input.taxRateRef, companyId, removedAt: null } }))
  ) {
    throw new Refusal('This tax rate is no longer there.', { taxRateRef: 'Choose a tax rate from the list.' });
  }
}

async function attach(tx: Tx, viewer: Viewer, expenseId: string, receiptIds: readonly string[]): Promise<void> {
  if (receiptIds.length === 0) return;
  await tx.receipt.updateMany({
    where: { id: { in: [...receiptIds] }, companyId: viewer.companyId, expenseId: null, removedAt: null },
    data: { expenseId },
  });
}

/** Every expense of the company that could be synced now, oldest first, at most 10,000 at a time. */
export const readyExpenses = (viewer: Scope & { companyId: string }): Promise<string[]> =>
  inScope(viewer, async (tx) => {
    const where = expenseWhere(viewer.companyId, { status: 'ready' }, await codingIn(tx, viewer.companyId));
    const rows = await tx.expense.findMany({
      where,
      select: { id: true },
      orderBy: [{ day: 'asc' }, { id: 'asc' }],
      take: 10_000,
    });
    return rows.map((row) => row.id);
  });
