import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import { yearStartOf } from '@/lib/domain/company/year-start';
import { Refusal } from '@/lib/domain/refusal';
import { budgetMonths, type Period } from '@/lib/domain/report/period';

/** The budget of a category in a month, in minor units of the base currency. */
export type Budget = { readonly categoryId: string; readonly month: string; readonly minor: bigint };

/**
 * Returns the budgets of these months ('YYYY-MM') in the base currency. A budget in another one, which the company had before,
 * is left out.
 */
export const budgetsIn = (tx: Tx, { companyId, baseCurrency }: Viewer, months: readonly string[]): Promise<Budget[]> =>
  tx.$queryRaw<Budget[]>`
    select category_id::text as "categoryId", month, amount_minor as minor from (
      select distinct on (month, category_id) category_id, month, amount_minor, currency from budgets
      where company_id = ${companyId}::uuid and month = any(${[...months]}::bpchar[])
      order by month, category_id, id desc
    ) newest where amount_minor is not null and currency = ${baseCurrency}::bpchar`;

/**
 * Returns the budget of each category in a period, by its id. None if the period is not of whole months, of the calendar or of
 * the financial year.
 */
export async function budgetsOf(tx: Tx, viewer: Viewer, period: Period): Promise<Map<string, bigint>> {
  const sums = new Map<string, bigint>();
  const months = budgetMonths(period, yearStartOf(viewer));
  if (months === null || viewer.role === 'employee') return sums;
  for (const { categoryId, minor } of await budgetsIn(tx, viewer, months))
    sums.set(categoryId, (sums.get(categoryId) ?? 0n) + minor);
  return sums;
}

export const listBudgets = (viewer: Viewer, months: readonly string[]): Promise<Budget[]> =>
  inScope(viewer, (tx) => budgetsIn(tx, viewer, months));

/** A change of the budget of one category: when, who, and the amount that each month got. Null removed it. */
export type BudgetChange = {
  readonly id: string;
  readonly month: string;
  readonly minor: bigint | null;
  readonly currency: string;
  readonly author: string;
  readonly at: Date;
};

const changesShown = 50;

/** Returns the last changes of the budget of a category, newest first. */
export const budgetHistory = (viewer: Viewer, categoryId: string): Promise<BudgetChange[]> =>
  inScope(
    viewer,
    (tx) =>
      tx.$queryRaw<BudgetChange[]>`
      select b.id::text as id, b.month, b.amount_minor as minor, b.currency, coalesce(u.name, '') as author, b.created_at as at
      from budgets b left join users u on u.id = b.author_id
      where b.company_id = ${viewer.companyId}::uuid and b.category_id = ${categoryId}::uuid
      order by b.id desc limit ${changesShown}`,
  );

/**
 * Sets the budget of a category in each of these months. Null removes it. Amounts are in minor units of the base currency. Months
 * whose budget is unchanged get no new row, and nothing is recorded when no month changes.
 */
export const setBudgets = (
  viewer: Viewer,
  { categoryId, months }: { readonly categoryId: string; readonly months: ReadonlyMap<string, bigint | null> },
): Promise<{ readonly changed: number }> =>
  inScope(viewer, async (tx) => {
    const { companyId, userId, baseCurrency } = viewer;
    const [category] = await tx.$queryRaw<{ name: string }[]>`
      select name from categories where company_id = ${companyId}::uuid and id = ${categoryId}::uuid and archived_at is null for update`;
    if (!category) throw new Refusal('This category no longer exists. No budget was changed.');
    const before = new Map(
      (await budgetsIn(tx, viewer, [...months.keys()]))
        .filter((budget) => budget.categoryId === categoryId)
        .map(({ month, minor }) => [month, minor]),
    );
    const changes = [...months].filter(([month, minor]) => (before.get(month) ?? null) !== minor);
    if (changes.length === 0) return { changed: 0 };
    await tx.budget.createMany({
      data: changes.map(([month, amountMinor]) => ({
        id: newId(),
        companyId,
        categoryId,
        month,
        amountMinor,
        currency: baseCurrency,
        authorId: userId,
      })),
    });
    await record(tx, viewer, 'budget.set', categoryId, {
      category: category.name,
      currency: baseCurrency,
      months: changes.map(([month, minor]) => `${month}: ${minor ?? 'none'}`).join(', '),
    });
    return { changed: changes.length };
  });
