import type { Metadata } from 'next';
import { v7 } from 'uuid';
import { SettingsPage } from '@/components/company/settings-page';
import { ForDevelopers } from '@/components/ingest/for-developers';
import { KeyForm } from '@/components/ingest/key-form';
import { KeyList } from '@/components/ingest/key-list';
import { RefusedTable, type ShownRefused } from '@/components/ingest/refused-table';
import { RetryButton } from '@/components/ingest/retry-button';
import { toColumns } from '@/components/page/columns';
import { accountOptions } from '@/components/transfer/account-options';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Pagination } from '@/components/ui/display/pagination';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { type KeyRow, listKeys } from '@/lib/data/ingest/keys';
import { listRefused, type RefusedRow } from '@/lib/data/ingest/received';
import { transferAccounts } from '@/lib/data/transfer/accounts';
import { dayAt, formatAgo, formatDay } from '@/lib/domain/day';
import { type PageAt, pageAtAddressOf, pageAtParams, pageAtParamsOf } from '@/lib/domain/list/page-at';
import { pageAddress } from '@/lib/domain/page-address';
import { env } from '@/lib/env';
import { settingsTabs } from '../tabs';

export const metadata: Metadata = { title: 'API' };

const pageAtOfRefused = pageAtParamsOf('refused');

export default async function ApiPage({ params, searchParams }: PageProps<'/[company]/settings/api'>) {
  const viewer = await requireViewer(params, 'record-transfer');
  const asked = await searchParams;
  const [at, refusedAt] = [pageAtParams.parse(asked), pageAtOfRefused(asked)];
  const [keys, refused, offered] = await Promise.all([
    listKeys(viewer, at),
    listRefused(viewer, refusedAt),
    transferAccounts(viewer),
  ]);
  const { locale, timeZone } = viewer;
  const now = new Date();
  const today = dayAt(now, timeZone);
  const accounts = accountOptions(offered);
  const mayChange = may(viewer.role, 'manage-keys');
  // A page of one list keeps the place in the other.
  const placesOf = (keys: PageAt, refused: PageAt) =>
    pageAddress('/settings/api', { ...keys, ...pageAtAddressOf('refused', refused) });
  const addressOf = (at: PageAt | null, toPlace: (at: PageAt) => string) => (at ? toPlace(at) : undefined);
  const day = (at: Date) => formatDay(dayAt(at, timeZone), locale);
  return (
    <SettingsPage current="api" shown={settingsTabs(viewer.role)}>
      {mayChange && (
        <Card aria-labelledby="new-key">
          <CardHeader
            id="new-key"
            title="Create a key"
            detail="With a key, a card issuer or an expense platform sends your card movements."
            line
          />
          <CardSection>
            <KeyForm firstId={v7()} accounts={accounts} />
          </CardSection>
        </Card>
      )}
      <Card aria-labelledby="keys">
        <CardHeader id="keys" title="Keys" line />
        {keys.rows.length > 0 ? (
          <KeyList
            columns={toColumns(keys.rows.map((key) => shownKey(key, day, now)))}
            accounts={accounts}
            mayChange={mayChange}
          />
        ) : (
          <CardSection>
            <p className="text-soft">
              No keys yet. {mayChange ? 'Create one above.' : 'An owner of the company creates them.'}
            </p>
          </CardSection>
        )}
      </Card>
      <Pagination
        label="Pages of keys"
        newerHref={addressOf(keys.newer, (place) => placesOf(place, refusedAt))}
        olderHref={addressOf(keys.older, (place) => placesOf(place, refusedAt))}
      />
      <Card aria-labelledby="refused">
        <CardHeader
          id="refused"
          title="Not recorded"
          detail="Movements that were sent, and why they are not recorded."
          line
        />
        {refused.rows.length > 0 ? (
          <RefusedTable rows={refused.rows.map((row) => shownRefused(row, timeZone))} today={today} locale={locale} />
        ) : (
          <CardSection>
            <p className="text-soft">Everything that was sent is recorded.</p>
          </CardSection>
        )}
        <CardSection className="flex flex-wrap gap-3 empty:hidden">
          <RetryButton offered={refused.rows.length > 0} />
        </CardSection>
      </Card>
      <Pagination
        label="Pages of movements"
        newerHref={addressOf(refused.newer, (place) => placesOf(at, place))}
        olderHref={addressOf(refused.older, (place) => placesOf(at, place))}
      />
      <ForDevelopers origin={env().APP_URL} currency={viewer.baseCurrency} today={today} />
    </SettingsPage>
  );
}

const shownKey = (
  { id, source, hint, createdAt, createdBy, lastUsedAt, revokedAt, fundingAccount }: KeyRow,
  day: (at: Date) => string,
  now: Date,
) => ({
  id,
  source,
  hint,
  detail: [
    `Created on ${day(createdAt)} by ${createdBy}`,
    revokedAt ? `revoked on ${day(revokedAt)}` : lastUsedAt ? `last used ${formatAgo(lastUsedAt, now)}` : 'never used',
  ].join(', '),
  fundingAccount: fundingAccount ?? '',
  isRevoked: revokedAt !== null,
});

function shownRefused(
  { id, source, externalId, content, reason, updatedAt }: RefusedRow,
  timeZone: string,
): ShownRefused {
  const shared = { id, source, externalId, reason: reason ?? '' };
  if (content.status === 'cancelled')
    return { ...shared, day: dayAt(updatedAt, timeZone), merchant: 'Cancellation', amount: null };
  const { minor, currency } = content.amount;
  return {
    ...shared,
    day: content.day ?? dayAt(new Date(content.occurredAt ?? updatedAt), timeZone),
    merchant: content.merchant,
    amount: { minor: BigInt(minor), currency },
  };
}
