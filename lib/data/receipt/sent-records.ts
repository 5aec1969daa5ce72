import 'server-only';
import { type CompanyScope, inScope } from '@/lib/data/db';
import { recordIdOf } from '@/lib/data/sync/sync-items';
import { looksLike, type RecordTraits, traitsOf } from '@/lib/domain/books/find-record';
import { parseRecord } from '@/lib/domain/books/record';
import type { UploadedReceipt } from '@/lib/domain/receipt/find-attached';

const mayBeInBooks = ['synced', 'sent', 'unknown'] as const;

/** Returns for each expense the versions of its record that may be in the books. */
export const sentRecords = (
  scope: CompanyScope,
  expenseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordTraits[]>> =>
  inScope(scope, async (tx) => {
    const items = await tx.syncItem.findMany({
      where: { companyId: scope.companyId, movementId: { in: [...expenseIds] }, state: { in: [...mayBeInBooks] } },
      select: { movementId: true, record: true },
    });
    const byExpense = Map.groupBy(items, recordIdOf);
    return new Map([...byExpense].map(([id, all]) => [id, all.map(({ record }) => traitsOf(parseRecord(record)))]));
  });

/**
 * Returns the receipts of other expenses whose records look the same in the books: same bank account, day and amount,
 * and with `byNote` the same note.
 */
export const receiptsOfEqualExpenses = (
  scope: CompanyScope,
  expenseId: string,
  { versions, byNote }: { readonly versions: readonly RecordTraits[]; readonly byNote: boolean },
): Promise<readonly UploadedReceipt[]> =>
  inScope(scope, async (tx) => {
    const rows = await tx.$queryRaw<{ name: string; bytes: number; record: unknown }[]>`
      select distinct on (r.id) r.file_name as name, r.bytes, i.record
      from sync_items i join receipts r on r.expense_id = i.movement_id and r.removed_at is null
      where i.company_id = ${scope.companyId}::uuid and i.movement_id <> ${expenseId}::uuid
        and i.state in ('synced', 'sent', 'unknown')
        and i.record->>'day' = any(${versions.map(({ day }) => day)}::text[])
        and i.record->>'bankAccountRef' = any(${versions.map(({ bankAccountRef }) => bankAccountRef)}::text[])`;
    return rows
      .filter(({ record }) => versions.some((version) => looksLike(version, traitsOf(parseRecord(record)), byNote)))
      .map(({ name, bytes }) => ({ name, bytes }));
  });
