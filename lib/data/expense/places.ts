import 'server-only';
import { claimIs } from '@/lib/data/claim/filter';
import type { CompanyScope } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { daysOf, type ExpenseFilter, type ListedKind, listedKinds } from '@/lib/domain/expense/filter';
import { none } from '@/lib/domain/list/none';
import { mostCounted } from '@/lib/domain/number';
import { type Selected, selectedInOrder, selectedIs } from './filter/selected';
import { found, hasText, indexed, isIndexed, type ListedStatus, statusesOf } from './filter/text';

/** Where a movement is in the list. */
export type Place = { readonly day: string; readonly id: string };

/** The filters of the list, with what `resolveFilter` found for those by account, tracking, payee and supplier. */
export type Filter = Omit<ExpenseFilter, 'after'> & { readonly selected?: readonly Selected[] | undefined };
type Page = {
  readonly after?: Place | null | undefined;
  readonly size: number;
  /** The number of movements in which a text is looked for one by one, before its index is used. */
  readonly nearby?: number;
  /** The most movements with a text that are sorted at once. */
  readonly sorted?: number;
  /** The most movements of one status that are read before those of a card. */
  readonly few?: number;
};

/**
 * Returns the query for the places of the next movements that the filter selects, newest day first. Whatever the filter
 * and the place, it reads an index in the order of the list and stops after the page.
 */
export function placesSql(scope: CompanyScope, filter: Filter, page: Page): Prisma.Sql {
  if (filter.text === undefined) return inOrder(scope, filter, page);
  if (isIndexed(filter)) {
    const { after, size, nearby = 5_000, sorted = 3_000 } = page;
    return Prisma.sql`select day, id from find_movements(${indexed(filter, kindsIn(scope, filter))},
      ${after?.day ?? null}, ${after?.id ?? null}::uuid, ${size}, ${nearby}, ${sorted})`;
  }
  // A frequent text is found among the next expenses, and so is every text if these are all that the filter selects. A rare
  // one is found by its index, and then sorted.
  const { nearby = nearbyFor(scope) } = page;
  const next = inOrder(scope, filter, { ...page, size: nearby });
  return Prisma.sql`
    with near as materialized (
      select n.day, n.id from (${next}) n where ${hasText(filter.text)} order by 1 desc, 2 desc limit ${page.size}
    ), search as materialized (
      select (select count(*) from near) < ${page.size} and exists (select 1 from (${next}) n offset ${nearby - 1}) as needed
    ), far as (
      select m.day, m.id from ${found(filter.text, Prisma.sql`${movementHas(scope, filter)} and ${startsAfter(page.after)}`)}
      where (select needed from search) order by 1 desc, 2 desc limit ${page.size}
    )
    select day, id from near where not (select needed from search) union all select day, id from far
    order by 1 desc, 2 desc`;
}

/**
 * Returns the query for the status of the movements that a filter with a text selects, in no order. It stops after `most`.
 * Where the rest of the filter leaves few, their texts are read one by one, and otherwise found by the index.
 */
export function statusesSql(
  scope: CompanyScope,
  filter: Filter & { readonly text: string },
  most: number,
  nearby = nearbyFor(scope),
): Prisma.Sql {
  if (isIndexed(filter))
    return Prisma.sql`
      select f.status from count_found(${indexed(filter, kindsIn(scope, filter))}, ${most}) f cross join generate_series(1, f.count)`;
  const { category, ...rest } = filter;
  // Postgres begins with the lines of the category or with the movements, whichever are fewer.
  const conditions = category
    ? Prisma.sql`${movementIs(scope, rest)} and m.id in (select l.expense_id from expense_lines l
        where l.company_id = ${scope.companyId}::uuid and ${isId('l.category_id', category)})`
    : movementIs(scope, rest);
  const chosen = Prisma.sql`
    select m.id, m.status from movements m where ${conditions} ${receivedToo(scope, filter, Prisma.sql`m.id, m.status`)}`;
  return Prisma.sql`
    with chosen as materialized (select c.id, c.status from (${chosen}) c limit ${nearby + 1})
    select n.status from chosen n where (select count(*) from chosen) <= ${nearby} and ${hasText(filter.text)}
    union all
    select m.status from ${found(filter.text, movementHas(scope, filter))} where (select count(*) from chosen) > ${nearby}
    limit ${most}`;
}

/** In how many expenses a text is looked for one by one. The index would find texts of people whom an employee may not see. */
const nearbyFor = (scope: CompanyScope): number => (isLimited(scope) ? mostCounted : 1_500);

