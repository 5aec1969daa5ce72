import type { Metadata } from 'next';
import { AddressCard } from '@/components/company/address-card';
import { AutoSyncCard } from '@/components/company/auto-sync-card';
import { CompanySettingsForm } from '@/components/company/settings-form';
import { SettingsPage } from '@/components/company/settings-page';
import { Card, CardBody, CardHeader, CardSection } from '@/components/ui/display/card';
import { Definition, DefinitionList } from '@/components/ui/display/definition-list';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { companySettings } from '@/lib/data/company/companies';
import { currentConnection } from '@/lib/data/connection/connections';
import { findAutoSync } from '@/lib/data/sync/auto-sync';
import { countryName } from '@/lib/domain/company/country';
import { asTaxYear, yearStartName, yearStartOf } from '@/lib/domain/company/year-start';
import { currencyName } from '@/lib/domain/currency';
import { formatsOf } from '@/lib/domain/locale';
import { editableAmount, formatMoney, money } from '@/lib/domain/money';
import { env } from '@/lib/env';
import { settingsTabs } from './tabs';

export const metadata: Metadata = { title: 'Company settings' };

export default async function CompanyPage({ params }: PageProps<'/[company]/settings'>) {
  const viewer = await requireViewer(params);
  const [{ name, slug, country, yearStart, timeZone, baseCurrency, receiptsRequiredFrom }, automatic, connection] =
    await Promise.all([companySettings(viewer), findAutoSync(viewer), currentConnection(viewer)]);
  const from = receiptsRequiredFrom === null ? null : money(receiptsRequiredFrom, baseCurrency);
  const currency = `${baseCurrency}, ${currencyName(baseCurrency)}`;
  return (
    <SettingsPage current="company" shown={settingsTabs(viewer.role)}>
      <Card aria-labelledby="company">
        <CardHeader id="company" title="Company" line />
        {may(viewer.role, 'manage-company') ? (
          <CardSection>
            <CompanySettingsForm
              company={{
                name,
                country,
                timeZone,
                baseCurrency,
                yearStart: yearStart ?? asTaxYear,
                receiptsRequiredFrom: from ? editableAmount(from, formatsOf(viewer.locale).decimal) : '',
              }}
            />
            <p className="mt-5 text-sm text-faint">The books are kept in {currency}. This cannot be changed.</p>
          </CardSection>
        ) : (
          <CardBody className="pt-3!">
            <DefinitionList>
              <Definition term="Name">{name}</Definition>
              <Definition term="Books kept in">{currency}</Definition>
              <Definition term="Country">{countryName(country)}</Definition>
              <Definition term="Financial year begins on">
                {yearStartName(yearStartOf({ country, yearStart }))}
              </Definition>
              <Definition term="Time zone">{timeZone.replaceAll('_', ' ')}</Definition>
              <Definition term="Receipts">
                {from === null
                  ? 'Not required'
                  : from.minor === 0n
                    ? 'Required for every payment'
                    : `Required from ${formatMoney(from, viewer.locale)}`}
              </Definition>
            </DefinitionList>
            <p className="mt-4 text-sm text-faint">An owner or admin of the company can change this.</p>
          </CardBody>
        )}
      </Card>
      <AddressCard slug={slug} origin={new URL(env().APP_URL).origin} mayChange={may(viewer.role, 'change-address')} />
      {may(viewer.role, 'see-all-expenses') && (
        <AutoSyncCard
          choice={automatic}
          mayChange={may(viewer.role, 'sync')}
          linked={connection?.status === 'linked'}
          now={new Date()}
          locale={viewer.locale}
          timeZone={timeZone}
        />
      )}
    </SettingsPage>
  );
}
