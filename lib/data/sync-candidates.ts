import 'server-only';
import type { CompanyCoding } from './coding';
import type { Tx } from './db';
import { type ExpenseRow, rowColumns, toRow } from './expense-rows';

/** The expenses a person wants to sync, held until the transaction ends so that two requests cannot both take one. */
export async function lockForSync(
  tx: Tx,
  companyId: string,
  ids: readonly string[],
  coding: CompanyCoding,
): Promise<ExpenseRow[]> {
  await tx.$executeRaw`select 1 from expenses where company_id = ${companyId}::uuid and id = any(${[...ids]}::uuid[]) order by id for update`;
  const rows = await tx.expense.findMany({
    where: { companyId, id: { in: [...ids] }, removedAt: null },
    select: rowColumns,
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => toRow(row, coding));
}
