import { inScope } from '@/lib/data/db';
import { addExpense, findExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { loadSync } from '@/lib/data/sync/claim';
import { triggerPoll } from '@/lib/data/sync/poll';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Day } from '@/lib/domain/day';
import { expenseInput } from '@/lib/domain/expense/expense';
import { LaneRunner } from '@/lib/jobs/lane-runner';
import { storeReceipt } from '@/lib/workflows/receipt/store';
import { requestSync } from '@/lib/workflows/sync/request';
import { receiptLayouts, taxFreeCategories } from './categories';
import { demoId } from './people';
import { receiptPdf } from './receipt/receipt-pdf';
import type { DemoExpense } from './story';
import { until } from './until';

export type Choices = {
  readonly categories: ReadonlyMap<string, string>;
  readonly cards: ReadonlyMap<string, string>;
  readonly today: Day;
};

export const demoExpenseId = (company: Viewer, { key }: Pick<DemoExpense, 'key'>): string =>
  demoId(`${company.companyId} ${key}`);

/**
 * Records an expense and its receipt, validated by the schema of the expense form. Does nothing if the expense exists.
 */
export async function recordDemoExpense(viewer: Viewer, expense: DemoExpense, choices: Choices): Promise<void> {
  const id = demoExpenseId(viewer, expense);
  if (await findExpense(viewer, id)) return;
  const { day, merchant, amount, currency = viewer.baseCurrency, rate = '', note = '', type = 'payment' } = expense;
  const receipt = expense.receipt
    ? await storeReceipt(viewer, {
        name: `${merchant}.pdf`,
        content: receiptPdf({
          merchant,
          day,
          amount,
          currency,
          note,
          layout: receiptLayouts[expense.category] ?? 'invoice',
          hasTax: currency === 'GBP' && !taxFreeCategories.includes(expense.category),
        }),
        expenseId: null,
      })
    : null;
  const payment = expense.refundOf && demoExpenseId(viewer, { key: expense.refundOf });
  const form = {
    id,
    // The other demo company has only some of the expenses, so the payment may be missing.
    refundOf: payment && (await findExpense(viewer, payment)) ? payment : '',
    type,
    day,
    merchant,
    amount,
    currency,
    rate,
    note,
    categoryId: choices.categories.get(expense.category) ?? '',
    cardId: choices.cards.get(expense.card) ?? '',
    receiptIds: receipt ? [receipt.id] : [],
  };
  await addExpense(viewer, expenseInput({ today: choices.today, baseCurrency: viewer.baseCurrency }).parse(form));
}

/** Syncs expenses with their receipts and waits until every sync has settled. Leaves out what an interrupted run has sent. */
export async function syncNow(viewer: Viewer, ids: readonly string[]): Promise<void> {
  const unsent = await inScope(viewer, (tx) =>
    tx.movement.findMany({
      where: { companyId: viewer.companyId, id: { in: [...ids] }, status: { in: ['incomplete', 'ready'] } },
      select: { id: true },
    }),
  );
  if (unsent.length === 0) return;
  const { syncIds, skipped } = await requestSync(
    viewer,
    unsent.map(({ id }) => id),
  );
  const [first] = skipped;
  if (first) throw new Error(`${first.merchant} is not ready: ${first.reason}`);
  const lanes = new LaneRunner(newId());
  for (const syncId of syncIds) {
    await until(`sync ${syncId}`, async () => {
      const sync = await loadSync(viewer, { id: syncId });
      if (sync?.codatSyncId) await triggerPoll(viewer, sync.codatSyncId);
      await lanes.run(viewer.companyId);
      return sync?.settledAt !== null;
    });
  }
}

/** Returns the company's categories and cards: a map from name to id for each. */
export const choicesOf = (viewer: Viewer, today: Day): Promise<Choices> =>
  inScope(viewer, async (tx) => {
    const where = { companyId: viewer.companyId, archivedAt: null };
    const byName = (rows: { id: string; name: string }[]) => new Map(rows.map((row) => [row.name, row.id]));
    return {
      categories: byName(await tx.category.findMany({ where })),
      cards: byName(await tx.card.findMany({ where })),
      today,
    };
  });
