import 'server-only';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { none } from '@/lib/domain/list/none';
import type { Cell } from '@/lib/domain/report/cell';
import { namesOf } from './names';
import { monthRows, type Periods, sourcesOf, spendingOf } from './ranges';

/** The dimensions of which the counters have the sums of each month. */
export type CountedDimension = 'category' | 'person' | 'card' | 'currency';

/** The spending that is counted. `none` selects what has no category or no card. */
export type Only = {
  readonly category?: string | undefined;
  readonly card?: string | undefined;
  readonly person?: string | undefined;
  readonly currency?: string | undefined;
};

/**
 * Returns the spending by a dimension where no digests have it: of one employee, of several values at once, or of a company with
 * few movements. Whole months come from the counters, other days from the expenses. With a category,
 * or by category, the amounts are those of the lines.
 */
export function counterCells<C extends string>(
  tx: Tx,
  scope: CompanyScope,
  by: CountedDimension,
  periods: Periods<C>,
  only: Only = {},
): Promise<Cell<C>[]> {
  const { months, ranges } = sourcesOf(periods);
  const ofLines = by === 'category' || only.category !== undefined;
  const key = keyIn[by];
  const parts = [
    ...(months.length > 0
      ? [
          Prisma.sql`select p.n, ${key.counter} as key, t.currency, t.sign * t.minor as minor, t.sign * t.base_minor as base_minor
            from ${monthRows(months)} join movement_totals t on t.month = p.month
            where ${peopleOf(scope, by, only)} and ${counted(scope, only, ofLines)}`,
          Prisma.sql`select p.n, ${key.counter} as key, t.currency, t.sign * t.minor as minor, t.sign * t.base_minor as base_minor
            from ${monthRows(months)} join movement_deltas t on t.month = p.month
            where ${personOf(scope, only)} and ${counted(scope, only, ofLines)}`,
        ]
      : []),
    ...(ranges.length > 0
      ? [
          ofLines
            ? Prisma.sql`select p.n, ${key.row} as key, m.currency, m.sign * l.amount_minor as minor, m.sign * l.base_minor as base_minor
                from ${spendingOf(scope, ranges)} join expense_lines l on l.expense_id = m.id
                where ${rowIs(only)}`
            : Prisma.sql`select p.n, ${key.row} as key, m.currency, m.sign * m.amount_minor as minor, m.sign * m.base_minor as base_minor
                from ${spendingOf(scope, ranges)} where ${rowIs(only)}`,
        ]
      : []),
  ];
  if (parts.length === 0) return Promise.resolve([]);
  const { label, names } = namesOf[by] ?? { label: Prisma.sql`null::text`, names: Prisma.empty };
  return tx.$queryRaw<Cell<C>[]>`
    select s.n as column, s.key, ${label} as label, ${by === 'category' ? Prisma.sql`s.key` : Prisma.sql`null`} as "categoryId",
      s.currency, s.minor, s.base_minor as "baseMinor"
    from (
      select n, nullif(key, no_id()::text) as key, currency, sum(minor)::bigint as minor, sum(base_minor)::bigint as base_minor
      from (${Prisma.join(parts, ' union all ')}) rows group by 1, 2, 3
    ) s ${names}`;
}

/** How each dimension is read: from a counter `t`, and from an expense `m` and its line `l`. */
const keyIn: Readonly<Record<CountedDimension, Readonly<Record<'counter' | 'row', Prisma.Sql>>>> = {
  category: { counter: Prisma.sql`t.category_id::text`, row: Prisma.sql`l.category_id::text` },
  person: { counter: Prisma.sql`t.person_id::text`, row: Prisma.sql`m.person_id::text` },
  card: { counter: Prisma.sql`t.card_id::text`, row: Prisma.sql`m.card_id::text` },
  currency: { counter: Prisma.sql`t.currency::text`, row: Prisma.sql`m.currency::text` },
};

/** The totals of everybody, of each person, or of one. An employee sees no others. */
function peopleOf(scope: CompanyScope, by: CountedDimension, { person }: Only): Prisma.Sql {
  const ofCompany = Prisma.sql`t.company_id = ${scope.companyId}::uuid`;
  const one = scope.role === 'employee' ? scope.userId : person;
  if (one !== undefined && one !== null) return Prisma.sql`${ofCompany} and t.person_id = ${one}::uuid`;
  return by === 'person'
    ? Prisma.sql`${ofCompany} and t.person_id is not null`
    : Prisma.sql`${ofCompany} and t.person_id is null`;
}

function personOf(scope: CompanyScope, { person }: Only): Prisma.Sql {
  const ofCompany = Prisma.sql`t.company_id = ${scope.companyId}::uuid`;
  const one = scope.role === 'employee' ? scope.userId : person;
  return one === undefined || one === null ? ofCompany : Prisma.sql`${ofCompany} and t.person_id = ${one}::uuid`;
}

function counted(_: CompanyScope, { category, card, currency }: Only, ofLines: boolean): Prisma.Sql {
  const idOf = (value: string) => (value === none ? Prisma.sql`no_id()` : Prisma.sql`${value}::uuid`);
  return Prisma.join(
    [
      Prisma.sql`t.kind <> 'transfer'`,
      category === undefined
        ? Prisma.raw(`t.category_id is ${ofLines ? 'not ' : ''}null`)
        : Prisma.sql`t.category_id = ${idOf(category)}`,
      ...(card === undefined ? [] : [Prisma.sql`t.card_id = ${idOf(card)}`]),
      ...(currency === undefined ? [] : [Prisma.sql`t.currency = ${currency}::bpchar`]),
    ],
    ' and ',
  );
}

function rowIs({ category, card, person, currency }: Only): Prisma.Sql {
  const isId = (column: string, value: string) =>
    value === none ? Prisma.raw(`${column} is null`) : Prisma.sql`${Prisma.raw(column)} = ${value}::uuid`;
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...(category === undefined ? [] : [isId('l.category_id', category)]),
      ...(card === undefined ? [] : [isId('m.card_id', card)]),
      ...(person === undefined ? [] : [isId('m.person_id', person)]),
      ...(currency === undefined ? [] : [Prisma.sql`m.currency = ${currency}::bpchar`]),
    ],
    ' and ',
  );
}
