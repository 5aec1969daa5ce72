import 'server-only';
import { recordAll } from '@/lib/data/audit';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { type AccountKey, countedLines, presentRecords } from './account';

/** Why Outlay itself ends a link, as it is stored and shown. */
export const releaseReasons = {
  record: 'The record was deleted in the books.',
  line: 'The statement line was removed.',
} as const;

/**
 * Ends the links of an account that lost a row: a record was deleted in the books, or a line was removed or replaced by a
 * statement. Their other rows are open again.
 */
export async function releaseBroken(tx: Tx, scope: CompanyScope, key: AccountKey): Promise<void> {
  const { companyId, connectionId, bankAccountRef } = key;
  const released = await tx.$queryRaw<{ id: string; why: string }[]>`
    update reconciliations r set state = 'unlinked', unlinked_at = now(), unlinked_because = broken.why
    from (select w.reconciliation_id as id, max(case w.side when 'record' then ${releaseReasons.record} else ${releaseReasons.line} end) as why
      from reconciliations o join reconciliation_rows w on w.reconciliation_id = o.id
      where o.company_id = ${companyId}::uuid and o.connection_id = ${connectionId}::uuid
        and o.bank_account_ref = ${bankAccountRef} and o.state = 'linked' and case w.side
          when 'record' then not exists (select 1 from book_records b where b.id = w.row_id and ${presentRecords(key)})
          else not exists (select 1 from bank_lines l where l.id = w.row_id and ${countedLines(key)}) end
      group by 1) broken
    where r.id = broken.id returning r.id::text as id, broken.why`;
  await recordAll(
    tx,
    scope,
    released.map(({ id, why }) => ({ action: 'reconciliation.unlinked', subject: id, detail: { because: why } })),
  );
}
