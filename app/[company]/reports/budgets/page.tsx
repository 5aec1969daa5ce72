import type { Metadata } from 'next';
import { type BudgetForm, MonthByMonth, SameEachMonth } from '@/components/budget/budget-forms';
import { BudgetHistory } from '@/components/budget/budget-history';
import { BudgetTable } from '@/components/budget/budget-table';
import { NoAccess } from '@/components/frame/no-access';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Chip, FilterBar } from '@/components/ui/display/chip';
import { PageHeader } from '@/components/ui/display/page-header';
import { Empty } from '@/components/ui/feedback/empty';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { budgetHistory, listBudgets } from '@/lib/data/report/budgets';
import { companySetup } from '@/lib/data/setup/setup';
import { startOfYear, yearStartName, yearStartOf } from '@/lib/domain/company/year-start';
import { addMonths, dayAt } from '@/lib/domain/day';
import { formatsOf } from '@/lib/domain/locale';
import { editableAmount } from '@/lib/domain/money';
import { pageAddress } from '@/lib/domain/page-address';
import { firstBudgetYear, lastBudgetYear } from '@/lib/domain/report/budget-input';

export const metadata: Metadata = { title: 'Budgets' };

export default async function BudgetsPage({ params, searchParams }: PageProps<'/[company]/reports/budgets'>) {
  const viewer = await requireViewer(params);
  const { locale, baseCurrency: currency, timeZone, role } = viewer;
  if (!may(role, 'see-all-expenses')) return <NoAccess />;
  const mayChange = may(role, 'set-budgets');
  const asked = await searchParams;
  const yearStart = yearStartOf(viewer);
  const thisYear = Number(startOfYear(dayAt(new Date(), timeZone), yearStart).slice(0, 4));
  const year = yearOf(asked.year) ?? thisYear;
  const start = `${year}-${yearStart.slice(0, 2)}`;
  const months = Array.from({ length: 12 }, (_, index) => addMonths(start, index));
  const nameOf = (one: number) => (yearStart === '01-01' ? String(one) : `${one}/${String(one + 1).slice(2)}`);
  const [budgets, { categories }] = await Promise.all([listBudgets(viewer, months), companySetup(viewer)]);
  const chosen = mayChange ? categories.find(({ id }) => id === asked.category) : undefined;
  const history = chosen ? await budgetHistory(viewer, chosen.id) : [];
  const byCategory = Map.groupBy(budgets, ({ categoryId }) => categoryId);
  const address = (change: { year?: number; category?: string | undefined }) =>
    pageAddress('/reports/budgets', { year: String(change.year ?? year), category: change.category });
  const form = chosen && formOf();
  return (
    <>
      <PageHeader title="Budgets" subtitle={nameOf(year)} back={<TextLink href="/reports">Reports</TextLink>} />
      <FilterBar label="Year">
        {[thisYear - 1, thisYear, thisYear + 1].map((one) => (
          <Chip key={one} href={address({ year: one, category: chosen?.id })} on={one === year}>
            {nameOf(one)}
          </Chip>
        ))}
      </FilterBar>
      {form && (
        <Card aria-labelledby="budget" className="mb-4">
          <CardHeader
            id="budget"
            title={`Budget for ${form.category}, ${form.year}`}
            actions={<TextLink href={address({})}>Close</TextLink>}
            line
          />
          <CardSection>
            <SameEachMonth key={`${form.categoryId} ${year} ${form.amounts.join()}`} form={form} />
          </CardSection>
          <CardSection>
            <MonthByMonth key={`${form.categoryId} ${year} ${form.amounts.join()}`} form={form} />
          </CardSection>
          {history.length > 0 && (
            <CardSection>
              <BudgetHistory changes={history} locale={locale} timeZone={timeZone} />
            </CardSection>
          )}
        </Card>
      )}
      <Card aria-label={`Budgets of ${nameOf(year)}`}>
        {categories.length === 0 ? (
          <Empty icon="icon-chart-column" title="No categories yet">
            A budget is for a category. Add categories on the Mapping page first.
          </Empty>
        ) : (
          <BudgetTable
            year={nameOf(year)}
            start={start}
            currency={currency}
            locale={locale}
            rows={categories.map(({ id, name }) => ({
              id,
              name,
              amounts: months.map((month) => byCategory.get(id)?.find((one) => one.month === month)?.minor ?? null),
              href: mayChange ? address({ category: id }) : null,
            }))}
          />
        )}
      </Card>
      <p className="mt-3 max-w-[80ch] text-sm text-faint">
        A budget is for one category and one month, in {currency}. Reports compare it with the spending of the month,
        less refunds.
        {!yearStart.endsWith('-01') &&
          ` A financial year begins on ${yearStartName(yearStart)}, and is compared with the budgets of twelve months.`}
        {!mayChange && ' An owner, admin or bookkeeper can change budgets.'}
      </p>
    </>
  );

  function formOf(): BudgetForm | undefined {
    if (!chosen) return undefined;
    const { decimal } = formatsOf(locale);
    const own = byCategory.get(chosen.id) ?? [];
    const amounts = months.map((month) => {
      const budget = own.find((one) => one.month === month);
      return budget ? editableAmount({ minor: budget.minor, currency }, decimal) : '';
    });
    return { categoryId: chosen.id, category: chosen.name, start, year: nameOf(year), currency, amounts };
  }
}

function yearOf(text: string | string[] | undefined): number | null {
  const year = Number(text);
  return Number.isInteger(year) && year >= firstBudgetYear && year <= lastBudgetYear ? year : null;
}
