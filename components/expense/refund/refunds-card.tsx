import { ExpenseState } from '@/components/expense/expense-status';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { Day } from '@/components/ui/display/day';
import { Money } from '@/components/ui/display/money';
import type { Expense } from '@/lib/domain/expense/expense';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import type { RefundTotals } from '@/lib/domain/expense/refund';
import { expenseTypeNames } from '@/lib/domain/expense/type';
import type { MovementStatus } from '@/lib/domain/movement/status';
import { Totals } from './totals';

type Refund = Expense & { readonly status: MovementStatus; readonly issues: readonly CodingIssue[] };

/** The refunds and chargebacks of a payment, and what remains of it. */
export function RefundsCard({
  refunds,
  totals,
  locale,
}: {
  refunds: readonly Refund[];
  totals: RefundTotals;
  locale: string;
}) {
  return (
    <Card aria-labelledby="refunds">
      <CardHeader id="refunds" title={refunds.length > 1 ? 'Refunds' : 'Refund'} line />
      <CardBody className="flex flex-col gap-2 pt-3">
        <div>
          <Totals totals={totals} locale={locale} />
        </div>
        <ul className="flex flex-col gap-1.5">
          {refunds.map((refund) => (
            <li key={refund.id} className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
              <TextLink href={`/expenses/${refund.id}`}>
                {expenseTypeNames[refund.type]} of <Money {...refund.amount} locale={locale} />
              </TextLink>
              <Day day={refund.day} locale={locale} className="text-soft" />
              <ExpenseState status={refund.status} issues={refund.issues} />
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
