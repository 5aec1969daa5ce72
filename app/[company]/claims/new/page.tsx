import type { Metadata } from 'next';
import { v7 } from 'uuid';
import { ExpenseForm } from '@/components/expense/form/expense-form';
import { expenseFormChoices } from '@/components/expense/form/form-choices';
import { ownCodingChoices } from '@/components/expense/form/own-coding/choices';
import { noOwnCoding } from '@/components/expense/form/own-coding/value';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { PageHeader } from '@/components/ui/display/page-header';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { travelRates } from '@/lib/data/claim/rates';
import { expenseChoices } from '@/lib/data/expense/choices';
import { claimKindNames } from '@/lib/domain/claim/claim';
import { namesOn, travelKinds } from '@/lib/domain/claim/travel/rate';
import { dayAt } from '@/lib/domain/day';
import { emptyExpenseForm } from '@/lib/domain/expense/expense';

export const metadata: Metadata = { title: 'New claim' };

export default async function NewClaimPage({ params }: PageProps<'/[company]/claims/new'>) {
  const viewer = await requireViewer(params, 'record-expense');
  const [choice, rates] = await Promise.all([expenseChoices(viewer), travelRates(viewer)]);
  const today = dayAt(new Date(), viewer.timeZone);
  return (
    <>
      <PageHeader
        back={<TextLink href="/expenses">Expenses</TextLink>}
        title="New claim"
        subtitle="An expense that you paid with your own money. The company repays you after it is approved."
        actions={travelKinds
          .filter((kind) => namesOn(rates, kind, today).length > 0)
          .map((kind) => (
            <LinkButton key={kind} href={`/claims/new/travel?kind=${kind}`}>
              {claimKindNames[kind]}
            </LinkButton>
          ))}
      />
      <ExpenseForm
        isNew
        isClaim
        values={{
          ...emptyExpenseForm,
          type: 'payment',
          id: v7(),
          revision: 0,
          day: today,
          currency: viewer.baseCurrency,
        }}
        choices={expenseFormChoices(viewer, today, choice)}
        own={noOwnCoding}
        ownChoices={ownCodingChoices(choice, may(viewer.role, 'map'))}
      />
    </>
  );
}
