import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { announce, enqueue, type JobData } from '@/lib/data/queue';
import type { AccountCurrencies, BookRecordRow, BookRecordType } from '@/lib/domain/reconcile/books/book-record';
import { requestMatching } from './request';

/** More bank accounts than this are not known. */
const mostAccounts = 2_000;

/** Returns the currencies of the bank accounts of a connection. */
export const accountCurrencies = (scope: CompanyScope, connectionId: string): Promise<AccountCurrencies> =>
  inScope(scope, async (tx) => {
    const accounts = await tx.bankAccount.findMany({
      where: { connectionId },
      select: { ref: true, currency: true },
      take: mostAccounts,
    });
    const connection = await tx.connection.findUnique({ where: { id: connectionId }, select: { baseCurrency: true } });
    const byRef = new Map(accounts.map(({ ref, currency }) => [ref, currency]));
    return { of: (ref) => byRef.get(ref) ?? null, base: connection?.baseCurrency ?? null };
  });

/** Schedules the next look at a read that Codat makes. */
export const scheduleRecordsPoll = (
  scope: CompanyScope,
  data: Omit<JobData<'read-records'>, 'companyId'>,
  afterSeconds: number,
): Promise<void> =>
  inScope(scope, (tx) =>
    enqueue(tx, { name: 'read-records', data: { ...data, companyId: scope.companyId } }, { afterSeconds }),
  );

/** Whether the company has claims, which become bills. */
export const hasClaims = (scope: CompanyScope): Promise<boolean> =>
  inScope(scope, (tx) =>
    tx.reimbursable.findFirst({ where: { companyId: scope.companyId }, select: { id: true } }),
  ).then((claim) => claim !== null);

/** How records are stored: the read to which they belong, by its start. */
export type RecordsRead = { readonly connectionId: string; readonly begunAt: Date };

/**
 * Stores records as the books have them now, in one transaction. A record that differs from what was stored has changed.
 * The name of a contact is taken from the lists of suppliers and customers. A record that Outlay wrote gets the id of its
 * movement by the reference.
 */
export const saveRecords = (
  scope: CompanyScope,
  { connectionId, begunAt }: RecordsRead,
  rows: readonly BookRecordRow[],
): Promise<void> =>
  inScope(scope, async (tx) => {
    if (rows.length === 0) return;
    const { companyId } = scope;
    const stored = rows.map(({ money, original, ...row }) => ({
      ...row,
      id: newId(),
      minor: money.minor.toString(),
      currency: money.currency,
      originalMinor: original?.minor.toString() ?? null,
      originalCurrency: original?.currency ?? null,
    }));
    await tx.$executeRaw`
      insert into book_records as b (id, company_id, connection_id, type, ref, bank_account_ref, day, amount_minor,
        currency, original_minor, original_currency, counterparty, reference, note, seen_at, deleted_at)
      select r.id, ${companyId}::uuid, ${connectionId}::uuid, r.type, r.ref, r."bankAccountRef", r.day, r.minor,
        r.currency, r."originalMinor", r."originalCurrency", coalesce(r."contactName", s.name, c.name), r.reference,
        r.note, ${begunAt}, case when r."isDeleted" then ${begunAt}::timestamptz end
      from jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) as r (id uuid, type text, ref text,
        "bankAccountRef" text, day text, minor bigint, currency text, "originalMinor" bigint, "originalCurrency" text,
        "contactRef" text, "contactName" text, reference text, note text, "isDeleted" boolean)
      left join suppliers s on s.connection_id = ${connectionId}::uuid and s.ref = r."contactRef"
      left join customers c on c.connection_id = ${connectionId}::uuid and c.ref = r."contactRef" and s.ref is null
      order by r.type, r.ref, r."bankAccountRef"
      on conflict (connection_id, type, ref, bank_account_ref) do update set day = excluded.day,
        amount_minor = excluded.amount_minor, currency = excluded.currency, original_minor = excluded.original_minor,
        original_currency = excluded.original_currency, counterparty = excluded.counterparty,
        reference = excluded.reference, note = excluded.note, seen_at = excluded.seen_at,
        deleted_at = case when excluded.deleted_at is null then null else coalesce(b.deleted_at, excluded.deleted_at) end,
        changed_at = case when (b.day, b.amount_minor, b.currency, b.deleted_at is null)
          is distinct from (excluded.day, excluded.amount_minor, excluded.currency, excluded.deleted_at is null)
          then excluded.seen_at else b.changed_at end`;
    await claimByReference(tx, companyId, connectionId, rows);
  });

