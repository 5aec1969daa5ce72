import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/data/db';
import { firstDayOf, lastDayOf } from '@/lib/domain/day';
import { gapsByMonth } from '@/lib/domain/import/statement/gaps';
import { fromStored, storedSpan } from '@/lib/domain/import/stored-span';

/** How many statement lines of a month, and records of the same accounts, are not linked, and the gaps between statements in words. */
export type OpenInMonth = {
  readonly month: string;
  readonly lines: number;
  readonly records: number;
  readonly gaps: readonly string[];
};

/** The most imports whose statements are compared: those of several years. */
const mostImports = 400;

const imported = z.array(z.object({ account: z.string(), fileName: z.string(), statements: z.array(storedSpan) }));
type Row = { readonly open: readonly Omit<OpenInMonth, 'gaps'>[]; readonly imports: unknown };

/**
 * Returns what is not reconciled in each of the months. Counts the accounts of the linked books that have a statement in the
 * month: without one, its records have nothing to be compared with. The statements of an account that were imported and not undone
 * must follow each other.
 */
export async function openByMonth(
  tx: Tx,
  companyId: string,
  months: readonly string[],
  locale?: string,
): Promise<OpenInMonth[]> {
  const [first = '', last = ''] = [[...months].sort()[0], [...months].sort().at(-1)];
  if (first === '') return [];
  const [row] = await tx.$queryRaw<Row[]>`
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
      group by 1),
    open as (
      select month, sum(line.open)::int as lines, coalesce(max(record.open), 0)::int as records
      from line left join record using (month) group by month),
    statement as (
      select i.bank_account_ref as account, i.file_name as "fileName", i.statements
      from imports i join connections c on c.id = i.connection_id and c.removed_at is null
      where i.company_id = ${companyId}::uuid and i.target = 'bank_lines' and i.state = 'done' and i.undone_at is null
      order by i.id desc limit ${mostImports})
    select (select coalesce(json_agg(open), '[]') from open) as open,
      (select coalesce(json_agg(statement), '[]') from statement) as imports`;
  const open = new Map(row?.open.map((one) => [one.month, one]));
  const spans = imported.parse(row?.imports ?? []).flatMap(({ account, fileName, statements }) =>
    // One account of the books, however its bank writes it.
    statements.map((span) => ({ ...fromStored(span, fileName), account })),
  );
  const gaps = Map.groupBy(gapsByMonth(spans, locale), ({ month }) => month);
  return months.flatMap((month) => {
    const found = open.get(month);
    const notices = (gaps.get(month) ?? []).map(({ notice }) => notice);
    return found || notices.length > 0 ? [{ lines: 0, records: 0, ...found, month, gaps: notices }] : [];
  });
}
