import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { enqueue } from '@/lib/data/queue';

/**
 * Has the lines and records of these bank accounts matched in the background, because some of them are new or changed.
 * Called at the end of the transaction that changes them.
 */
export async function requestMatching(
  tx: Tx,
  { companyId }: CompanyScope,
  connectionId: string,
  bankAccountRefs: readonly string[],
): Promise<void> {
  for (const bankAccountRef of [...new Set(bankAccountRefs)].sort()) {
    await tx.$executeRaw`
      insert into account_matchings (connection_id, bank_account_ref, company_id, requested_at)
      values (${connectionId}::uuid, ${bankAccountRef}, ${companyId}::uuid, clock_timestamp())
      on conflict (connection_id, bank_account_ref) do update set requested_at = excluded.requested_at`;
    await enqueue(tx, { name: 'match-account', data: { companyId, connectionId, bankAccountRef } });
  }
}

/** Returns when a read of the records was last requested, by the clock of the database. */
export const recordsRequestedAt = (scope: CompanyScope, connectionId: string): Promise<Date> =>
  inScope(scope, (tx) => tx.recordRead.findUnique({ where: { connectionId }, select: { requestedAt: true } })).then(
    (read) => read?.requestedAt ?? new Date(),
  );

/** Has the records of the books read again. A read that waits already serves this request too. */
export async function requestRecords(tx: Tx, companyId: string, connectionId: string, afterSeconds = 0): Promise<void> {
  await tx.$executeRaw`
    insert into record_reads (connection_id, company_id, requested_at)
    values (${connectionId}::uuid, ${companyId}::uuid, now())
    on conflict (connection_id) do update set requested_at = excluded.requested_at`;
  await enqueue(
    tx,
    { name: 'read-records', data: { companyId, connectionId } },
    { afterSeconds, once: { key: connectionId, seconds: 15, isLastKept: true } },
  );
}
