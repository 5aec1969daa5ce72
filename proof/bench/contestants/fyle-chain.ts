import type { CodatClient, CodatCompany } from '../codat/client';
import { type BenchExpense, receiptOf } from '../expenses';
import { type Contestant, inParallel } from './contestant';

/**
 * Models Fyle's export to accounting packages: one chain of tasks for each workspace; tasks run one after another, and
 * workspaces in parallel (fylein/fyle-xero-api at fa076b0: apps/xero/queue.py `__create_chain_and_run`;
 * apps/xero/tasks.py `create_bank_transaction`, then `load_attachments`). A failed task is retried once
 * (workers/worker.py, `retry_count < 2`). A failed receipt is logged and not retried (`is_attachment_upload_failed`).
 * The model differs in two points: tasks do not sleep for two seconds first, and they write through Codat instead of
 * directly to the package.
 */
export const fyleChain: Contestant = {
  key: 'C',
  name: 'One task after another, as Fyle',
  sample: { perCompany: () => 40, order: 'parallel' },
  run: inParallel(async (codat, { company, expenses }) => {
    const failed: BenchExpense[] = [];
    for (const expense of expenses) if (!(await syncExpense(codat, company, expense))) failed.push(expense);
    for (const expense of failed) await syncExpense(codat, company, expense);
  }),
};

async function syncExpense(codat: CodatClient, company: CodatCompany, expense: BenchExpense): Promise<boolean> {
  try {
    const syncId = await codat.create(company, [expense]);
    const completed = await codat.waitForSync(company, syncId);
    if (!completed.has(expense.id)) return false;
    await codat.attach(company, syncId, expense, receiptOf(expense)).catch(() => undefined);
    return true;
  } catch {
    return false;
  }
}
