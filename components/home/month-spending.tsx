import { TextLink } from '@/components/ui/action/text-link';
import { type Bar, BarChart } from '@/components/ui/display/bar-chart';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { State } from '@/components/ui/feedback/state';
import { formatMonth, monthName } from '@/lib/domain/day';
import { expenseAddress } from '@/lib/domain/expense/list-address';
import { none } from '@/lib/domain/list/none';
import { formatMoney } from '@/lib/domain/money';
import { counted } from '@/lib/domain/plural';

type Spending = {
  readonly totalMinor: bigint;
  readonly categories: readonly { readonly categoryId: string | null; readonly name: string; readonly minor: bigint }[];
};

const maxShown = 8;
const mostNamed = 3;

const namesOf = (names: readonly string[]): string =>
  names.length > mostNamed
    ? `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`
    : names.join(', ');

/** The spending of a month ('YYYY-MM') per category, compared with the month before. Each bar links to its expenses. */
export function MonthSpending({
  month,
  before,
  spending,
  spendingBefore,
  budgets,
  currency,
  locale,
}: {
  month: string;
  before: string;
  spending: Spending;
  spendingBefore: Spending;
  /** How many categories have a budget this month, and the names of those that spent more. */
  budgets: { readonly budgeted: number; readonly over: readonly string[] };
  /** The currency of the company. */
  currency: string;
  locale: string;
}) {
  const money = (minor: bigint) => formatMoney({ minor, currency }, locale);
  const bare = (minor: bigint) => formatMoney({ minor, currency }, locale, { bare: true });
  const nameOfMonth = monthName(month);
  const beforeName = monthName(before);
  const earlier = new Map(spendingBefore.categories.map((category) => [category.categoryId, category.minor]));
  const shown = spending.categories.slice(0, maxShown);
  const rest = spending.categories.slice(maxShown);
  const bars: Bar[] = shown.map(({ categoryId, name, minor }) => {
    const compare = earlier.get(categoryId) ?? 0n;
    return {
      key: categoryId ?? 'none',
      label: name,
      value: minor,
      text: bare(minor),
      ...(compare > 0n && { compare, compareText: `${bare(compare)} in ${beforeName}` }),
      href: expenseAddress({ month, category: categoryId ?? none }),
    };
  });
  if (rest.length > 0) {
    const minor = rest.reduce((sum, category) => sum + category.minor, 0n);
    bars.push({ key: 'rest', label: `${rest.length} more`, value: minor, text: bare(minor) });
  }
  return (
    <Card aria-labelledby="month-spending">
      <CardHeader
        id="month-spending"
        title={`Spent in ${nameOfMonth}`}
        detail={`${money(spending.totalMinor)} so far · ${money(spendingBefore.totalMinor)} in all of ${beforeName}`}
      />
      <CardBody>
        {budgets.budgeted > 0 && (
          <p className="mb-2 flex flex-wrap items-baseline gap-x-2">
            {budgets.over.length > 0 ? (
              <>
                <State tone="bad">Over budget</State>
                <TextLink href="/reports">{namesOf(budgets.over)}</TextLink>
              </>
            ) : (
              <>
                <State tone="good">Within budget</State>
                <TextLink href="/reports">{counted(budgets.budgeted, 'budget', locale)}</TextLink>
              </>
            )}
          </p>
        )}
        {bars.length > 0 ? (
          <>
            <BarChart
              caption={`Spending in ${formatMonth(month, locale)} by category, in ${currency}`}
              labelHead="Category"
              valueHead={`${nameOfMonth}, ${currency}`}
              bars={bars}
            />
            {bars.some((bar) => bar.compare !== undefined) && (
              <p className="mt-2 flex items-center gap-2 text-sm text-faint">
                <svg aria-hidden="true" width="2" height="12" className="shrink-0">
                  <rect width="2" height="12" rx="1" className="fill-ink" />
                </svg>
                The mark shows {beforeName}.
              </p>
            )}
          </>
        ) : (
          <p className="text-soft">No spending this month yet. Expenses appear here by category.</p>
        )}
      </CardBody>
    </Card>
  );
}
