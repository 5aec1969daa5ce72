import type { Metadata } from 'next';
import { v7 } from 'uuid';
import { z } from 'zod';
import { NoRates } from '@/components/claim/no-rates';
import { TravelForm } from '@/components/claim/travel-form';
import { TextLink } from '@/components/ui/action/text-link';
import { PageHeader } from '@/components/ui/display/page-header';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { travelRates } from '@/lib/data/claim/rates';
import { claimedDistances } from '@/lib/data/claim/travel';
import { companySetup } from '@/lib/data/setup/setup';
import { namesOn, rateOn, travelKinds } from '@/lib/domain/claim/travel/rate';
import { dayAt } from '@/lib/domain/day';

export const metadata: Metadata = { title: 'New claim' };

const asked = z.object({ kind: z.enum(travelKinds).catch('mileage') });

export default async function NewTravelPage({ params, searchParams }: PageProps<'/[company]/claims/new/travel'>) {
  const viewer = await requireViewer(params, 'record-expense');
  const { kind } = asked.parse(await searchParams);
  const today = dayAt(new Date(), viewer.timeZone);
  const [rates, claimed, { categories }] = await Promise.all([
    travelRates(viewer),
    claimedDistances(viewer, today),
    companySetup(viewer),
  ]);
  const [only, ...others] = namesOn(rates, kind, today);
  const name = only !== undefined && others.length === 0 ? only : '';
  const hasRates = rates.some((rate) => rate.kind === kind);
  return (
    <>
      <PageHeader
        back={<TextLink href="/claims/new">New claim</TextLink>}
        title={kind === 'mileage' ? 'Mileage' : 'Per diem'}
        subtitle="The amount uses the company's rate for the date. Claims count towards the threshold of the tax year in the order you record them."
      />
      {hasRates ? (
        <TravelForm
          isNew
          values={{
            ...{ id: v7(), revision: 0, kind, name, day: today, quantity: '', reason: '' },
            categoryId: rateOn(rates, { kind, name, day: today })?.categoryId ?? '',
          }}
          rates={rates}
          claimed={Object.fromEntries(claimed.map((one) => [one.name, String(one.milli)]))}
          categories={categories.map((one) => ({ value: one.id, label: one.name }))}
          locale={viewer.locale}
          today={today}
          currency={viewer.baseCurrency}
        />
      ) : (
        <NoRates kind={kind} maySet={may(viewer.role, 'map')} />
      )}
    </>
  );
}
