import { Notice } from '@/components/ui/feedback/notice';
import { formatMoney, type Money } from '@/lib/domain/money';

/** Says that the books have the numbers of the expense in another currency, and what to change there. */
export function Misbooked({
  misbooked: { amount, right },
  expense,
  books,
  locale,
}: {
  misbooked: { readonly amount: Money; readonly right: Money | null };
  expense: Money;
  books: string;
  locale: string;
}) {
  return (
    <Notice
      tone="bad"
      title={`${books} has ${formatMoney(amount, locale)} for this expense of ${formatMoney(expense, locale)}`}
    >
      {books} books every expense in the currency of its bank account.{' '}
      {right && right.currency === amount.currency
        ? `Change the amount in ${books} to ${formatMoney(right, locale)}, or edit the expense here and sync it again.`
        : `Change the amount in ${books}.`}
    </Notice>
  );
}
