import 'server-only';
import { inScope } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays } from '@/lib/domain/day';
import type { KnownTransfer } from '@/lib/domain/import/kind/transfer-side';
import { accountValue } from '@/lib/domain/transfer/account-value';
import type { Comparable } from './existing';

/** A transfer that a row of a file may be a side of, with the keys of its rows. */
export type FoundTransfer = KnownTransfer & { readonly isRemoved: boolean };

const mostTransfers = 5_000;
const mostDays = 4;

type Stored = {
  readonly id: string;
  readonly isRemoved: boolean;
  readonly day: string;
  readonly fromCard: string | null;
  readonly fromRef: string | null;
  readonly fromMinor: bigint;
  readonly fromCurrency: string;
  readonly fromKey: string | null;
  readonly toCard: string | null;
  readonly toRef: string | null;
  readonly toMinor: bigint;
  readonly toCurrency: string;
  readonly toKey: string | null;
};

/** Returns the transfers of these rows, and those of the days around them. Empty for an employee. */
export async function transfersFor(viewer: Viewer, rows: readonly Comparable[]): Promise<readonly FoundTransfer[]> {
  const days = rows.map(({ day }) => day).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || viewer.role === 'employee') return [];
  const keys = rows.map(({ key }) => key);
  const stored = await inScope(
    viewer,
    (tx) => tx.$queryRaw<Stored[]>`
      select m.id::text as id, m.removed_at is not null as "isRemoved", m.day, m.card_id::text as "fromCard",
        t.from_bank_ref as "fromRef", m.amount_minor as "fromMinor", trim(m.currency) as "fromCurrency",
        t.from_import_key::text as "fromKey", t.to_card_id::text as "toCard", t.to_bank_ref as "toRef",
        t.to_minor as "toMinor", trim(t.to_currency) as "toCurrency", t.to_import_key::text as "toKey"
      from (
        select id from transfers where company_id = ${viewer.companyId}::uuid and from_import_key = any(${keys}::uuid[])
        union select id from transfers where company_id = ${viewer.companyId}::uuid and to_import_key = any(${keys}::uuid[])
        union (select id from movements where company_id = ${viewer.companyId}::uuid and kind = 'transfer' and removed_at is null
          and day between ${addDays(first, -mostDays)}::bpchar and ${addDays(last, mostDays)}::bpchar
          order by day desc, id desc limit ${mostTransfers})
      ) found join movements m on m.id = found.id join transfers t on t.id = found.id`,
  );
  return stored.map((row) => ({
    id: row.id,
    isRemoved: row.isRemoved,
    day: row.day,
    from: sideOf(row.fromCard, row.fromRef, row.fromMinor, row.fromCurrency, row.fromKey),
    to: sideOf(row.toCard, row.toRef, row.toMinor, row.toCurrency, row.toKey),
  }));
}

const sideOf = (cardId: string | null, ref: string | null, minor: bigint, currency: string, key: string | null) => ({
  account: accountValue(
    cardId === null ? { cardId, bankRef: ref ?? '', currency } : { cardId, bankRef: null, currency },
  ),
  amount: { minor, currency },
  key,
});

/**
 * Whether the imported or ingested expense `m` can become a transfer: it is in no books and not on its way there, and no person has
 * changed it or added a receipt.
 */
export const replaceable = Prisma.sql`(m.import_key is not null and m.synced_revision is null and m.queued_run_id is null
  and m.status in ('incomplete', 'ready', 'failed') and m.receipt_count = 0
  and not exists (select 1 from sync_items i where i.movement_id = m.id)
  and not exists (select 1 from audit_events a where a.company_id = m.company_id and a.subject = m.id::text
    and a.action in ('expense.changed', 'expense.categorised')))`;

/** An expense that may be the other side of a row. */
export type OppositeExpense = {
  readonly id: string;
  readonly day: string;
  readonly isOut: boolean;
  readonly minor: bigint;
  readonly currency: string;
  readonly cardId: string;
  readonly merchant: string;
  /** Whether it was imported, is not in the books or on its way, and no person has worked on it. */
  readonly canBeReplaced: boolean;
};

const mostExpenses = 2_000;

/** Returns the expenses in the other direction with the amount of a row, at most four days apart, of any card. */
export const oppositeExpenses = (
  viewer: Viewer,
  rows: readonly (Comparable & { readonly direction: 'out' | 'in' })[],
): Promise<readonly OppositeExpense[]> =>
  rows.length === 0 || viewer.role === 'employee'
    ? Promise.resolve([])
    : inScope(viewer, (tx) => {
        const around = (by: number) => rows.map(({ day }) => addDays(day, by));
        return tx.$queryRaw<OppositeExpense[]>`
          select distinct m.id::text as id, m.day, m.sign = 1 as "isOut", m.amount_minor as minor, trim(m.currency) as currency,
            m.card_id::text as "cardId", x.merchant, ${replaceable} as "canBeReplaced"
          from unnest(${rows.map(({ minor }) => minor)}::bigint[], ${around(-mostDays)}::text[], ${around(mostDays)}::text[],
            ${rows.map(({ direction }) => (direction === 'out' ? -1 : 1))}::int[]) as row (minor, first, last, sign)
          join movements m on m.company_id = ${viewer.companyId}::uuid and m.amount_minor = row.minor
            and m.day between row.first::bpchar and row.last::bpchar and m.sign = row.sign
          join expenses x on x.id = m.id
          where m.removed_at is null and m.card_id is not null and m.kind = 'expense'
          order by m.day, id limit ${mostExpenses}`;
      });
