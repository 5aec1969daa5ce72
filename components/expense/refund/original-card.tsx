import { ActionButton } from '@/components/form/action-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { Notice } from '@/components/ui/feedback/notice';
import { unlinkRefund } from '@/lib/actions/expenses';
import type { Expense } from '@/lib/domain/expense/expense';
import type { RefundTotals } from '@/lib/domain/expense/refund';
import { PaymentWords } from './payment-words';
import { Totals } from './totals';

/** The payment of a refund, with all that came back of it. */
export function OriginalCard({
  id,
  payment,
  totals,
  elsewhere,
  mayChange,
  locale,
}: {
  /** The id of the refund. */
  id: string;
  payment: Expense;
  totals: RefundTotals;
  /** The names of the accounts on which the payment stands in the books, when the refund goes to others. */
  elsewhere: readonly string[];
  mayChange: boolean;
  locale: string;
}) {
  return (
    <Card aria-labelledby="original">
      <CardHeader
        id="original"
        title="Original expense"
        actions={
          mayChange && (
            <ActionButton action={unlinkRefund} fields={{ id }} size="sm" doneToast="Unlinked. Both expenses stay.">
              Unlink
            </ActionButton>
          )
        }
        line
      />
      <CardBody className="flex flex-col gap-1 pt-3">
        <p>
          This is money back for{' '}
          <TextLink href={`/expenses/${payment.id}`}>
            <PaymentWords payment={payment} locale={locale} />
          </TextLink>
        </p>
        <div>
          <Totals totals={totals} locale={locale} />
        </div>
        {elsewhere.length > 0 && (
          <Notice tone="warn" className="mt-1">
            In your books, the expense is on {elsewhere.join(' and ')}, and this goes to another account. Choose the
            category of that account if it must reduce the same cost.
          </Notice>
        )}
      </CardBody>
    </Card>
  );
}
