import 'server-only';
import { inScope } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { type Page, pageOf } from '@/lib/data/keyset';
import { titleSql } from '@/lib/data/movement/title';
import { accountLabel } from '@/lib/domain/books/books';
import { conversionText, recordTotal } from '@/lib/domain/books/record';
import { isTransferRecord, parseSent } from '@/lib/domain/books/sent-record';
import type { TransferRecord } from '@/lib/domain/books/transfer-record';
import type { Viewer } from '@/lib/domain/company/viewer';
import { signedAmount } from '@/lib/domain/expense/expense';
import type { PageAt } from '@/lib/domain/list/page-at';
import { formatMoney, type Money } from '@/lib/domain/money';
import type { ItemState } from '@/lib/domain/sync/sync';

export type RunItem = {
  readonly id: string;
  readonly expenseId: string;
  readonly merchant: string;
  readonly day: string;
  /** The total of the record that was sent, in its currency: negative when money comes back. */
  readonly amount: Money;
  /** The conversion to that currency, for example "$119.99 → £92.39 at 0.77"; null when Outlay converted nothing. */
  readonly conversion: string | null;
  readonly state: ItemState;
  /** The package's message if the record failed, else null. */
  readonly message: string | null;
  /** The account of each line that was sent, for example "493 Travel". */
  readonly accounts: readonly string[];
  /** Whether this is the newest attempt to sync the expense. */
  readonly newest: boolean;
};

/** Selects the records of a run. `states` null selects all states. */
export type RunItemsQuery = { readonly states: readonly ItemState[] | null; readonly at: PageAt };

export const runItemsPerPage = 50;

/**
 * Returns one page of a run's records, failed ones first. Leaves out a withdrawn record if a later attempt in the same
 * run replaced it: the expense was resent in another batch and would appear twice.
 */
export const runItems = (viewer: Viewer, runId: string, { states, at }: RunItemsQuery): Promise<Page<RunItem>> =>
  inScope(viewer, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      with places as (${placesSql(runId, states, at)})
      select i.id::text as id, i.place, i.state::text as state, i.message, i.record, m.id::text as "expenseId", m.day,
        ${titleSql} as merchant, m.latest_item_id = i.id as newest, named.accounts
      from places p join sync_items i on i.id = p.id join syncs s on s.id = i.sync_id
        join movements m on m.id = i.movement_id left join expenses e on e.id = m.id left join transfers t on t.id = m.id
        cross join lateral (
          select json_agg(json_build_object('ref', a.ref, 'code', a.code, 'name', a.name) order by c.id = s.connection_id, c.id) as accounts
          from connections c cross join lateral (
            select ref, code, name from accounts where connection_id = c.id
              and ref = any(array(select line ->> 'accountRef' from jsonb_array_elements(i.record -> 'lines') line))
            union all
            select ref, code, name from bank_accounts where connection_id = c.id
              and ref = any(array[i.record -> 'from' ->> 'accountRef', i.record -> 'to' ->> 'accountRef'])
          ) a
          where c.company_id = i.company_id
        ) named
      where i.company_id = ${viewer.companyId}::uuid
      order by p.place ${at.before ? Prisma.sql`desc, p.id asc` : Prisma.sql`asc, p.id desc`}`;
    const { rows: shown, ...neighbours } = pageOf(rows, at, runItemsPerPage, ({ place, id }) => `${place}~${id}`);
    return { ...neighbours, rows: shown.map((row) => toItem(row, viewer.locale)) };
  });

/** The states in the order of the list. The place of a state counts from 1 (see the migration "run_counts"). */
const order: readonly ItemState[] = ['failed', 'unknown', 'sending', 'sent', 'queued', 'withdrawn', 'synced'];

/**
 * Returns the query for the places of a page's records. It reads the index of a run's items in its order and stops after the
 * page: the rest of the cursor's own state, and then the other states.
 */
function placesSql(runId: string, states: readonly ItemState[] | null, { after, before }: PageAt): Prisma.Sql {
  const wanted = order.flatMap((state, index) => (!states || states.includes(state) ? [index + 1] : []));
  const cursor = cursorOf(after ?? before);
  const isBackward = cursor !== null && after === undefined;
  const most = runItemsPerPage + 1;
  const [direction, beyond] = isBackward
    ? [Prisma.sql`place desc, id asc`, Prisma.sql`>`]
    : [Prisma.sql`place asc, id desc`, Prisma.sql`<`];
  const others = wanted.filter((place) => !cursor || (isBackward ? place < cursor.place : place > cursor.place));
  const from = (which: Prisma.Sql) => Prisma.sql`
    (select id, place from sync_items where run_id = ${runId}::uuid and ${which} order by ${direction} limit ${most})`;
  const rest = from(Prisma.sql`place is not null and place = any(${others}::smallint[])`);
  if (!cursor || !wanted.includes(cursor.place)) return rest;
  const own = from(
    Prisma.sql`place is not null and place = ${cursor.place}::smallint and id ${beyond} ${cursor.id}::uuid`,
  );
  return Prisma.sql`select id, place from (${own} union all ${rest}) next order by ${direction} limit ${most}`;
}

const cursorText = /^([1-7])~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** Returns the place and the id in a cursor, or null for an invalid cursor, which opens the first page. */
function cursorOf(text: string | undefined): { readonly place: number; readonly id: string } | null {
  const [, place, id] = cursorText.exec(text ?? '') ?? [];
  return place && id ? { place: Number(place), id } : null;
}

type Row = Omit<RunItem, 'amount' | 'conversion' | 'accounts'> & {
  readonly place: number;
  readonly record: unknown;
  /** Accounts of all books with the refs of the record; a later one takes precedence. */
  readonly accounts: readonly { readonly ref: string; readonly code: string; readonly name: string }[] | null;
};

function toItem({ record: stored, accounts, place: _, ...row }: Row, locale: string): RunItem {
  const record = parseSent(stored);
  const names = new Map(accounts?.map((account) => [account.ref, accountLabel(account)]));
  const nameOf = (ref: string) => names.get(ref) ?? ref;
  if (isTransferRecord(record)) {
    const { from, to } = record;
    return {
      ...row,
      ...transferAmount(record, locale),
      accounts: [`${nameOf(from.accountRef)} → ${nameOf(to.accountRef)}`],
    };
  }
  return {
    ...row,
    amount: signedAmount(record.type, recordTotal(record)),
    conversion: record.convertedFrom && conversionText(record.convertedFrom, record, locale),
    accounts: record.lines.map((line) => nameOf(line.accountRef)),
  };
}

/** Returns the amount that left, and both amounts where they have different currencies. */
const transferAmount = ({ from, to }: TransferRecord, locale: string) => ({
  amount: { minor: from.minor, currency: from.currency },
  conversion: from.currency === to.currency ? null : `${formatMoney(from, locale)} → ${formatMoney(to, locale)}`,
});