/** Outlay writes the last 12 characters of the movement's id as the reference (lib/domain/books/record.ts). */
async function claimByReference(
  tx: Tx,
  companyId: string,
  connectionId: string,
  rows: readonly BookRecordRow[],
): Promise<void> {
  const ours = rows.filter(({ reference }) => reference !== null && /^[0-9a-f]{12}$/.test(reference));
  const days = ours.map(({ day }) => day).sort();
  if (ours.length === 0) return;
  // A movement whose day was edited after it was written has the former day in the books.
  await tx.$executeRaw`
    update book_records b set movement_id = m.id from movements m
    where b.connection_id = ${connectionId}::uuid and b.company_id = ${companyId}::uuid and b.movement_id is null
      and b.ref = any(${ours.map(({ ref }) => ref)}::text[]) and b.reference ~ '^[0-9a-f]{12}$'
      and m.company_id = ${companyId}::uuid and m.day between ${shifted(days.at(0), -62)} and ${shifted(days.at(-1), 62)}
      and right(m.id::text, 12) = b.reference`;
}

const shifted = (day = '', by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/**
 * Ends the read of one type: a record of the period that the books no longer list was deleted. Its link ends too, and
 * the lines are open again. Returns the bank accounts whose records changed.
 */
export const endRead = (
  scope: CompanyScope,
  { connectionId, begunAt }: RecordsRead,
  type: BookRecordType,
  since: string,
): Promise<void> =>
  inScope(scope, async (tx) => {
    await tx.$executeRaw`
      update book_records set deleted_at = ${begunAt}, changed_at = ${begunAt}
      where connection_id = ${connectionId}::uuid and company_id = ${scope.companyId}::uuid and type = ${type}
        and day >= ${since} and seen_at < ${begunAt} and deleted_at is null`;
  });

/** Stores that all types were read, ends the links of deleted records, and has the changed accounts matched. */
export const finishRead = (
  scope: CompanyScope,
  { connectionId, begunAt }: RecordsRead,
  missingTypes: readonly string[],
): Promise<void> =>
  inScope(scope, async (tx) => {
    const { companyId } = scope;
    await tx.$executeRaw`
      insert into record_reads (connection_id, company_id, read_at, missing_types)
      values (${connectionId}::uuid, ${companyId}::uuid, ${begunAt}, ${[...missingTypes]}::text[])
      on conflict (connection_id) do update set read_at = excluded.read_at, missing_types = excluded.missing_types, error = null`;
    const changed = await tx.$queryRaw<{ ref: string }[]>`
      select distinct bank_account_ref as ref from book_records
      where company_id = ${companyId}::uuid and connection_id = ${connectionId}::uuid and type <> 'bills'
        and (changed_at >= ${begunAt} or deleted_at >= ${begunAt}
          or not exists (select 1 from account_matchings a where a.connection_id = book_records.connection_id
            and a.bank_account_ref = book_records.bank_account_ref and a.matched_at >= book_records.seen_at))`;
    await requestMatching(
      tx,
      scope,
      connectionId,
      changed.map(({ ref }) => ref),
    );
    await sendForeignLines(tx, companyId, connectionId);
    await announce(tx, companyId, ['reconcile']);
  });

/** More lines than this are sent after the next read. */
const mostForeign = 10_000;

/** Starts the job that sends the lines of payments in another currency, whose amount on the account is known now. */
async function sendForeignLines(tx: Tx, companyId: string, connectionId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select b.movement_id::text as id from holding_accounts h join book_records b on b.company_id = h.company_id
      and b.connection_id = h.connection_id and b.bank_account_ref = h.bank_account_ref and b.day >= h.lines_from
    where h.company_id = ${companyId}::uuid and h.connection_id = ${connectionId}::uuid and h.lines_from is not null
      and b.movement_id is not null and b.original_minor is not null and b.deleted_at is null
      and not exists (select 1 from bank_lines l where l.company_id = b.company_id and l.connection_id = b.connection_id
        and l.bank_account_ref = b.bank_account_ref and l.line_key = b.movement_id::text)
    limit ${mostForeign}`;
  if (rows.length === 0) return;
  const movementIds = [...new Set(rows.map(({ id }) => id))];
  await enqueue(tx, { name: 'send-bank-lines', data: { companyId, movementIds } });
}

/** Stores in words why the records could not be read. */
export const saveReadError = (scope: CompanyScope, connectionId: string, error: string): Promise<void> =>
  inScope(scope, async (tx) => {
    await tx.recordRead.updateMany({ where: { connectionId, companyId: scope.companyId }, data: { error } });
    await announce(tx, scope.companyId, ['reconcile']);
  });
