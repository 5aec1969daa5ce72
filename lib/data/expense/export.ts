import 'server-only';
import { inScope } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ExportedExpense } from '@/lib/domain/expense/export';
import type { ExpenseFilter } from '@/lib/domain/expense/filter';
import { type Place, placesSql } from './places';

const rowsPerPart = 500;

/**
 * Yields the expenses that the filters of the list select, newest day first, in parts of 500. Each part is read in a
 * transaction of its own when it is asked for, so a slow download holds neither a connection nor the rows. An expense that
 * is moved to another day meanwhile can be missing or appear twice.
 */
export async function* exportExpenses(
  viewer: Viewer,
  filter: Omit<ExpenseFilter, 'after'>,
): AsyncGenerator<readonly ExportedExpense[]> {
  let after: Place | null = null;
  do {
    const part: Part = await readPart(viewer, filter, after);
    if (part.rows.length > 0) yield part.rows;
    after = part.next;
  } while (after);
}

type Part = { readonly rows: readonly ExportedExpense[]; readonly next: Place | null };

/**
 * Reads the places and the rows in one statement. The rows arrive as one text, because a value for each cell would take
 * several times the memory of the file.
 */
const readPart = (viewer: Viewer, filter: Omit<ExpenseFilter, 'after'>, after: Place | null): Promise<Part> =>
  inScope(viewer, async (tx) => {
    const [part] = await tx.$queryRaw<{ rows: string }[]>`
      select coalesce(json_agg(row), '[]')::text as rows from (
        select m.id, m.day, e.merchant, e.type, m.amount_minor::text as "amountMinor", m.currency,
          m.base_minor::text as "baseMinor", e.rate::text, e.note, m.status, m.receipt_count as receipts, c.name as card,
          u.name as person, (select string_agg(distinct g.name, ', ') from expense_lines l
            join categories g on g.id = l.category_id where l.expense_id = m.id) as categories
        from movements m join expenses e on e.id = m.id left join cards c on c.id = m.card_id
          left join users u on u.id = m.person_id
        where m.company_id = ${viewer.companyId}::uuid
          and m.id = any(array(select p.id from (${placesSql(viewer, filter, { after, size: rowsPerPart })}) p))
        order by m.day desc, m.id desc limit ${rowsPerPart}) row`;
    const rows = (JSON.parse(part?.rows ?? '[]') as StoredRow[]).map(toExported);
    return { rows, next: (rows.length === rowsPerPart && rows.at(-1)) || null };
  });

/** JSON has no exact numbers of this size, so amounts are texts. */
type StoredRow = Omit<ExportedExpense, 'amountMinor' | 'baseMinor'> & {
  readonly amountMinor: string;
  readonly baseMinor: string;
};

const toExported = ({ amountMinor, baseMinor, ...row }: StoredRow): ExportedExpense => ({
  ...row,
  amountMinor: BigInt(amountMinor),
  baseMinor: BigInt(baseMinor),
});
