import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { TravelForm } from '@/components/claim/travel-form';
import { TextLink } from '@/components/ui/action/text-link';
import { PageHeader } from '@/components/ui/display/page-header';
import { Notice } from '@/components/ui/feedback/notice';
import { requireViewer } from '@/lib/auth/viewer';
import { travelRates } from '@/lib/data/claim/rates';
import { claimedDistances } from '@/lib/data/claim/travel';
import { findExpense } from '@/lib/data/expense/expenses';
import { companySetup } from '@/lib/data/setup/setup';
import { thousandthsText } from '@/lib/domain/claim/travel/rate';
import { companyPath } from '@/lib/domain/company/slug';
import { dayAt } from '@/lib/domain/day';
import { canEdit } from '@/lib/domain/movement/status';

export const metadata: Metadata = { title: 'Edit claim' };

/** The form of mileage and per diems. Other claims have the form of an expense. */
export default async function EditTravelPage({ params }: PageProps<'/[company]/claims/[id]/edit'>) {
  const viewer = await requireViewer(params, 'record-expense');
  const id = z.uuid().safeParse((await params).id);
  const expense = id.success ? await findExpense(viewer, id.data) : null;
  const travel = expense?.claim?.travel;
  if (!expense?.claim || !travel) notFound();
  if (!canEdit(expense.status) || expense.claim.mark)
    redirect(companyPath(viewer.companySlug, `/expenses/${expense.id}`));
  const [rates, claimed, { categories }] = await Promise.all([
    travelRates(viewer),
    claimedDistances(viewer, expense.day, expense),
    companySetup(viewer),
  ]);
  return (
    <>
      <PageHeader
        back={<TextLink href={`/expenses/${expense.id}`}>{expense.merchant}</TextLink>}
        title="Edit claim"
        subtitle="The amount is recalculated at the rate for its date."
      />
      {expense.claim.state === 'approved' && (
        <Notice tone="info" className="mb-4">
          This claim is approved. If you change it, it needs approval again.
        </Notice>
      )}
      <TravelForm
        isNew={false}
        values={{
          ...{ id: expense.id, revision: expense.revision, kind: travel.kind, name: travel.name, day: expense.day },
          quantity: thousandthsText(BigInt(travel.milli)),
          reason: travel.reason,
          categoryId: expense.lines[0]?.categoryId ?? '',
        }}
        rates={rates}
        claimed={Object.fromEntries(claimed.map((one) => [one.name, String(one.milli)]))}
        categories={categories.map((one) => ({ value: one.id, label: one.name }))}
        locale={viewer.locale}
        today={dayAt(new Date(), viewer.timeZone)}
        currency={viewer.baseCurrency}
      />
    </>
  );
}
