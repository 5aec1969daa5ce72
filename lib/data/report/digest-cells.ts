import 'server-only';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { Cell } from '@/lib/domain/report/cell';
import { type GroupDimension, groupedSql, payeeKey } from './grouped';
import { namesOf } from './names';
import { type DigestSources, digestSources, type Periods, rangesOf, spanRows } from './ranges';

/** The only values of the dimension that are read: keys as they are stored ('' for none), or a currency. */
export type OnlyKeys = { readonly keys?: readonly string[] | undefined; readonly currency?: string | undefined };

/**
 * Returns the spending by a dimension from the digests, with the expenses of the days that changed after theirs. Null when there
 * are none (`digestSources`). The key of a payee is the merchant key, that of a supplier its ref, and that of tracking the options
 * as JSON. A cell without a key has the category on which the mapping decides: of the first line for a supplier, and of the lines
 * for tracking.
 */
export async function digestCells<C extends string>(
  tx: Tx,
  scope: CompanyScope,
  by: GroupDimension,
  periods: Periods<C>,
  only: OnlyKeys = {},
): Promise<Cell<C>[] | null> {
  const sources = await digestSources(tx, scope, periods);
  return sources && cellsFrom(tx, scope, by, sources, only);
}

/** Like `digestCells`, from all expenses of the periods: for an employee, and for a company with few movements. */
export const rowCells = (tx: Tx, scope: CompanyScope, by: GroupDimension, periods: Periods): Promise<Cell[]> =>
  cellsFrom(tx, scope, by, { spans: [], ranges: rangesOf(periods) }, {});

type StoredCell<C extends string> = Cell<C> & { readonly isWritten: boolean };

async function cellsFrom<C extends string>(
  tx: Tx,
  scope: CompanyScope,
  by: GroupDimension,
  { spans, ranges }: DigestSources,
  only: OnlyKeys,
): Promise<Cell<C>[]> {
  const parts = [
    ...(spans.length > 0 ? [fromDigests(scope, by, spanRows(spans), only)] : []),
    ...(ranges.length > 0 ? [fromRows(by, groupedSql(scope, by, ranges), only)] : []),
  ];
  if (parts.length === 0) return [];
  const { label, names } = namesOf[by] ?? { label: Prisma.sql`nullif(s.label, '')`, names: Prisma.empty };
  const cells = await tx.$queryRaw<StoredCell<C>[]>`
    select s.n as column, nullif(s.key, '') as key, ${label} as label, s."isWritten",
      ${by === 'category' ? Prisma.sql`nullif(s.key, '')` : Prisma.sql`nullif(s.category_id, no_id())::text`} as "categoryId",
      s.currency, s.minor, s.base_minor as "baseMinor"
    from (${Prisma.join(parts, ' union all ')}) s ${names}`;
  return cells.map(({ isWritten, key, ...cell }) => ({
    ...cell,
    key: isWritten && by === 'payee' ? payeeKey(key ?? '') || null : key,
  }));
}

const fromDigests = (scope: CompanyScope, by: GroupDimension, spans: Prisma.Sql, only: OnlyKeys) => {
  const { dimension, stored } = readAs[by] ?? { dimension: by, stored: Prisma.sql`d.key` };
  return Prisma.sql`
    select p.n, ${stored} as key, d.label, d.category_id, d.currency, sum(p.sign * d.minor)::bigint as minor,
      sum(p.sign * d.base_minor)::bigint as base_minor, false as "isWritten"
    from ${spans} cross join lateral (
      select d.key, d.label, d.category_id, d.currency, d.count, d.minor, d.base_minor from spending_digests d
      where d.company_id = ${scope.companyId}::uuid and d.dimension = ${dimension} and d.span = p.span and ${isOnly('d', only)} offset 0) d
    group by 1, 2, 3, 4, 5 having sum(p.sign * d.count) <> 0 or sum(p.sign * d.minor) <> 0 or sum(p.sign * d.base_minor) <> 0`;
};

/** The key of a payee is not known here, so those of all payees are read. */
const fromRows = (by: GroupDimension, rows: Prisma.Sql, { keys, currency }: OnlyKeys) => Prisma.sql`
  select g.n, g.key, g.label, g.category_id, g.currency, g.minor, g.base_minor, true as "isWritten" from (${rows}) g
  where ${isOnly('g', { keys: by === 'payee' ? undefined : keys, currency })}`;

const isOnly = (table: 'd' | 'g', { keys, currency }: OnlyKeys): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`true`,
      ...(keys === undefined ? [] : [Prisma.sql`${Prisma.raw(table)}.key = any(${[...keys]}::text[])`]),
      ...(currency === undefined ? [] : [Prisma.sql`${Prisma.raw(table)}.currency = ${currency}::bpchar`]),
    ],
    ' and ',
  );

/** The digests from which a dimension is read that has none of its own. */
const readAs: Readonly<Partial<Record<GroupDimension, { readonly dimension: string; readonly stored: Prisma.Sql }>>> = {
  currency: { dimension: 'card', stored: Prisma.sql`''` },
};
