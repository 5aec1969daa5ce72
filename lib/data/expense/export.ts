import 'server-only';
import { inScope } from '@/lib/data/db';
import { titleSql } from '@/lib/data/movement/title';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ExportedExpense } from '@/lib/domain/expense/export';
import type { ExpenseFilter } from '@/lib/domain/expense/filter';
import { resolvedFilter } from './filter/resolve';
import { type Filter, type Place, placesSql } from './places';

const rowsPerPart = 500;

/**
 * Yields the expenses and transfers that the filters of the list select, newest day first, in parts of 500. Each part is read in a
 * transaction of its own when it is asked for, so a slow download holds neither a connection nor the rows. A movement that
 * is moved to another day meanwhile can be missing or appear twice.
 */
export async function* exportExpenses(
  viewer: Viewer,
  filter: Omit<ExpenseFilter, 'after'>,
): AsyncGenerator<readonly ExportedExpense[]> {
  const resolved = await resolvedFilter(viewer, filter);
  let after: Place | null = null;
  do {
    const part: Part = await readPart(viewer, resolved, after);
    if (part.rows.length > 0) yield part.rows;
    after = part.next;
  } while (after);
}

type Part = { readonly rows: readonly ExportedExpense[]; readonly next: Place | null };

/**
 * Reads the places and the rows in one statement. The rows arrive as one text, because a value for each cell would take
 * several times the memory of the file.
 */
const readPart = (viewer: Viewer, filter: Filter, after: Place | null): Promise<Part> =>
  inScope(viewer, async (tx) => {
    const [part] = await tx.$queryRaw<{ rows: string }[]>`
      select coalesce(json_agg(row), '[]')::text as rows from (
        select m.id, m.day, ${titleSql} as merchant, e.type, m.amount_minor::text as "amountMinor", m.currency,
          m.base_minor::text as "baseMinor", e.rate::text, coalesce(e.note, t.description) as note, m.status,
          m.receipt_count as receipts, case when m.kind = 'reimbursable' then 'Paid personally' else coalesce(c.name, source_bank.name) end as card, u.name as person,
          case when t.id is not null then json_build_object('to', coalesce(target.name, target_bank.name, ''),
            'minor', t.to_minor::text, 'currency', t.to_currency) end as transfer, (select string_agg(distinct g.name, ', ') from expense_lines l
            join categories g on g.id = l.category_id where l.expense_id = m.id) as categories
        from movements m left join expenses e on e.id = m.id left join transfers t on t.id = m.id
          left join cards c on c.id = m.card_id left join cards target on target.id = t.to_card_id
          left join bank_accounts source_bank on source_bank.connection_id = t.connection_id and source_bank.ref = t.from_bank_ref
          left join bank_accounts target_bank on target_bank.connection_id = t.connection_id and target_bank.ref = t.to_bank_ref
          left join users u on u.id = m.person_id
        where m.company_id = ${viewer.companyId}::uuid
          and m.id = any(array(select p.id from (${placesSql(viewer, filter, { after, size: rowsPerPart })}) p))
        order by m.day desc, m.id desc limit ${rowsPerPart}) row`;
    const rows = (JSON.parse(part?.rows ?? '[]') as StoredRow[]).map(toExported);
    return { rows, next: (rows.length === rowsPerPart && rows.at(-1)) || null };
  });

/** JSON has no exact numbers of this size, so amounts are texts. */
type StoredRow = Omit<ExportedExpense, 'amountMinor' | 'baseMinor' | 'transfer'> & {
  readonly amountMinor: string;
  readonly baseMinor: string;
  readonly transfer: { readonly to: string; readonly minor: string; readonly currency: string } | null;
};

const toExported = ({ amountMinor, baseMinor, transfer, ...row }: StoredRow): ExportedExpense => ({
  ...row,
  transfer: transfer && {
    to: transfer.to,
    received: { minor: BigInt(transfer.minor), currency: transfer.currency },
  },
  amountMinor: BigInt(amountMinor),
  baseMinor: BigInt(baseMinor),
});
