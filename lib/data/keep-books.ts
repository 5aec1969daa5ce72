import 'server-only';
import type { BooksSnapshot } from '@/lib/domain/books';
import { inScope, type Scope, type Tx } from './db';
import { newId } from './id';
import { announce } from './queue';

/**
 * Keeps what was read from the books: new entries added, changed ones changed, archived and vanished ones dated and
 * kept. All of it or nothing. One statement per list, as a company may have thousands of suppliers.
 */
export const keepBooks = (
  scope: Scope & { companyId: string },
  connectionId: string,
  snapshot: BooksSnapshot,
): Promise<void> =>
  inScope(scope, async (tx) => {
    const rows = <E extends object>(entries: readonly E[]) =>
      JSON.stringify(
        entries.map((entry) => ({ ...entry, id: newId(), company: scope.companyId, connection: connectionId })),
      );
    await keepAccounts(tx, rows(snapshot.accounts));
    await keepBankAccounts(tx, rows(snapshot.bankAccounts));
    await keepTaxRates(tx, rows(snapshot.taxRates));
    await keepTracking(tx, rows(snapshot.tracking));
    await keepSuppliers(tx, rows(snapshot.suppliers));
    await keepCustomers(tx, rows(snapshot.customers));
    await dateVanished(tx, connectionId, snapshot);
    const { name, baseCurrency, lockDate } = snapshot.organisation;
    await tx.connection.updateMany({
      where: { id: connectionId, companyId: scope.companyId },
      data: {
        organisation: name,
        baseCurrency,
        lockDate,
        listsReadAt: new Date(),
        listsRequestedAt: null,
        listsError: null,
      },
    });
    await announce(tx, scope.companyId);
  });

const keepAccounts = (tx: Tx, rows: string) => tx.$executeRaw`
  insert into accounts as kept (id, company_id, connection_id, ref, code, name, type, currency, is_bank_account, valid_for, archived_at)
  select id, company, connection, ref, code, name, type, currency, "isBankAccount", "validFor", case when archived then now() end
  from jsonb_to_recordset(${rows}::jsonb) as entry(id uuid, company uuid, connection uuid, ref text, code text, name text,
    type text, currency text, "isBankAccount" boolean, "validFor" text[], archived boolean)
  on conflict (connection_id, ref) do update set code = excluded.code, name = excluded.name, type = excluded.type,
    currency = excluded.currency, is_bank_account = excluded.is_bank_account, valid_for = excluded.valid_for,
    archived_at = case when excluded.archived_at is not null then coalesce(kept.archived_at, excluded.archived_at) end, removed_at = null`;

const keepBankAccounts = (tx: Tx, rows: string) => tx.$executeRaw`
  insert into bank_accounts as kept (id, company_id, connection_id, ref, code, name, kind, currency, archived_at)
  select id, company, connection, ref, code, name, kind, currency, case when archived then now() end
  from jsonb_to_recordset(${rows}::jsonb) as entry(id uuid, company uuid, connection uuid, ref text, code text, name text,
    kind text, currency text, archived boolean)
  on conflict (connection_id, ref) do update set code = excluded.code, name = excluded.name, kind = excluded.kind, currency = excluded.currency,
    archived_at = case when excluded.archived_at is not null then coalesce(kept.archived_at, excluded.archived_at) end, removed_at = null`;

const keepTaxRates = (tx: Tx, rows: string) => tx.$executeRaw`
  insert into tax_rates as kept (id, company_id, connection_id, ref, code, name, rate, valid_for, removed_at)
  select id, company, connection, ref, code, name, rate, "validFor", case when archived then now() end
  from jsonb_to_recordset(${rows}::jsonb) as entry(id uuid, company uuid, connection uuid, ref text, code text, name text,
    rate int, "validFor" text[], archived boolean)
  on conflict (connection_id, ref) do update set code = excluded.code, name = excluded.name, rate = excluded.rate, valid_for = excluded.valid_for,
    removed_at = case when excluded.removed_at is not null then coalesce(kept.removed_at, excluded.removed_at) end`;

const keepTracking = (tx: Tx, rows: string) => tx.$executeRaw`
  insert into tracking_categories as kept (id, company_id, connection_id, ref, name, parent_ref, has_children, removed_at)
  select id, company, connection, ref, name, "parentRef", "hasChildren", case when archived then now() end
  from jsonb_to_recordset(${rows}::jsonb) as entry(id uuid, company uuid, connection uuid, ref text, name text,
    "parentRef" text, "hasChildren" boolean, archived boolean)
  on conflict (connection_id, ref) do update set name = excluded.name, parent_ref = excluded.parent_ref, has_children = excluded.has_children,
    removed_at = case when excluded.removed_at is not null then coalesce(kept.removed_at, excluded.removed_at) end`;

const keepSuppliers = (tx: Tx, rows: string) => tx.$executeRaw`
  insert into suppliers as kept (id, company_id, connection_id, ref, name, currency, archived_at)
  select id, company, connection, ref, name, currency, case when archived then now() end
  from jsonb_to_recordset(${rows}::jsonb) as entry(id uuid, company uuid, connection uuid, ref text, name text, currency text, archived boolean)
  on conflict (connection_id, ref) do update set name = excluded.name, currency = excluded.currency,
    archived_at = case when excluded.archived_at is not null then coalesce(kept.archived_at, excluded.archived_at) end, removed_at = null`;

const keepCustomers = (tx: Tx, rows: string) => tx.$executeRaw`
  insert into customers as kept (id, company_id, connection_id, ref, name, currency, archived_at)
  select id, company, connection, ref, name, currency, case when archived then now() end
  from jsonb_to_recordset(${rows}::jsonb) as entry(id uuid, company uuid, connection uuid, ref text, name text, currency text, archived boolean)
  on conflict (connection_id, ref) do update set name = excluded.name, currency = excluded.currency,
    archived_at = case when excluded.archived_at is not null then coalesce(kept.archived_at, excluded.archived_at) end, removed_at = null`;

async function dateVanished(tx: Tx, connectionId: string, snapshot: BooksSnapshot): Promise<void> {
  const vanished = (entries: readonly { ref: string }[]) => ({
    where: { connectionId, removedAt: null, ref: { notIn: entries.map((entry) => entry.ref) } },
    data: { removedAt: new Date() },
  });
  await tx.account.updateMany(vanished(snapshot.accounts));
  await tx.bankAccount.updateMany(vanished(snapshot.bankAccounts));
  await tx.taxRate.updateMany(vanished(snapshot.taxRates));
  await tx.trackingCategory.updateMany(vanished(snapshot.tracking));
  await tx.supplier.updateMany(vanished(snapshot.suppliers));
  await tx.customer.updateMany(vanished(snapshot.customers));
}
