import 'server-only';
import { type CompanyScope, inScope } from '@/lib/data/db';
import type { Day } from '@/lib/domain/day';

/** A bank account that can be reconciled, with how far it is. */
export type ReconcileAccount = {
  readonly ref: string;
  readonly name: string;
  readonly currency: string;
  /** The newest day with a line or record; null without any. */
  readonly newest: Day | null;
  readonly hasLines: boolean;
  /** Whether lines or records wait to be matched. */
  readonly isMatching: boolean;
};

/** More bank accounts than this are not offered. */
const mostAccounts = 100;

/**
 * Returns the bank accounts of the books that have lines or records, and those of the company's cards, first those with
 * lines.
 */
export const reconcileAccounts = (
  scope: CompanyScope,
  connectionId: string,
  cardAccounts: readonly string[],
): Promise<ReconcileAccount[]> =>
  inScope(
    scope,
    (tx) => tx.$queryRaw<ReconcileAccount[]>`
    with used as (
      select distinct bank_account_ref as ref from account_matchings
      where company_id = ${scope.companyId}::uuid and connection_id = ${connectionId}::uuid
      union select unnest(${[...cardAccounts]}::text[]))
    select a.ref, a.name, a.currency, nullif(greatest(line.newest, record.newest), '') as newest,
      line.newest <> '' as "hasLines", coalesce(m.matched_at is null or m.matched_at < m.requested_at, false) and m.requested_at is not null as "isMatching"
    from bank_accounts a join used on used.ref = a.ref
      left join account_matchings m on m.connection_id = a.connection_id and m.bank_account_ref = a.ref
      cross join lateral (select coalesce(max(l.day), '') as newest from bank_lines l where l.company_id = ${scope.companyId}::uuid
        and l.connection_id = a.connection_id and l.bank_account_ref = a.ref) line
      cross join lateral (select coalesce(max(b.day), '') as newest from book_records b where b.company_id = ${scope.companyId}::uuid
        and b.connection_id = a.connection_id and b.bank_account_ref = a.ref and b.deleted_at is null) record
    where a.connection_id = ${connectionId}::uuid and a.company_id = ${scope.companyId}::uuid and a.removed_at is null
    order by (line.newest <> '') desc, a.name, a.ref limit ${mostAccounts}`,
  );

/** How far the records of the books are read. Null before the first request. */
export type RecordsState = {
  readonly requestedAt: Date;
  readonly readAt: Date | null;
  readonly missingTypes: readonly string[];
  readonly error: string | null;
};

export const recordsState = (scope: CompanyScope, connectionId: string): Promise<RecordsState | null> =>
  inScope(scope, (tx) =>
    tx.recordRead.findUnique({
      where: { connectionId },
      select: { requestedAt: true, readAt: true, missingTypes: true, error: true },
    }),
  );
