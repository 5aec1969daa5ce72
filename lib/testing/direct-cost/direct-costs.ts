import { listExpenseReceipts } from '@/lib/data/receipt/lists';
import { requestSync } from '@/lib/workflows/sync/request';
import { recordTestExpense } from '../expenses';
import { runLaneEarly } from '../jobs';
import type { Ledger } from '../ledger';
import type { LinkedCompany } from '../linked-company';
import type { TestCodat } from '../test-codat';

/** Records an expense for a trip. Returns its id. */
export const spend = ({ viewer, categories }: LinkedCompany, amount: string, change: object = {}): Promise<string> =>
  recordTestExpense(viewer, { categoryId: categories.get('Travel'), amount, ...change });

/** Returns the records with this amount in the books, money out and money in. */
export const inBooks = async (
  codat: TestCodat,
  { codatCompanyId }: LinkedCompany,
  amount: number,
): Promise<Ledger['records']> =>
  (await codat.ledger(codatCompanyId)).records.filter((record) => Math.abs(record.totalAmount) === amount);

/** Requests a sync and sends it. Throws when one of the expenses cannot be synced. */
export async function send({ viewer }: LinkedCompany, ...ids: string[]): Promise<void> {
  const { skipped } = await requestSync(viewer, ids);
  if (skipped.length > 0) throw new Error(`not synced: ${JSON.stringify(skipped)}`);
  await runLaneEarly(viewer.companyId);
}

/** Returns where the first receipt of an expense is on its way to the books. */
export const deliveryOf = async ({ viewer }: LinkedCompany, id: string) =>
  (await listExpenseReceipts(viewer, id))[0]?.delivery;