/** Whether the person sees only their own expenses. */
const isLimited = ({ role }: CompanyScope): boolean => role === 'employee';

function inOrder(scope: CompanyScope, filter: Filter, page: Page): Prisma.Sql {
  const { after, size } = page;
  const { category, selected = [], ...rest } = filter;
  const [first] = selected;
  const others = { ...rest, category, selected: selected.slice(1) };
  if (first && !isLimited(scope) && !readsFew(filter))
    return selectedInOrder(scope, first, { is: movementIs(scope, others), size, after, days: daysOf(filter) });
  // The lines of a category are in the order of the list. Where another filter leaves few expenses, these are read instead.
  if (category && !isLimited(scope) && !readsFew(filter)) {
    return Prisma.sql`
      select distinct l.day, l.expense_id as id from expense_lines l
        cross join lateral (select 1 from movements m where m.id = l.expense_id and ${movementIs(scope, { ...rest, selected })} offset 0) m
      where l.company_id = ${scope.companyId}::uuid and ${isId('l.category_id', category)}
        and ${startsAfter(after, 'line')} and ${daysAre(filter, 'line')}
      order by 1 desc, 2 desc limit ${size}`;
  }
  const order = Prisma.sql`order by 1 desc, 2 desc limit ${size}`;
  const paid = paidInOrder(scope, filter, page);
  if (!receives(scope, filter)) return paid;
  return Prisma.sql`
    (${paid}) ${receivedToo(scope, filter, Prisma.sql`m.day, m.id`, Prisma.sql`${startsAfter(after)}`)} ${order}`;
}

/** Reading so many movements of a status takes less than 10 ms. */
const mostOfStatus = 5_000;

/**
 * The movements that `movementIs` matches, in order. Row-level security hides from Postgres how few have a status, so that
 * it would read all of a card, or all without a receipt, to find three that failed. The movements with the status are read
 * instead, unless they are many: then a page is found soon among the others.
 */
function paidInOrder(scope: CompanyScope, filter: Filter, { after, size, few = mostOfStatus }: Page): Prisma.Sql {
  const inOrderOfList = Prisma.sql`
    select m.day, m.id from movements m where ${movementIs(scope, filter)} and ${startsAfter(after)}
    order by m.day desc, m.id desc limit ${size}`;
  const { status, card, receipt } = filter;
  if (status === undefined || !readsFew(filter) || isLimited(scope) || (card ?? receipt) === undefined)
    return inOrderOfList;
  return Prisma.sql`
    select day, id from (
      with few as materialized (
        select m.day, m.id, ${movementIs(scope, filter)} as fits from movements m
        where m.company_id = ${scope.companyId}::uuid and m.removed_at is null and ${statusIs(status)} and ${startsAfter(after)}
        order by m.day desc, m.id desc limit ${few + 1}
      ), number as materialized (select count(*) as rows from few)
      select day, id from few where fits and (select rows from number) <= ${few}
      union all select day, id from (${inOrderOfList}) rest where (select rows from number) > ${few}
    ) first order by day desc, id desc limit ${size}`;
}

/** Whether the list also shows transfers because a card received them: only with a filter by card. */
const receives = (scope: CompanyScope, { card, kind, ...filter }: Filter): boolean =>
  card !== undefined && card !== none && kind !== 'expense' && kindsIn(scope, filter).includes('transfer');

/**
 * Returns the end of a query for the movements of a card, as ` union all …`: the transfers that the card received. The
 * query itself finds those that the card paid, by their index. Empty without a filter by card.
 */
const receivedToo = (scope: CompanyScope, filter: Filter, columns: Prisma.Sql, more = Prisma.sql`true`): Prisma.Sql =>
  receives(scope, filter)
    ? Prisma.sql` union all select ${columns} from ${received(scope, filter)} and ${more}`
    : Prisma.empty;

/** The transfers that the card of the filter received from another account, with a condition that more can follow. */
export const received = (scope: CompanyScope, { card, ...filter }: Filter): Prisma.Sql => Prisma.sql`
  transfers t join movements m on m.id = t.id where t.company_id = ${scope.companyId}::uuid and t.to_card_id = ${card}::uuid
    and m.card_id is distinct from ${card}::uuid and ${movementIs(scope, { ...filter, kind: 'transfer' })}`;

