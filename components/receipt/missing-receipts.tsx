import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader } from '@/components/ui/display/card';
import { Day } from '@/components/ui/display/day';
import { Money } from '@/components/ui/display/money';
import { expenseAddress } from '@/lib/domain/expense/list-address';
import { plural } from '@/lib/domain/plural';

export type WithoutReceipt = {
  readonly id: string;
  readonly merchant: string;
  readonly day: string;
  readonly amount: { readonly minor: bigint; readonly currency: string };
};

/** The expenses that need a receipt before they can sync, with a link to all of them. */
export function MissingReceipts({
  expenses,
  all,
  locale,
  today,
  companyCurrency,
}: {
  expenses: readonly WithoutReceipt[];
  /** The number of all such expenses. Only the first ones are listed. */
  all: number;
  locale: string;
  today: string;
  companyCurrency: string;
}) {
  if (all === 0) return null;
  return (
    <Card aria-labelledby="missing-receipts" className="mb-4">
      <CardHeader
        id="missing-receipts"
        line
        title={plural(all, '# expense needs a receipt', '# expenses need a receipt', locale)}
        actions={<TextLink href={expenseAddress({ receipt: 'missing', status: 'incomplete' })}>Show all</TextLink>}
      />
      <ul>
        {expenses.map((expense) => (
          <li
            key={expense.id}
            className="flex items-baseline gap-3 border-b border-line px-3.5 py-2 last:border-b-0 hover:bg-hover"
          >
            <Day day={expense.day} today={today} locale={locale} className="w-14 shrink-0 text-sm text-faint" />
            <span className="min-w-0 grow wrap-anywhere" dir="auto">
              <TextLink href={`/expenses/${expense.id}`}>{expense.merchant}</TextLink>
            </span>
            <Money
              minor={expense.amount.minor}
              currency={expense.amount.currency}
              companyCurrency={companyCurrency}
              locale={locale}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
