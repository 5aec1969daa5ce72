import 'server-only';
import type { CompanyScope } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { type AnyRange, spendingOf } from './ranges';

/** The dimensions of which digests are stored. */
export const digestDimensions = ['payee', 'supplier', 'tracking', 'category', 'person', 'card'] as const;
export type DigestDimension = (typeof digestDimensions)[number];
/** What spending is grouped by. The digests of cards have the sums of each currency too. */
export type GroupDimension = DigestDimension | 'currency';

/** Returns the key of a merchant. A name of which the normaliser leaves nothing is its own key, so that no payee is without one. */
export const payeeKey = (merchant: string): string => normaliseMerchant(merchant).key || merchant;

/**
 * Returns the query for the spending of these ranges by a dimension, from the expenses. Its columns are those of a digest,
 * with `n` for the range, or for what is given as `n`. The key of a payee is the merchant as it is written.
 */
export function groupedSql(
  scope: CompanyScope,
  by: GroupDimension,
  ranges: readonly AnyRange[],
  n: Prisma.Sql = Prisma.sql`p.n`,
): Prisma.Sql {
  const from = spendingOf(scope, ranges);
  const lines = Prisma.sql`${from} join expense_lines l on l.expense_id = m.id`;
  const ofMovements = (key: Prisma.Sql) => Prisma.sql`
    select ${n} as n, ${key} as key, '' as label, no_id() as category_id, m.currency, ${sums} from ${from} group by 1, 2, 5`;
  switch (by) {
    case 'payee':
      return Prisma.sql`
        select ${n} as n, e.merchant as key, e.merchant as label, no_id() as category_id, m.currency, ${sums}
        from ${from} join expenses e on e.id = m.id group by 1, 2, 3, 5`;
    case 'supplier':
      return Prisma.sql`
        select ${n} as n, coalesce(e.supplier_ref, '') as key, '' as label,
          case when e.supplier_ref is null then coalesce(l.category_id, no_id()) else no_id() end as category_id, m.currency, ${sums}
        from ${from} join expenses e on e.id = m.id left join expense_lines l on l.expense_id = m.id and l.position = 0
        group by 1, 2, 4, 5`;
    case 'tracking':
      return Prisma.sql`
        select ${n} as n, coalesce(l.tracking_refs, '') as key, '' as label,
          case when l.tracking_refs is null then coalesce(l.category_id, no_id()) else no_id() end as category_id, m.currency,
          ${lineSums} from ${lines} group by 1, 2, 4, 5`;
    case 'category':
      return Prisma.sql`
        select ${n} as n, coalesce(l.category_id::text, '') as key, '' as label, no_id() as category_id, m.currency, ${lineSums}
        from ${lines} group by 1, 2, 5`;
    case 'person':
      return ofMovements(Prisma.sql`m.person_id::text`);
    case 'card':
      return ofMovements(Prisma.sql`coalesce(m.card_id::text, '')`);
    case 'currency':
      return ofMovements(Prisma.sql`''`);
  }
}

const sums = Prisma.sql`count(*)::int as count, sum(m.sign * m.amount_minor)::bigint as minor,
  sum(m.sign * m.base_minor)::bigint as base_minor`;
const lineSums = Prisma.sql`count(*)::int as count, sum(m.sign * l.amount_minor)::bigint as minor,
  sum(m.sign * l.base_minor)::bigint as base_minor`;
