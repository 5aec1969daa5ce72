import { Notice } from '@/components/ui/feedback/notice';
import type { RefundTotals } from '@/lib/domain/expense/refund';
import { formatMoney, type Money } from '@/lib/domain/money';

/** What was spent, what came back and what remains. Warns when more came back than was spent. */
export function Totals({ totals, locale }: { totals: RefundTotals; locale: string }) {
  const { spent, refunded, net, over, exchangeDifference } = totals;
  const words = (amount: Money) => formatMoney(amount, locale);
  return (
    <>
      <p className="tabular">
        {words(spent)}, {words(refunded)} refunded. Net: {words(net)}
      </p>
      {over.minor > 0n && (
        <Notice tone="warn" className="mt-2">
          {words(over)} more was refunded than was spent. Check the amounts, or unlink a refund that belongs to another
          expense.
        </Notice>
      )}
      {exchangeDifference.minor !== 0n && (
        <p className="mt-1 text-sm text-soft">
          Exchange difference: {words(exchangeDifference)}. Each refund is converted at its own rate, and the difference
          stays on the account of the expense.
        </p>
      )}
    </>
  );
}
