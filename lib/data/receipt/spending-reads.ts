import 'server-only';
import { type CompanyScope, inScope } from '@/lib/data/db';

/** Codat's latest read of the records of one type from the books. `completedAt` is null while Codat still reads. */
export type SpendingRead = {
  readonly operationId: string;
  readonly requestedAt: Date;
  readonly completedAt: Date | null;
};

type Key = { readonly connectionId: string; readonly type: string };

export const findSpendingRead = (scope: CompanyScope, key: Key): Promise<SpendingRead | null> =>
  inScope(scope, (tx) => tx.spendingRead.findUnique({ where: { connectionId_type: { ...key } } }));

/** Saves that Codat has begun to read. The next holder of the lane waits for the same read. */
export const startSpendingRead = (scope: CompanyScope, { connectionId, type }: Key, operationId: string) =>
  inScope(
    scope,
    (tx) => tx.$executeRaw`
      insert into spending_reads (connection_id, company_id, type, operation_id, requested_at)
      values (${connectionId}::uuid, ${scope.companyId}::uuid, ${type}, ${operationId}, now())
      on conflict (connection_id, type) do update
        set operation_id = excluded.operation_id, requested_at = excluded.requested_at, completed_at = null`,
  );

export const completeSpendingRead = (scope: CompanyScope, { connectionId, type }: Key, operationId: string) =>
  inScope(
    scope,
    (tx) => tx.$executeRaw`
      update spending_reads set completed_at = now()
      where connection_id = ${connectionId}::uuid and type = ${type} and operation_id = ${operationId}`,
  );

/** Forgets a read that failed or lacks a record, so that the books are read again. */
export const dropSpendingRead = (scope: CompanyScope, { connectionId, type }: Key) =>
  inScope(
    scope,
    (tx) => tx.$executeRaw`delete from spending_reads where connection_id = ${connectionId}::uuid and type = ${type}`,
  );
