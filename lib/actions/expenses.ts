'use server';
import { z } from 'zod';
import { recode } from '@/lib/data/coding/auto-code';
import { categorise } from '@/lib/data/coding/categorise';
import { addExpense, agreeWithBooks, changeExpense, removeExpense } from '@/lib/data/expense/expenses';
import { linkRefund as linkToPayment, unlinkRefund as unlinkFromPayment } from '@/lib/data/expense/refund/links';
import { expenseInputFor } from './claim/expense-input-for';
import { refreshPages } from './refresh-pages';
import { viewerAction } from './wrapper';

/** Records an expense. Idempotent, because the form contains the id of the new expense. */
export const recordExpense = viewerAction('record-expense', expenseInputFor, async (viewer, input) => {
  await addExpense(viewer, input);
  refreshPages();
  return { id: input.id };
});

export const editExpense = viewerAction('record-expense', expenseInputFor, async (viewer, input) => {
  await changeExpense(viewer, input);
  refreshPages();
  return { id: input.id };
});

/** Deletes an expense that was never sent to the books. */
export const deleteExpense = viewerAction('record-expense', z.object({ id: z.uuid() }), async (viewer, { id }) => {
  await removeExpense(viewer, id);
  refreshPages();
});

/** Records that a person made the changes of an expense in the books by hand. */
export const confirmChangedByHand = viewerAction('sync', z.object({ id: z.uuid() }), async (viewer, { id }) => {
  await agreeWithBooks(viewer, id);
  refreshPages();
});

export const categoriseExpenses = viewerAction(
  'record-expense',
  z.object({ ids: z.array(z.uuid()).min(1).max(500), categoryId: z.uuid({ error: 'Choose a category.' }) }),
  async (viewer, { ids, categoryId }) => {
    const changed = await categorise(viewer, ids, categoryId);
    refreshPages();
    return { changed };
  },
);

/** Applies the company's current rules to an expense again. Fields that a person set stay unchanged. */
export const codeAgain = viewerAction('record-expense', z.object({ id: z.uuid() }), async (viewer, { id }) => {
  const changed = await recode(viewer, [id]);
  refreshPages();
  return { changed };
});

/** Links a refund to its payment. */
export const linkRefund = viewerAction(
  'record-expense',
  z.object({ id: z.uuid(), payment: z.uuid() }),
  async (viewer, { id, payment }) => {
    await linkToPayment(viewer, id, payment);
    refreshPages();
  },
);

/** Removes the link of a refund to its payment. */
export const unlinkRefund = viewerAction('record-expense', z.object({ id: z.uuid() }), async (viewer, { id }) => {
  await unlinkFromPayment(viewer, id);
  refreshPages();
});
