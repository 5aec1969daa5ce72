import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { type Page, pageOf } from '@/lib/data/keyset';
import type { PageAt } from '@/lib/domain/list/page-at';
import type { MovementStatus } from '@/lib/domain/movement/status';
import type {
  ReconcileItem,
  ReconcileSummary,
  ReconcileTab,
  ShownLine,
  ShownRecord,
} from '@/lib/domain/reconcile/list/item';
import type { Unclear } from '@/lib/domain/reconcile/words/words';
import { type AccountKey, countedLines, presentRecords } from './account';
import type { Days } from './rows';

const pageSize = 40;

/** Returns one page of a tab of an account, newest day first. */
export const listReconcile = (
  scope: CompanyScope,
  key: AccountKey,
  days: Days,
  tab: ReconcileTab,
  at: PageAt,
): Promise<Page<ReconcileItem>> =>
  inScope(scope, async (tx) => {
    const places = await placesOn(tx, key, days, tab, at);
    const page = pageOf(places, at, pageSize, cursorOf);
    return { ...page, rows: await itemsAt(tx, key, page.rows) };
  });

type Place = { readonly id: string; readonly day: string; readonly what: 'pair' | 'line' | 'record' };

const cursorOf = ({ day, id }: Place) => `${day}~${id}`;

function placesOn(tx: Tx, key: AccountKey, days: Days, tab: ReconcileTab, { after, before }: PageAt): Promise<Place[]> {
  const [day = '', id = ''] = (before ?? after ?? '').split('~');
  const isCursor = /^\d{4}-\d\d-\d\d$/.test(day) && /^[0-9a-f-]{36}$/.test(id);
  const beyond = (alias: 'l' | 'b' | 'r') => {
    const place = Prisma.raw(`(${alias}.day, ${alias}.id)`);
    if (!isCursor) return Prisma.sql`true`;
    return before ? Prisma.sql`${place} > (${day}, ${id}::uuid)` : Prisma.sql`${place} < (${day}, ${id}::uuid)`;
  };
  const order = Prisma.raw(isCursor && before ? 'asc' : 'desc');
  const inDays = (alias: 'l' | 'b' | 'r') =>
    Prisma.sql`${Prisma.raw(`${alias}.day`)} between ${days.from} and ${days.to} and ${beyond(alias)}`;
  const states = { todo: [], suggested: ['suggested'], matched: ['linked'], all: ['suggested', 'linked'] }[tab];
  const queries: Prisma.Sql[] = [];
  if (states.length > 0)
    queries.push(Prisma.sql`(select r.id, r.day, 'pair' as what from reconciliations r
      where r.company_id = ${key.companyId}::uuid and r.connection_id = ${key.connectionId}::uuid
        and r.bank_account_ref = ${key.bankAccountRef} and r.state = any(${states}::"ReconciliationState"[]) and ${inDays('r')}
      order by r.day ${order}, r.id ${order} limit ${pageSize + 1})`);
  if (tab === 'todo' || tab === 'all')
    queries.push(
      Prisma.sql`(select l.id, l.day, 'line' as what from bank_lines l where ${countedLines(key)} and ${isOpen('l')}
        and ${inDays('l')} order by l.day ${order}, l.id ${order} limit ${pageSize + 1})`,
      Prisma.sql`(select b.id, b.day, 'record' as what from book_records b where ${presentRecords(key)} and ${isOpen('b')}
        and ${inDays('b')} order by b.day ${order}, b.id ${order} limit ${pageSize + 1})`,
    );
  return tx.$queryRaw<Place[]>`
    select id::text as id, day, what from (${Prisma.join(queries, ' union all ')}) places
    order by day ${order}, id ${order} limit ${pageSize + 1}`;
}

/** Whether a row is neither linked nor suggested. */
const isOpen = (alias: 'l' | 'b') => Prisma.sql`not exists (select 1 from reconciliation_rows w
  where w.company_id = ${Prisma.raw(alias)}.company_id and w.row_id = ${Prisma.raw(alias)}.id and w.state in ('linked', 'suggested'))`;

type Pairs = Omit<ReconcileItem, 'lines' | 'records' | 'unclear' | 'released' | 'state'> & {
  readonly state: 'linked' | 'suggested' | 'unclear' | 'unlinked';
  readonly lineIds: readonly string[];
  readonly recordIds: readonly string[];
  readonly because: string | null;
};

