import 'server-only';
import type { Tx } from '@/lib/data/db';
import { firstDayOf, lastDayOf } from '@/lib/domain/day';

/** How many statement lines of a month, and records of the same accounts, are not linked. */
export type OpenInMonth = { readonly month: string; readonly lines: number; readonly records: number };

/**
 * Returns what is not reconciled in each of the months. Counts the accounts of the linked books that have a statement in the
 * month: without one, its records have nothing to be compared with.
 */
export async function openByMonth(tx: Tx, companyId: string, months: readonly string[]): Promise<OpenInMonth[]> {
  const [first = '', last = ''] = [[...months].sort()[0], [...months].sort().at(-1)];
  if (first === '') return [];
  return tx.$queryRaw<OpenInMonth[]>`
    with line as (
      select l.connection_id, l.bank_account_ref, left(l.day, 7) as month, count(*) filter (where not exists (
        select 1 from reconciliation_rows w where w.company_id = l.company_id and w.row_id = l.id and w.side = 'line' and w.state = 'linked'
      )) as open
      from bank_lines l join connections c on c.id = l.connection_id and c.removed_at is null
      where l.company_id = ${companyId}::uuid and l.day between ${firstDayOf(first)} and ${lastDayOf(last)}
        and left(l.day, 7) = any(${[...months]}::text[]) and l.source = 'statement' and l.state = 'booked'
      group by 1, 2, 3),
    record as (
      select left(b.day, 7) as month, count(*) as open
      from book_records b join line on line.connection_id = b.connection_id and line.bank_account_ref = b.bank_account_ref
        and line.month = left(b.day, 7)
      where b.company_id = ${companyId}::uuid and b.day between ${firstDayOf(first)} and ${lastDayOf(last)} and b.deleted_at is null
        and not exists (select 1 from reconciliation_rows w
          where w.company_id = b.company_id and w.row_id = b.id and w.side = 'record' and w.state = 'linked')
      group by 1)
    select month, sum(line.open)::int as lines, coalesce(max(record.open), 0)::int as records
    from line left join record using (month) group by month`;
}
