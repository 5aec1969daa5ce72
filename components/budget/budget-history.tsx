import { formatInstant, formatMonth } from '@/lib/domain/day';
import { formatMoney } from '@/lib/domain/money';

export type BudgetChange = {
  readonly id: string;
  readonly month: string;
  readonly minor: bigint | null;
  readonly currency: string;
  readonly author: string;
  readonly at: Date;
};

/** The last changes of the budget of a category. Months that one person changed at the same time to the same amount are one line. */
export function BudgetHistory({
  changes,
  locale,
  timeZone,
}: {
  /** Newest first. */
  changes: readonly BudgetChange[];
  locale: string;
  timeZone: string;
}) {
  const groups = Map.groupBy(changes, ({ minor, author, at, currency }) =>
    [minor ?? '', currency, author, at.getTime()].join(' '),
  );
  return (
    <>
      <h3 className="mb-1 font-medium">History</h3>
      <ul className="flex flex-col gap-1 text-sm text-soft">
        {[...groups].map(([key, own]) => {
          const months = own.map(({ month }) => month).sort();
          const [first = '', last = first] = [months[0], months.at(-1)];
          const [change] = own;
          if (!change) return null;
          const { minor, currency, author, at } = change;
          const of =
            first === last
              ? formatMonth(first, locale)
              : `${months.length} months, ${formatMonth(first, locale)} to ${formatMonth(last, locale)}`;
          return (
            <li key={key}>
              {formatInstant(at, locale, timeZone)}: {author || 'A former member'}{' '}
              {minor === null ? 'removed the budget' : `set ${formatMoney({ minor, currency }, locale)}`} for {of}
            </li>
          );
        })}
      </ul>
    </>
  );
}