/** The kinds that the filter selects. Transfers have no categories and receipts, and employees see none of them. */
export const kindsIn = (scope: CompanyScope, { kind, claim, ...filter }: Filter): readonly ListedKind[] => {
  if (claim !== undefined) return kind === undefined || kind === 'reimbursable' ? ['reimbursable'] : [];
  const isOfLines = ofLines.some((name) => filter[name] !== undefined);
  const all = isLimited(scope) || isOfLines ? listedKinds.filter((one) => one !== 'transfer') : listedKinds;
  if (kind === 'spending') return all.filter((one) => one !== 'transfer');
  return kind === undefined ? all : all.filter((one) => one === kind);
};

const ofLines = ['category', 'receipt', 'account', 'tracking', 'payee', 'supplier'] as const;

// Text in the statement and not a parameter, so that Postgres recognises the index of transfers.
const kindIs = (kinds: readonly ListedKind[]): Prisma.Sql =>
  Prisma.raw(kinds.length === 0 ? 'false' : `m.kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})`);

const readsFew = ({ status }: Filter) => status !== undefined && status !== 'synced';

/**
 * Matches the movements, as `m`, that the filter selects, but for its text. With a filter by card, these are the movements
 * that the card paid.
 */
export const movementIs = (scope: CompanyScope, filter: Filter): Prisma.Sql =>
  conditionsOf(scope, filter, filter.card ? isId('m.card_id', filter.card) : null);

/** Like `movementIs`, also for transfers that the card received. For movements that are found by their ids. */
const movementHas = (scope: CompanyScope, filter: Filter): Prisma.Sql => {
  const { card } = filter;
  if (!card || !receives(scope, filter)) return movementIs(scope, filter);
  return conditionsOf(
    scope,
    filter,
    Prisma.sql`(m.card_id = ${card}::uuid or exists (select 1 from transfers t where t.id = m.id and t.to_card_id = ${card}::uuid))`,
  );
};

/** Compares a column with an id. `none` stands for null. */
const isId = (column: string, id: string): Prisma.Sql =>
  id === none ? Prisma.raw(`${column} is null`) : Prisma.sql`${Prisma.raw(column)} = ${id}::uuid`;

const conditionsOf = (scope: CompanyScope, filter: Filter, ofCard: Prisma.Sql | null): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`m.company_id = ${scope.companyId}::uuid and m.removed_at is null and ${kindIs(kindsIn(scope, filter))}`,
      ...(isLimited(scope) ? [Prisma.sql`m.person_id = ${scope.userId}::uuid`] : []),
      ...(filter.status ? [statusIs(filter.status)] : []),
      ...(daysOf(filter) ? [daysAre(filter)] : []),
      ...(ofCard ? [ofCard] : []),
      ...(filter.claim ? [claimIs(scope, filter.claim)] : []),
      ...(filter.person ? [Prisma.sql`m.person_id = ${filter.person}::uuid`] : []),
      ...(filter.currency ? [Prisma.sql`m.currency = ${filter.currency}::bpchar`] : []),
      ...(filter.selected ?? []).map((selected) => selectedIs(selected)),
      ...(filter.receipt === 'missing' ? [Prisma.sql`m.receipt_count = 0 and m.sign = 1`] : []),
      ...(filter.category
        ? [
            Prisma.sql`exists (select 1 from expense_lines l where l.expense_id = m.id and ${isId('l.category_id', filter.category)} offset 0)`,
          ]
        : []),
    ],
    ' and ',
  );

/**
 * Compares the status with text in the statement and not with a parameter: Postgres then recognises the index of this
 * status (see the migration "counters").
 */
const statusIs = (status: ListedStatus): Prisma.Sql =>
  Prisma.raw(
    `m.status in (${statusesOf(status)
      .map((one) => `'${one}'`)
      .join(', ')})`,
  );

// The columns are of the type char, which a parameter of the type text does not compare with through an index.
function daysAre(filter: Filter, of: 'movement' | 'line' = 'movement'): Prisma.Sql {
  const days = daysOf(filter);
  if (!days) return Prisma.sql`true`;
  return Prisma.sql`${dayOf(of)} between ${days.from}::bpchar and ${days.to}::bpchar`;
}

function startsAfter(after: Place | null | undefined, of: 'movement' | 'line' = 'movement'): Prisma.Sql {
  if (!after) return Prisma.sql`true`;
  const id = of === 'movement' ? Prisma.sql`m.id` : Prisma.sql`l.expense_id`;
  return Prisma.sql`(${dayOf(of)}, ${id}) < (${after.day}::bpchar, ${after.id}::uuid)`;
}

const dayOf = (of: 'movement' | 'line') => (of === 'movement' ? Prisma.sql`m.day` : Prisma.sql`l.day`);
