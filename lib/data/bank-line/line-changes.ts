import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import type { AccountKey } from '@/lib/domain/bank-line/bank-line';
import type { LineChange } from '@/lib/domain/bank-line/line-change';
import { isForeignTo, lineOfRecord } from '@/lib/domain/bank-line/movement-line';
import { parseSent } from '@/lib/domain/books/sent-record';

type Account = AccountKey & { readonly currency: string };
type Row = {
  readonly movementId: string;
  readonly sentMinor: bigint;
  readonly record: unknown;
  readonly isDeleted: boolean;
};

/** More movements than this are not compared at once. */
const most = 200;

/**
 * Returns which of these movements have lines in the package that differ from what Outlay wrote last, or whose record was
 * deleted in the books. A line that is on its way, or was not sent, has no change: it follows its movement.
 */
export async function lineChangesIn(
  tx: Tx,
  companyId: string,
  { connectionId, bankAccountRef, currency }: Account,
  movementIds: readonly string[],
): Promise<ReadonlyMap<string, LineChange>> {
  const ids = [...new Set(movementIds)].slice(0, most);
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<Row[]>`
    select l.movement_id::text as "movementId", l.minor as "sentMinor", i.record,
      exists (select 1 from book_records b where b.company_id = ${companyId}::uuid and b.movement_id = l.movement_id
          and b.connection_id = ${connectionId}::uuid and b.bank_account_ref = ${bankAccountRef} and b.deleted_at is not null)
        and not exists (select 1 from book_records b where b.company_id = ${companyId}::uuid
          and b.movement_id = l.movement_id and b.connection_id = ${connectionId}::uuid and b.deleted_at is null) as "isDeleted"
    from (select l.movement_id, sum(l.amount_minor)::bigint as minor from bank_lines l left join sync_items i on i.id = l.latest_item_id
        where l.company_id = ${companyId}::uuid and l.connection_id = ${connectionId}::uuid
          and l.bank_account_ref = ${bankAccountRef} and l.source = 'movement' and l.movement_id = any(${ids}::uuid[])
        group by 1 having bool_and(i.state = 'synced')) l
      join lateral (select i.record from sync_items i join syncs s on s.id = i.sync_id
        where i.movement_id = l.movement_id and i.state = 'synced' and s.connection_id = ${connectionId}::uuid
        order by i.attempt desc limit 1) i on true`;
  const at = { ref: bankAccountRef, currency };
  return new Map(
    rows.flatMap(({ record, ...row }): [string, LineChange][] => {
      const written = parseSent(record);
      // Only the package knows the amount, and it is not compared with an earlier one.
      if (!row.isDeleted && isForeignTo(written, at)) return [];
      const nowMinor = row.isDeleted ? 0n : (lineOfRecord(written, at)?.amount.minor ?? 0n);
      return nowMinor === row.sentMinor ? [] : [[row.movementId, { ...row, nowMinor }]];
    }),
  );
}

/** Returns the changes of the lines among these, by the id of the line. The lines of statements have none. */
export const lineChanges = (
  scope: CompanyScope,
  account: Account,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, LineChange>> =>
  inScope(scope, async (tx) => {
    const ids = [...new Set(lineIds)].slice(0, most);
    if (ids.length === 0) return new Map();
    const lines = await tx.bankLine.findMany({
      where: { companyId: scope.companyId, id: { in: ids }, source: 'movement' },
      select: { id: true, movementId: true },
      take: most,
    });
    const changes = await lineChangesIn(
      tx,
      scope.companyId,
      account,
      lines.flatMap(({ movementId }) => movementId ?? []),
    );
    return new Map(
      lines.flatMap(({ id, movementId }) => {
        const change = changes.get(movementId ?? '');
        return change ? [[id, change] as const] : [];
      }),
    );
  });
