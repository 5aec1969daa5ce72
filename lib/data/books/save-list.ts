import 'server-only';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { EntryList } from '@/lib/domain/books/lists';

/**
 * The table of a list, and the columns that every refresh sets. A column is described by its name, its field in the
 * snapshot, and its SQL type.
 */
type Shape = { readonly table: Prisma.Sql; readonly columns: readonly (readonly [string, string, string])[] };

const named = ['name', 'name', 'text'] as const;
const coded = ['code', 'code', 'text'] as const;
const currency = ['currency', 'currency', 'text'] as const;
const validFor = ['valid_for', 'validFor', 'text[]'] as const;

const shapes: Readonly<Record<EntryList, Shape>> = {
  accounts: {
    table: Prisma.sql`accounts`,
    columns: [
      named,
      coded,
      ['type', 'type', 'text'],
      currency,
      ['is_bank_account', 'isBankAccount', 'boolean'],
      validFor,
      ['default_tax_rate_ref', 'defaultTaxRateRef', 'text'],
    ],
  },
  bankAccounts: {
    table: Prisma.sql`bank_accounts`,
    columns: [named, coded, ['kind', 'kind', 'text'], currency, ['numbers', 'numbers', 'text[]']],
  },
  taxRates: { table: Prisma.sql`tax_rates`, columns: [named, coded, ['rate', 'rate', 'int'], validFor] },
  tracking: {
    table: Prisma.sql`tracking_categories`,
    columns: [named, ['parent_ref', 'parentRef', 'text'], ['has_children', 'hasChildren', 'boolean']],
  },
  suppliers: { table: Prisma.sql`suppliers`, columns: [named, currency] },
  customers: { table: Prisma.sql`customers`, columns: [named, currency] },
};

/**
 * Saves a list in one statement, whatever its length. Inserts new entries, updates changed ones, and sets the archive
 * date of archived ones. `rows` is JSON of the entries with their ids. Returns the number of rows written; unchanged
 * rows are not written.
 */
export function saveList(tx: Tx, list: EntryList, rows: string): Promise<number> {
  const { table, columns } = shapes[list];
  const all = (each: (column: readonly [string, string, string]) => string, between = ', ') =>
    Prisma.raw(columns.map(each).join(between));
  const label = (row: string) =>
    hasCode(list) ? `concat_ws(' ', nullif(${row}.code, ''), ${row}.name)` : `${row}.name`;
  const renamed = `${label('kept')} <> ${label('excluded')}`;
  return tx.$executeRaw`
    insert into ${table} as kept (id, company_id, connection_id, ref, archived_at, ${all(([column]) => column)})
    select id, company, connection, ref, case when archived then now() end, ${all(([, name]) => `"${name}"`)}
    from jsonb_to_recordset(${rows}::jsonb) as entry(id uuid, company uuid, connection uuid, ref text, archived boolean,
      ${all(([, name, type]) => `"${name}" ${type}`)})
    on conflict (connection_id, ref) do update set ${all(([column]) => `${column} = excluded.${column}`)},
      archived_at = case when excluded.archived_at is not null then coalesce(kept.archived_at, excluded.archived_at) end,
      removed_at = null,
      previous_name = case when ${Prisma.raw(renamed)} then
        case when kept.name <> excluded.name then kept.name else ${Prisma.raw(label('kept'))} end else kept.previous_name end,
      renamed_at = case when ${Prisma.raw(renamed)} then now() else kept.renamed_at end
    where (${all(([column]) => `kept.${column}`)}) is distinct from (${all(([column]) => `excluded.${column}`)})
      or (kept.archived_at is null) <> (excluded.archived_at is null) or kept.removed_at is not null`;
}

/**
 * Returns whether the label of an entry includes its code. The code of a tax rate means nothing to people, so it is
 * left out.
 */
const hasCode = (list: EntryList) => list === 'accounts' || list === 'bankAccounts';

/** Sets the removal date of these entries. Their rows remain, because expenses and mappings name them. */
export const dateRemoved = (tx: Tx, list: EntryList, connectionId: string, refs: readonly string[]): Promise<number> =>
  tx.$executeRaw`update ${shapes[list].table} set removed_at = now()
    where connection_id = ${connectionId}::uuid and removed_at is null
      and ref in (select jsonb_array_elements_text(${JSON.stringify(refs)}::jsonb))`;

export type KeptRow = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly code?: string;
  readonly rate?: number;
  readonly archivedAt: Date | null;
  readonly removedAt: Date | null;
};

/** Returns the stored entries of a list, with the fields that a refresh compares to find changes. */
export function storedList(tx: Tx, list: EntryList, connectionId: string): Promise<KeptRow[]> {
  const where = { connectionId };
  const select = { id: true, ref: true, name: true, archivedAt: true, removedAt: true } as const;
  switch (list) {
    case 'accounts':
      return tx.account.findMany({ where, select: { ...select, code: true } });
    case 'bankAccounts':
      return tx.bankAccount.findMany({ where, select: { ...select, code: true } });
    case 'taxRates':
      return tx.taxRate.findMany({ where, select: { ...select, rate: true } });
    case 'tracking':
      return tx.trackingCategory.findMany({ where, select });
    case 'suppliers':
      return tx.supplier.findMany({ where, select });
    case 'customers':
      return tx.customer.findMany({ where, select });
  }
}