async function itemsAt(tx: Tx, key: AccountKey, places: readonly Place[]): Promise<ReconcileItem[]> {
  const idsOf = (what: Place['what']) => places.flatMap((place) => (place.what === what ? place.id : []));
  const open = [...idsOf('line'), ...idsOf('record')];
  const pairs = await tx.$queryRaw<Pairs[]>`
    with wanted as materialized (
      select id from unnest(${idsOf('pair')}::uuid[]) as id
      union
      select o.reconciliation_id from reconciliation_rows o join reconciliations p on p.id = o.reconciliation_id
      where o.company_id = ${key.companyId}::uuid and o.row_id = any(${open}::uuid[])
        and (o.state = 'unclear' or (o.state = 'unlinked' and p.unlinked_because is not null)))
    select r.id::text as id, r.state::text as state, r.day, r.level::text as level, r.reasons,
      r.difference_minor as "differenceMinor", r.made_at as "madeAt", u.name as "madeBy", r.unlinked_because as because,
      coalesce(array_agg(w.row_id::text) filter (where w.side = 'line'), '{}') as "lineIds",
      coalesce(array_agg(w.row_id::text) filter (where w.side = 'record'), '{}') as "recordIds"
    from wanted join reconciliations r on r.id = wanted.id join reconciliation_rows w on w.reconciliation_id = r.id
      left join users u on u.id = r.made_by_id
    where r.company_id = ${key.companyId}::uuid
    group by r.id, u.name order by r.made_at limit 2000`;
  const lines = await shownLines(tx, key, [...idsOf('line'), ...pairs.flatMap(({ lineIds }) => lineIds)]);
  const records = await shownRecords(tx, key, [...idsOf('record'), ...pairs.flatMap(({ recordIds }) => recordIds)]);
  const byId = new Map(pairs.map((pair) => [pair.id, pair]));
  return places.flatMap(({ id, day, what }): ReconcileItem[] => {
    if (what === 'pair') {
      const pair = byId.get(id);
      if (!pair || pair.state === 'unclear' || pair.state === 'unlinked') return [];
      return [
        {
          ...pair,
          state: pair.state,
          lines: pair.lineIds.flatMap((one) => lines.get(one) ?? []),
          records: pair.recordIds.flatMap((one) => records.get(one) ?? []),
          unclear: null,
          released: null,
        },
      ];
    }
    const [line, record] = [what === 'line' && lines.get(id), what === 'record' && records.get(id)];
    const of = pairs.filter(({ lineIds, recordIds }) => lineIds.includes(id) || recordIds.includes(id));
    const unclear = of.findLast(({ state }) => state === 'unclear')?.reasons[0];
    return [
      {
        id,
        day,
        state: 'open',
        level: null,
        reasons: [],
        differenceMinor: 0n,
        madeAt: null,
        madeBy: null,
        lines: line ? [line] : [],
        records: record ? [record] : [],
        unclear: (unclear as Unclear | undefined) ?? null,
        released: of.findLast(({ state }) => state === 'unlinked')?.because ?? null,
      },
    ];
  });
}

async function shownLines(tx: Tx, key: AccountKey, ids: readonly string[]): Promise<ReadonlyMap<string, ShownLine>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<ShownLine[]>`
    select l.id::text as id, l.day, l.amount_minor as minor, l.currency, l.state::text = 'pending' as "isPending",
      coalesce(nullif(l.counterparty, ''), nullif(left(l.description, 120), '')) as name,
      nullif(case when l.counterparty = '' then '' else left(l.description, 120) end, '') as detail
    from bank_lines l where l.company_id = ${key.companyId}::uuid and l.id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function shownRecords(
  tx: Tx,
  key: AccountKey,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ShownRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<(ShownRecord & Movement)[]>`
    select b.id::text as id, b.day, b.amount_minor as minor, b.currency, b.type, b.changed_at as "changedAt",
      coalesce(b.counterparty, left(b.note, 120)) as name, coalesce(b.reference, left(b.note, 120)) as detail,
      m.id::text as "movementId", m.kind::text as kind, m.status::text as status,
      coalesce(e.merchant, transfer_words(t.kind), '') as title
    from book_records b left join movements m on m.id = b.movement_id and m.removed_at is null
      left join expenses e on e.id = m.id left join transfers t on t.id = m.id
    where b.company_id = ${key.companyId}::uuid and b.id = any(${[...ids]}::uuid[])`;
  return new Map(
    rows.map(({ movementId, kind, status, title, ...row }) => [
      row.id,
      { ...row, movement: movementId === null ? null : { id: movementId, kind, status, title } },
    ]),
  );
}

type Movement = {
  readonly movementId: string | null;
  readonly kind: string;
  readonly status: MovementStatus;
  readonly title: string;
};

export const reconcileSummary = (scope: CompanyScope, key: AccountKey, days: Days): Promise<ReconcileSummary> =>
  inScope(scope, async (tx) => {
    const [row] = await tx.$queryRaw<SummaryRow[]>`
      with line as (select count(*)::int as count, coalesce(sum(l.amount_minor) filter (where l.state::text = 'booked'), 0)::bigint as minor,
          min(l.currency) as currency, count(*) filter (where ${isOpen('l')})::int as open
        from bank_lines l where ${countedLines(key)} and l.day between ${days.from} and ${days.to}),
      record as (select count(*)::int as count, coalesce(sum(b.amount_minor), 0)::bigint as minor, min(b.currency) as currency,
          count(*) filter (where ${isOpen('b')})::int as open
        from book_records b where ${presentRecords(key)} and b.day between ${days.from} and ${days.to}),
      pair as (select count(*) filter (where r.state = 'suggested')::int as suggested,
          count(*) filter (where r.state = 'linked')::int as linked
        from reconciliations r where r.company_id = ${key.companyId}::uuid and r.connection_id = ${key.connectionId}::uuid
          and r.bank_account_ref = ${key.bankAccountRef} and r.state in ('suggested', 'linked')
          and r.day between ${days.from} and ${days.to})
      select line.count as lines, record.count as records, line.minor as "linesMinor", record.minor as "recordsMinor",
        coalesce(line.currency, record.currency) as currency, line.open + record.open as open, pair.suggested, pair.linked
      from line, record, pair`;
    if (!row) throw new Error('the summary has no row');
    const { open, suggested, linked, ...rest } = row;
    return { ...rest, counts: { todo: open, suggested, matched: linked, all: open + suggested + linked } };
  });

type SummaryRow = Omit<ReconcileSummary, 'counts'> & {
  readonly open: number;
  readonly suggested: number;
  readonly linked: number;
};
