import 'server-only';
import { inScope } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';
import { exponentOf } from '@/lib/domain/currency';
import { daysOf } from '@/lib/domain/expense/filter';
import { convertAtRate } from '@/lib/domain/expense/rate';
import { isMoneyOut } from '@/lib/domain/expense/type';

export type CategorySpending = { readonly categoryId: string | null; readonly name: string; readonly minor: bigint };
export type MonthSpending = { readonly totalMinor: bigint; readonly categories: readonly CategorySpending[] };

type Sum = {
  category_id: string | null;
  name: string | null;
  type: 'payment' | 'refund' | 'reward' | 'chargeback';
  currency: string;
  rate: string | null;
  minor: bigint;
};

/**
 * Returns a company's expenses of a month ('YYYY-MM') by category, less refunds and other money in. Amounts are in
 * minor units of the base currency. A foreign amount is converted at the rate of its expense.
 */
export const spendingIn = (viewer: Viewer, month: string): Promise<MonthSpending> =>
  inScope(viewer, async (tx) => {
    const { from, to } = daysOf(month);
    const sums = await tx.$queryRaw<Sum[]>`
      select l.category_id, c.name, x.type::text as type, e.currency, x.rate::text as rate, sum(l.amount_minor)::bigint as minor
      from movements e
      join expenses x on x.id = e.id
      join expense_lines l on l.expense_id = e.id
      left join categories c on c.id = l.category_id
      where e.company_id = ${viewer.companyId}::uuid and e.removed_at is null and e.day between ${from} and ${to}
      group by 1, 2, 3, 4, 5`;
    const byCategory = new Map<string, CategorySpending>();
    for (const sum of sums) {
      const inBase =
        sum.rate === null
          ? sum.minor
          : convertAtRate(sum.minor, exponentOf(sum.currency), sum.rate, exponentOf(viewer.baseCurrency));
      const key = sum.category_id ?? '';
      const before = byCategory.get(key)?.minor ?? 0n;
      byCategory.set(key, {
        categoryId: sum.category_id,
        name: sum.name ?? 'No category',
        minor: before + (isMoneyOut(sum.type) ? inBase : -inBase),
      });
    }
    const categories = [...byCategory.values()].sort((left, right) => (left.minor < right.minor ? 1 : -1));
    return { totalMinor: categories.reduce((all, category) => all + category.minor, 0n), categories };
  });
