import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { v7 } from 'uuid';
import { z } from 'zod';
import { ExpenseForm } from '@/components/expense/form/expense-form';
import { expenseFormChoices } from '@/components/expense/form/form-choices';
import { formValuesOf } from '@/components/expense/form/form-values';
import { ownCodingChoices, ownCodingOf } from '@/components/expense/form/own-coding/choices';
import { noOwnCoding } from '@/components/expense/form/own-coding/value';
import { LinesToRefund } from '@/components/expense/refund/lines-to-refund';
import { linesChosen, refundForm, refundShown } from '@/components/expense/refund/refund-form';
import { TextLink } from '@/components/ui/action/text-link';
import { PageHeader } from '@/components/ui/display/page-header';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { expenseChoices } from '@/lib/data/expense/choices';
import { refundable } from '@/lib/data/expense/refund/refunds';
import type { Viewer } from '@/lib/domain/company/viewer';
import { dayAt } from '@/lib/domain/day';
import { emptyExpenseForm } from '@/lib/domain/expense/expense';
import { formatsOf } from '@/lib/domain/locale';

export const metadata: Metadata = { title: 'New expense' };

export default async function NewExpensePage({ params, searchParams }: PageProps<'/[company]/expenses/new'>) {
  const viewer = await requireViewer(params, 'record-expense');
  const { refundOf, line } = await searchParams;
  if (refundOf !== undefined) return <NewRefund viewer={viewer} payment={refundOf} lines={line} />;
  const choice = await expenseChoices(viewer);
  const today = dayAt(new Date(), viewer.timeZone);
  return (
    <>
      <PageHeader back={<TextLink href="/expenses">Expenses</TextLink>} title="New expense" />
      <ExpenseForm
        isNew
        // The server renders the new expense's id into the form. Posting the form twice therefore records one expense.
        values={{
          ...emptyExpenseForm,
          id: v7(),
          revision: 0,
          type: 'payment',
          day: today,
          currency: viewer.baseCurrency,
          cardId: choice.cards[0]?.id ?? '',
        }}
        choices={expenseFormChoices(viewer, today, choice)}
        own={noOwnCoding}
        ownChoices={ownCodingChoices(choice, may(viewer.role, 'map'))}
      />
    </>
  );
}

type Asked = string | string[] | undefined;

/** The form for a refund of a payment, filled in with what the payment has and with what was not refunded yet. */
async function NewRefund({ viewer, payment: asked, lines: numbers }: { viewer: Viewer; payment: Asked; lines: Asked }) {
  const id = z.uuid().safeParse(asked);
  const found = id.success ? await refundable(viewer, id.data) : null;
  if (!found) notFound();
  const { payment, left } = found;
  const chosen = linesChosen(left, numbers);
  const refund = refundForm(payment, chosen);
  const choice = await expenseChoices(viewer, refund);
  const { decimal } = formatsOf(viewer.locale);
  const today = dayAt(new Date(), viewer.timeZone);
  return (
    <>
      <PageHeader
        back={<TextLink href={`/expenses/${payment.id}`}>{payment.merchant}</TextLink>}
        title="Record a refund"
      />
      {left.length > 1 && (
        <LinesToRefund
          paymentId={payment.id}
          lines={left}
          chosen={chosen}
          categoryNames={new Map(choice.categories.map((category) => [category.id, category.name]))}
          locale={viewer.locale}
        />
      )}
      <ExpenseForm
        // Other parts fill in the form again. A refund that somebody else records meanwhile does not.
        key={String(numbers)}
        isNew
        values={{
          ...formValuesOf(refund, decimal),
          ...(refund.amount.minor === 0n && { amount: '' }),
          id: v7(),
          revision: 0,
          day: today,
          refundOf: payment.id,
        }}
        choices={expenseFormChoices(viewer, today, choice)}
        own={ownCodingOf(refund, choice.names, decimal)}
        ownChoices={ownCodingChoices(choice, may(viewer.role, 'map'))}
        refund={refundShown(found, refund.lines, viewer.locale)}
      />
    </>
  );
}
