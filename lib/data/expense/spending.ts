import 'server-only';
import { inScope } from '@/lib/data/db';
import { ofPeople, ofPerson } from '@/lib/data/movement/counters';
import { budgetsOf } from '@/lib/data/report/budgets';
import type { Viewer } from '@/lib/domain/company/viewer';
import { monthsFrom } from '@/lib/domain/report/period';

export type CategorySpending = { readonly categoryId: string | null; readonly name: string; readonly minor: bigint };
/** How many categories have a budget in the month, and the names of those that spent more. */
export type BudgetState = { readonly budgeted: number; readonly over: readonly string[] };

export type MonthSpending = { readonly totalMinor: bigint; readonly categories: readonly CategorySpending[] };

type Sum = { readonly month: string; readonly id: string | null; readonly name: string | null; readonly minor: bigint };

type Months<T> = { readonly month: T; readonly before: T };

/**
 * Returns the expenses of a month ('YYYY-MM') and of one before by category, less refunds and other money in, largest
 * category first. Amounts are in minor units of the base currency: each line's part of the base amount of its expense.
 */
export const spendingIn = (
  viewer: Viewer,
  { month, before }: Months<string>,
): Promise<Months<MonthSpending> & { readonly budgets: BudgetState }> =>
  inScope(viewer, async (tx) => {
    const months = [month, before];
    const sums = await tx.$queryRaw<Sum[]>`
      select s.month, nullif(s.category_id, no_id())::text as id, c.name, s.minor
      from (
        select month, category_id, sum(sign * base_minor)::bigint as minor, sum(count) as count from (
          select month, category_id, sign, count, base_minor from movement_totals
          where ${ofPeople(viewer)} and kind <> 'transfer' and month = any(${months}::bpchar[]) and category_id is not null
          union all
          select month, category_id, sign, count, base_minor from movement_deltas
          where ${ofPerson(viewer)} and kind <> 'transfer' and month = any(${months}::bpchar[]) and category_id is not null
        ) counters group by 1, 2
      ) s left join categories c on c.id = s.category_id
      where s.count > 0
      order by s.minor desc, c.name`;
    const spent = spendingOf(sums, month);
    const budgets = await budgetsOf(tx, viewer, monthsFrom(month, 1));
    const over = spent.categories.filter(({ categoryId, minor }) => {
      const budget = categoryId === null ? undefined : budgets.get(categoryId);
      return budget !== undefined && minor > budget;
    });
    return {
      month: spent,
      before: spendingOf(sums, before),
      budgets: { budgeted: budgets.size, over: over.map(({ name }) => name) },
    };
  });

function spendingOf(sums: readonly Sum[], month: string): MonthSpending {
  const categories = sums
    .filter((sum) => sum.month === month)
    .map(({ id, name, minor }) => ({ categoryId: id, name: name ?? 'No category', minor }));
  return { totalMinor: categories.reduce((total, { minor }) => total + minor, 0n), categories };
}
