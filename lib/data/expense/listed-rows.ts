import 'server-only';
import type { CompanyScope, Tx } from '@/lib/data/db';
import type { Prisma } from '@/lib/data/generated/client';
import { type TransferRow, transfersIn } from '@/lib/data/transfer/stored';
import type { ExpenseRow } from './rows';
import { storedRowsAndIds } from './stored-rows';

/** A movement as the list shows it. */
export type ListedRow =
  | (ExpenseRow & { readonly movement: 'expense' })
  | (TransferRow & { readonly movement: 'transfer' });

/**
 * Returns the movements of a query for their places, newest day first. A second statement reads the transfers, if there are
 * any among them.
 */
export async function listedRows(tx: Tx, scope: CompanyScope, places: Prisma.Sql): Promise<ListedRow[]> {
  const read = await storedRowsAndIds(tx, scope, places);
  const ids = read.flatMap((row) => (typeof row === 'string' ? row : []));
  const transfers = new Map(
    (ids.length > 0 ? await transfersIn(tx, scope.companyId, ids) : []).map((row) => [row.id, row]),
  );
  return read.flatMap((row): ListedRow[] => {
    if (typeof row !== 'string') return [{ ...row, movement: 'expense' }];
    const transfer = transfers.get(row);
    return transfer ? [{ ...transfer, movement: 'transfer' }] : [];
  });
}
