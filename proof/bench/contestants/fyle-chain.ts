import type { Codat, CodatCompany } from '../codat/client';
import { type BenchExpense, receiptOf } from '../expenses';
import type { Contestant } from './contestant';

/**
 * As Fyle exports to accounting packages: one chain for each workspace, one task after another, workspaces in parallel
 * (fylein/fyle-xero-api at fa076b0: apps/xero/queue.py `__create_chain_and_run`; apps/xero/tasks.py
 * `create_bank_transaction`, then `load_attachments`). A task that fails is published once more (workers/worker.py,
 * `retry_count < 2`); a receipt that fails is logged and not tried again (`is_attachment_upload_failed`). The two
 * seconds that each task sleeps first are left out here, and its writing goes through Codat instead of to the package.
 */
export const fyleChain: Contestant = {
  key: 'C',
  name: 'One task after another, as Fyle',
  part: { perCompany: () => 40, line: 'own-line' },
  run: async (codat, orders, done) => {
    await Promise.all(
      orders.map(async (order) => {
        const failed: BenchExpense[] = [];
        for (const expense of order.expenses) if (!(await perform(codat, order.company, expense))) failed.push(expense);
        for (const expense of failed) await perform(codat, order.company, expense);
        done(order);
      }),
    );
  },
};

async function perform(codat: Codat, company: CodatCompany, expense: BenchExpense): Promise<boolean> {
  try {
    const sync = await codat.create(company, [expense]);
    const completed = await codat.completed(company, sync);
    if (!completed.has(expense.id)) return false;
    await codat.attach(company, sync, expense, receiptOf(expense)).catch(() => undefined);
    return true;
  } catch {
    return false;
  }
}
