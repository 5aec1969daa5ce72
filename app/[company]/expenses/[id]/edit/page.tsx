import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { ExpenseForm } from '@/components/expense/form/expense-form';
import { expenseFormChoices } from '@/components/expense/form/form-choices';
import { formValuesOf } from '@/components/expense/form/form-values';
import { ownCodingChoices, ownCodingOf } from '@/components/expense/form/own-coding/choices';
import { TextLink } from '@/components/ui/action/text-link';
import { PageHeader } from '@/components/ui/display/page-header';
import { Notice } from '@/components/ui/feedback/notice';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { expenseChoices } from '@/lib/data/expense/choices';
import { findExpense } from '@/lib/data/expense/expenses';
import { refundedPayment } from '@/lib/data/expense/refund/refunds';
import { findTransfer } from '@/lib/data/transfer/transfers';
import { companyPath } from '@/lib/domain/company/slug';
import { dayAt } from '@/lib/domain/day';
import { formatsOf } from '@/lib/domain/locale';
import { canEdit } from '@/lib/domain/movement/status';
import { plural } from '@/lib/domain/plural';

export const metadata: Metadata = { title: 'Edit expense' };

export default async function EditExpensePage({ params }: PageProps<'/[company]/expenses/[id]/edit'>) {
  const viewer = await requireViewer(params, 'record-expense');
  const id = z.uuid().safeParse((await params).id);
  const expense = id.success ? await findExpense(viewer, id.data) : null;
  if (!expense) {
    if (id.success && (await findTransfer(viewer, id.data)))
      redirect(companyPath(viewer.companySlug, `/transfers/${id.data}/edit`));
    notFound();
  }
  if (!canEdit(expense.status) || expense.claim?.mark)
    redirect(companyPath(viewer.companySlug, `/expenses/${expense.id}`));
  if (expense.claim && expense.claim.kind !== 'expense')
    redirect(companyPath(viewer.companySlug, `/claims/${expense.id}/edit`));
  const [choice, refunded] = await Promise.all([expenseChoices(viewer, expense), refundedPayment(viewer, expense.id)]);
  const refunds = refunded?.payment.id === expense.id ? refunded.refunds.length : 0;
  const { decimal } = formatsOf(viewer.locale);
  return (
    <>
      <PageHeader
        back={<TextLink href={`/expenses/${expense.id}`}>{expense.merchant}</TextLink>}
        title={expense.claim ? 'Edit claim' : 'Edit expense'}
      />
      {expense.syncedRevision !== null && (
        <Notice tone="info" className="mb-4">
          This expense is in your books. Changed amounts, tax, bank account and note can be synced again. For any other
          change, Outlay tells you what to change there by hand.
        </Notice>
      )}
      {refunds > 0 && (
        <Notice tone="info" className="mb-4">
          {plural(refunds, 'One refund is linked to this expense.', '# refunds are linked to this expense.')} They do
          not change with it. They lose their link if you choose another type.
        </Notice>
      )}
      {expense.claim?.state === 'approved' && (
        <Notice tone="info" className="mb-4">
          This claim is approved. After a change of its amount, date, merchant or note it waits for approval again.
        </Notice>
      )}
      <ExpenseForm
        isNew={false}
        isClaim={expense.claim !== undefined}
        values={{
          id: expense.id,
          revision: expense.revision,
          ...formValuesOf(expense, decimal),
        }}
        choices={expenseFormChoices(viewer, dayAt(new Date(), viewer.timeZone), choice)}
        own={ownCodingOf(expense, choice.names, decimal)}
        ownChoices={ownCodingChoices(choice, may(viewer.role, 'map'))}
      />
    </>
  );
}
