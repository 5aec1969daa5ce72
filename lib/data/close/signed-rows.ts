import 'server-only';
import { Prisma } from '@/lib/data/generated/client';
import { titleSql } from '@/lib/data/movement/title';
import { currencies, exponentOf } from '@/lib/domain/currency';
import type { Period } from '@/lib/domain/report/period';

/** A CSV file of a sign-off: its titles, and the query for its lines with their numbers. */
export type RowsOf = { readonly name: string; readonly head: string; readonly lines: Prisma.Sql };

/** The rows of these days. A statement line that arrived after the month was closed is in no sign-off. */
type Days = {
  readonly companyId: string;
  readonly baseCurrency: string;
  readonly period: Period;
  readonly closedAt: Date;
};

/**
 * Returns what a sign-off covers, in the order of its files. Money out is negative in the files of the books and positive in
 * the others, as on the pages. Days are the company's; instants are UTC.
 */
export const signedRows = (of: Days): readonly RowsOf[] => [
  movements(of),
  coding(of),
  receipts(of),
  bankLines(of),
  records(of),
  links(of),
];

const inDays = ({ period: { from, to } }: Days, day: Prisma.Sql) => Prisma.sql`${day} between ${from} and ${to}`;

/** The movements `m` of the days that are in the list. */
const listed = (of: Days) => Prisma.sql`
  m.company_id = ${of.companyId}::uuid and ${inDays(of, Prisma.sql`m.day`)} and m.removed_at is null`;

const movements = (of: Days): RowsOf => ({
  name: 'movements.csv',
  head: `Id,Date,Kind,Type,Payee,Amount,Currency,Amount in ${of.baseCurrency},Exchange rate,Paid from,Person,Note,Supplier,Transferred to,Received,Received currency,Revision,Revision in the books`,
  lines: Prisma.sql`
    select row_number() over (order by m.day, m.id), concat_ws(',', m.id, m.day, m.kind, coalesce(e.type::text, t.kind::text, ''),
      csv_text(${titleSql}), csv_amount(m.sign * m.amount_minor, ${decimalsOf(Prisma.sql`m.currency`)}), trim(m.currency),
      csv_amount(m.sign * m.base_minor, ${exponentOf(of.baseCurrency)}::int), coalesce(trim_scale(e.rate)::text, ''),
      csv_text(coalesce(c.name, t.from_bank_ref)), csv_text(u.name), csv_text(coalesce(e.note, t.description)),
      csv_text(e.supplier_ref), csv_text(coalesce(g.name, t.to_bank_ref)),
      coalesce(csv_amount(t.to_minor, ${decimalsOf(Prisma.sql`t.to_currency`)}), ''), coalesce(trim(t.to_currency), ''), m.revision,
      coalesce(m.synced_revision::text, ''))
    from movements m left join expenses e on e.id = m.id left join transfers t on t.id = m.id
      left join cards c on c.id = m.card_id left join cards g on g.id = t.to_card_id left join users u on u.id = m.person_id
    where ${listed(of)}`,
});

const coding = (of: Days): RowsOf => ({
  name: 'coding.csv',
  head: `Expense,Part,Category,Amount,Amount in ${of.baseCurrency},Tax rate,Tax,Tracking,Customer`,
  lines: Prisma.sql`
    select row_number() over (order by m.day, m.id, l.position), concat_ws(',', m.id, l.position + 1, csv_text(g.name),
      csv_amount(m.sign * l.amount_minor, ${decimalsOf(Prisma.sql`m.currency`)}),
      csv_amount(m.sign * l.base_minor, ${exponentOf(of.baseCurrency)}::int), csv_text(l.tax_rate_ref),
      coalesce(csv_amount(m.sign * l.tax_minor, ${decimalsOf(Prisma.sql`m.currency`)}), ''), csv_text(l.tracking_refs),
      csv_text(l.customer_ref))
    from movements m join expense_lines l on l.expense_id = m.id left join categories g on g.id = l.category_id
    where ${listed(of)}`,
});

