import 'server-only';
import { inScope } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ExportedExpense } from '@/lib/domain/expense/export';
import type { ExpenseFilter } from '@/lib/domain/expense/filter';
import { type Place, placesSql } from './places';

const rowsPerPart = 1_000;

/**
 * Yields the expenses that the filters of the list select, newest day first, in parts of 1,000. Each part is read in a
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

const readPart = (viewer: Viewer, filter: Omit<ExpenseFilter, 'after'>, after: Place | null): Promise<Part> =>
  inScope(viewer, async (tx) => {
    const places = await tx.$queryRaw<Place[]>(placesSql(viewer, filter, { after, size: rowsPerPart }));
    const ids = places.map(({ id }) => id);
    const rows = await tx.$queryRaw<ExportedExpense[]>`
      select m.id::text, m.day, e.merchant, e.type::text, m.amount_minor as "amountMinor", m.currency, m.base_minor as "baseMinor",
        e.rate::text, e.note, m.status::text, m.receipt_count as receipts, c.name as card, u.name as person,
        (select string_agg(distinct g.name, ', ') from expense_lines l join categories g on g.id = l.category_id
          where l.expense_id = m.id) as categories
      from movements m join expenses e on e.id = m.id left join cards c on c.id = m.card_id
        left join users u on u.id = m.person_id
      where m.company_id = ${viewer.companyId}::uuid and m.id = any(${ids}::uuid[])
      order by m.day desc, m.id desc`;
    return { rows, next: (places.length === rowsPerPart && places.at(-1)) || null };
  });
