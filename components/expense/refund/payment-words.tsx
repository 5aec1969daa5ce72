import { Day } from '@/components/ui/display/day';
import { Money } from '@/components/ui/display/money';
import type { Expense } from '@/lib/domain/expense/expense';

/** A payment in a few words: its merchant, amount and day. */
export function PaymentWords({
  payment: { merchant, amount, day },
  locale,
}: {
  payment: Pick<Expense, 'merchant' | 'amount' | 'day'>;
  locale: string;
}) {
  return (
    <>
      <bdi>{merchant}</bdi>, <Money {...amount} locale={locale} />, <Day day={day} locale={locale} />
    </>
  );
}
