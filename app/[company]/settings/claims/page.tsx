import type { Metadata } from 'next';
import { v7 } from 'uuid';
import { RateForm } from '@/components/claim/rate-form';
import { RateTable } from '@/components/claim/rate-table';
import { RepayForm } from '@/components/claim/repay-form';
import { SettingsPage } from '@/components/company/settings-page';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { repayDaysOf, travelRates } from '@/lib/data/claim/rates';
import { companySetup } from '@/lib/data/setup/setup';
import { dayAt } from '@/lib/domain/day';
import { counted } from '@/lib/domain/plural';
import { settingsTabs } from '../tabs';

export const metadata: Metadata = { title: 'Claim settings' };

/** Countries that measure distances in miles. */
const inMiles: ReadonlySet<string> = new Set(['GB', 'US']);

export default async function ClaimSettingsPage({ params }: PageProps<'/[company]/settings/claims'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const [repayDays, rates, { categories }] = await Promise.all([
    repayDaysOf(viewer),
    travelRates(viewer),
    companySetup(viewer),
  ]);
  const today = dayAt(new Date(), viewer.timeZone);
  const mayChange = may(viewer.role, 'map');
  return (
    <SettingsPage current="claims" shown={settingsTabs(viewer.role)}>
      <Card aria-labelledby="repay">
        <CardHeader id="repay" title="Repayment" line />
        <CardSection>
          {mayChange ? (
            <RepayForm repayDays={repayDays} />
          ) : (
            <p>A claim is due {counted(repayDays, 'day', viewer.locale)} after its approval.</p>
          )}
        </CardSection>
      </Card>
      <Card aria-labelledby="rates">
        <CardHeader
          id="rates"
          title="Mileage and per diems"
          detail="A claim uses the rate that is valid on its date. Later rates do not change it."
          line
        />
        {rates.length > 0 ? (
          <RateTable rates={rates} today={today} locale={viewer.locale} mayChange={mayChange} />
        ) : (
          <CardSection>
            <p className="text-soft">No rates yet. People can claim mileage and per diems once you add one.</p>
          </CardSection>
        )}
        {mayChange && (
          <CardSection>
            <RateForm
              id={v7()}
              today={today}
              currency={viewer.baseCurrency}
              locale={viewer.locale}
              unit={inMiles.has(viewer.country) ? 'mile' : 'km'}
              categories={categories.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </CardSection>
        )}
      </Card>
    </SettingsPage>
  );
}
