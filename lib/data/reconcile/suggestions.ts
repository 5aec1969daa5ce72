import 'server-only';
import type { Tx } from '@/lib/data/db';
import { type Pair, pairKey } from '@/lib/domain/reconcile/row';
import type { AccountKey } from './account';
import { mostRows } from './rows';

type Stored = Pair & { readonly id: string; readonly state: string };
type Made = Pair & {
  readonly id: string;
  readonly state: string;
  readonly level: string | null;
  readonly reasons: readonly unknown[];
  readonly differenceMinor: string;
  readonly day: string;
};

/**
 * Deletes the suggestions and unclear rows of an account that are not made again, and brings the others up to date. They
 * keep their ids, because a person may be about to confirm or reject one. Returns those that are not stored yet.
 */
export async function keepSuggestions<Item extends Made>(
  tx: Tx,
  { companyId, connectionId, bankAccountRef }: AccountKey,
  made: readonly Item[],
): Promise<readonly Item[]> {
  const stored = await tx.$queryRaw<Stored[]>`
    select r.id::text as id, r.state::text as state,
      coalesce(array_agg(w.row_id::text) filter (where w.side = 'line'), '{}') as "lineIds",
      coalesce(array_agg(w.row_id::text) filter (where w.side = 'record'), '{}') as "recordIds"
    from reconciliations r join reconciliation_rows w on w.reconciliation_id = r.id
    where r.company_id = ${companyId}::uuid and r.connection_id = ${connectionId}::uuid
      and r.bank_account_ref = ${bankAccountRef} and r.state in ('suggested', 'unclear')
    group by r.id order by r.id limit ${2 * mostRows}`;
  const idOf = new Map(stored.map((pair) => [keyOf(pair), pair.id]));
  const known = made.flatMap((item) => {
    const id = idOf.get(keyOf(item));
    return id === undefined ? [] : [{ ...item, id }];
  });
  const kept = new Set(known.map(({ id }) => id));
  const gone = stored.flatMap(({ id }) => (kept.has(id) ? [] : id));
  await tx.$executeRaw`
    delete from reconciliations where company_id = ${companyId}::uuid and id = any(${gone}::uuid[])
      and state in ('suggested', 'unclear')`;
  await tx.$executeRaw`
    update reconciliations r set level = n.level::"ReconciliationLevel", reasons = n.reasons,
      difference_minor = n."differenceMinor", day = n.day
    from jsonb_to_recordset(${JSON.stringify(known)}::jsonb)
      as n (id uuid, level text, reasons jsonb, "differenceMinor" bigint, day text)
    where r.id = n.id and r.company_id = ${companyId}::uuid and (r.level::text, r.reasons, r.difference_minor, r.day)
      is distinct from (n.level, n.reasons, n."differenceMinor", n.day)`;
  return made.filter((item) => !idOf.has(keyOf(item)));
}

const keyOf = (pair: Pair & { readonly state: string }): string => `${pair.state} ${pairKey(pair)}`;
