import type { Metadata } from 'next';
import { AccountFacts } from '@/components/support/account-facts';
import { SetupTable } from '@/components/support/setup-table';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Notice } from '@/components/ui/feedback/notice';
import { requireStaff } from '@/lib/auth/viewer';
import { supportOverview } from '@/lib/data/support/overview';
import { differencesOf, setupWarnings } from '@/lib/domain/setup/check';
import { env } from '@/lib/env';
import { supportLocale } from '../locale';

export const metadata: Metadata = { title: 'Codat' };

export default async function CodatPage() {
  const { account } = await supportOverview(await requireStaff());
  const now = new Date();
  const { mode } = env().codat;
  const settings = account.result && 'settings' in account.result ? account.result.settings : [];
  const warnings = setupWarnings(account, now);
  return (
    <>
      <PageHeader
        title="Codat"
        subtitle={mode === 'sandbox' ? 'The sandbox replaces Codat' : 'Our account, compared with what Outlay needs'}
      />
      <div className="flex flex-col gap-4">
        {warnings.length > 0 && (
          <Notice tone="warn" title="Needs attention">
            <ul className="list-disc pl-4">
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
            {mode === 'live' && differencesOf(settings).length > 0 && (
              <p className="mt-1.5">
                To register what Codat’s API takes, run <code>npm run codat:setup -- --apply</code> on the server.
                Linking and syncing work without webhooks too; they take longer.
              </p>
            )}
          </Notice>
        )}
        <Card aria-labelledby="codat-account">
          <CardHeader id="codat-account" title="Last check and webhooks" line />
          <CardSection>
            <AccountFacts account={account} now={now} locale={supportLocale} />
          </CardSection>
        </Card>
        {settings.length > 0 && (
          <Card>
            <SetupTable settings={settings} />
          </Card>
        )}
      </div>
    </>
  );
}