const receipts = (of: Days): RowsOf => ({
  name: 'receipts.csv',
  head: 'Id,Expense,File,File name,Type,Bytes,SHA-256,Added',
  lines: Prisma.sql`
    select row_number() over (order by m.day, m.id, r.id), concat_ws(',', r.id, m.id,
      'receipts/' || r.id || coalesce(lower(substring(r.file_name from '\\.[A-Za-z0-9]{1,5}$')), ''), csv_text(r.file_name), r.mime_type,
      r.bytes, r.sha256, ${instant(Prisma.sql`r.created_at`)})
    from movements m join receipts r on r.expense_id = m.id and r.removed_at is null
    where ${listed(of)}`,
});

const bankLines = (of: Days): RowsOf => ({
  name: 'bank-lines.csv',
  head: 'Id,Bank account,Source,Date,Amount,Currency,Status,Description,Counterparty,References,Balance,Movement',
  lines: Prisma.sql`
    select row_number() over (order by b.day, b.id), concat_ws(',', b.id, csv_text(coalesce(a.name, b.bank_account_ref)), b.source, b.day,
      csv_amount(b.amount_minor, ${decimalsOf(Prisma.sql`b.currency`)}), trim(b.currency), b.state, csv_text(b.description),
      csv_text(b.counterparty), csv_text(array_to_string(b."references", ' ')),
      coalesce(csv_amount(b.balance_minor, ${decimalsOf(Prisma.sql`b.currency`)}), ''), coalesce(b.movement_id::text, ''))
    from bank_lines b left join bank_accounts a on a.connection_id = b.connection_id and a.ref = b.bank_account_ref
    where b.company_id = ${of.companyId}::uuid and ${inDays(of, Prisma.sql`b.day`)} and b.created_at <= ${of.closedAt}`,
});

const records = (of: Days): RowsOf => ({
  name: 'records.csv',
  head: 'Id,Record in the books,Type,Bank account,Date,Amount,Currency,Counterparty,Reference,Movement',
  lines: Prisma.sql`
    select row_number() over (order by b.day, b.id), concat_ws(',', b.id, csv_text(b.ref), b.type,
      csv_text(coalesce(a.name, b.bank_account_ref)), b.day,
      csv_amount(b.amount_minor, ${decimalsOf(Prisma.sql`b.currency`)}), trim(b.currency), csv_text(b.counterparty), csv_text(b.reference),
      coalesce(b.movement_id::text, ''))
    from book_records b left join bank_accounts a on a.connection_id = b.connection_id and a.ref = b.bank_account_ref
    where b.company_id = ${of.companyId}::uuid and ${inDays(of, Prisma.sql`b.day`)} and b.deleted_at is null and b.type <> 'bills'`,
});

const links = (of: Days): RowsOf => ({
  name: 'links.csv',
  head: 'Link,Side,Row,Level,Made,Made by',
  lines: Prisma.sql`
    select row_number() over (order by l.day, l.id, r.side, r.row_id), concat_ws(',', l.id, r.side, r.row_id, coalesce(l.level::text, ''),
      ${instant(Prisma.sql`l.made_at`)}, csv_text(coalesce(u.name, 'Outlay')))
    from reconciliations l join reconciliation_rows r on r.reconciliation_id = l.id left join users u on u.id = l.made_by_id
    where l.company_id = ${of.companyId}::uuid and ${inDays(of, Prisma.sql`l.day`)} and l.state = 'linked'`,
});

const instant = (column: Prisma.Sql) => Prisma.sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Returns the number of decimals of a column's currency. */
const decimalsOf = (currency: Prisma.Sql) => Prisma.sql`coalesce((${unusual}::jsonb ->> trim(${currency}))::int, 2)`;

/** The currencies that do not have two decimals. */
const unusual = JSON.stringify(
  Object.fromEntries(currencies.map((code) => [code, exponentOf(code)]).filter(([, decimals]) => decimals !== 2)),
);
