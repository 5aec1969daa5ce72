import type { Metadata } from 'next';
import { BooksChanges } from '@/components/books/books-changes';
import { NewEntries } from '@/components/books/new-entries';
import { SettingsPage } from '@/components/company/settings-page';
import { ConnectionCard } from '@/components/connection/connection-card';
import { LinkOutcomeNotice } from '@/components/connection/link-outcome-notice';
import { PackageLimits } from '@/components/connection/package-limits';
import { PendingLink } from '@/components/connection/pending-link';
import { Unlinked } from '@/components/connection/unlinked';
import { WayChoice } from '@/components/connection/way-choice';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Pagination } from '@/components/ui/display/pagination';
import { Notice } from '@/components/ui/feedback/notice';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { countLists } from '@/lib/data/books/books';
import { listChanges } from '@/lib/data/books/changes';
import { recentEntries } from '@/lib/data/books/new-entries';
import { currentConnection } from '@/lib/data/connection/connections';
import { pollUnlinked } from '@/lib/data/connection/links';
import { listsReadOf } from '@/lib/data/events';
import { parseLinkOutcome } from '@/lib/domain/books/link-outcome';
import { linkProgress, progressAfter, unreportedOutcome } from '@/lib/domain/books/link-progress';
import { packageOf } from '@/lib/domain/books/package';
import { brandOf, isExpensesKey, writesWith } from '@/lib/domain/books/package/package-type';
import { wayDifferences } from '@/lib/domain/books/package/way-differences';
import { type PageAt, pageAtParams } from '@/lib/domain/list/page-at';
import { pageAddress } from '@/lib/domain/page-address';
import { settingsTabs } from '../tabs';

export const metadata: Metadata = { title: 'Connection' };

export default async function ConnectionPage({ params, searchParams }: PageProps<'/[company]/settings/connection'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const connection = await currentConnection(viewer);
  const now = new Date();
  await pollUnlinked(viewer, connection, now);
  const progress = connection && linkProgress(connection, now);
  const { outcome: said, connection: connectionId, visit, ...place } = await searchParams;
  const redirect = { outcome: parseLinkOutcome(said), connectionId, visit };
  const outcome = connection && unreportedOutcome(connection, redirect, now);
  const mayConnect = may(viewer.role, 'connect');
  const entries = connection ? await recentEntries(viewer, connection.id) : [];
  const changes = connection ? await listChanges(viewer, connection.id, pageAtParams.parse(place)) : nothing;
  const brand = connection ? brandOf(connection.package) : '';
  const shown = { now, locale: viewer.locale, timeZone: viewer.timeZone };
  return (
    <SettingsPage current="connection" shown={settingsTabs(viewer.role)}>
      {outcome && connection?.status === 'linked' && (
        <LinkOutcomeNotice
          outcome={outcome}
          name={packageOf(connection.package).name}
          reading={connection.listsReadAt === null || connection.listsRequestedAt !== null}
        />
      )}
      {connection?.linkedAt ? (
        <>
          {connection.baseCurrency !== null && connection.baseCurrency !== viewer.baseCurrency && (
            <Notice tone="bad" title={`These books are kept in ${connection.baseCurrency}`}>
              This company is kept in {viewer.baseCurrency}, so no expense can sync. Link books that are kept in{' '}
              {viewer.baseCurrency}, or record the expenses in a company that is kept in {connection.baseCurrency}.
            </Notice>
          )}
          <ConnectionCard
            connection={connection}
            outcome={outcome}
            lists={await countLists(viewer, connection.id)}
            read={connection.listsRequestedAt && listsReadOf(connection.id)}
            mayConnect={mayConnect}
            {...shown}
          />
          {entries.length > 0 && (
            <Card aria-labelledby="new-entries">
              <CardHeader id="new-entries" title="Being created in your books" line />
              <CardSection>
                <NewEntries entries={entries} packageName={packageOf(connection.package).name} {...shown} />
              </CardSection>
            </Card>
          )}
          <Card aria-labelledby="package-limits">
            <CardHeader id="package-limits" title={`How ${packageOf(connection.package).name} books an expense`} line />
            <CardSection>
              <PackageLimits target={packageOf(connection.package)} baseCurrency={viewer.baseCurrency} />
            </CardSection>
          </Card>
          {mayConnect && connection.status === 'linked' && isExpensesKey(brand) && (
            <Card aria-labelledby="way">
              <CardHeader id="way" title={`How Outlay writes to ${packageOf(brand).name}`} line />
              <CardSection>
                <WayChoice
                  connectionId={connection.id}
                  name={packageOf(brand).name}
                  way={writesWith(connection.package)}
                  differences={wayDifferences(brand)}
                />
              </CardSection>
            </Card>
          )}
          {connection.listsReadAt && (
            <Card aria-labelledby="books-changes">
              <CardHeader id="books-changes" title="What changed in your books" line />
              <CardSection>
                {changes.rows.length > 0 ? (
                  <BooksChanges changes={changes.rows} {...shown} />
                ) : (
                  <p className="text-soft">
                    Nothing yet. Outlay reads your lists every night and shows here what was renamed, archived or
                    deleted since.
                  </p>
                )}
                <Pagination
                  label="Pages of changes"
                  newerHref={addressOf(changes.newer)}
                  olderHref={addressOf(changes.older)}
                />
              </CardSection>
            </Card>
          )}
        </>
      ) : connection && progress ? (
        <PendingLink
          connectionId={connection.id}
          progress={progressAfter(progress, outcome)}
          name={packageOf(connection.package).name}
          mayConnect={mayConnect}
          locale={viewer.locale}
          timeZone={viewer.timeZone}
        />
      ) : (
        <Unlinked mayConnect={mayConnect} />
      )}
    </SettingsPage>
  );
}

const nothing = { rows: [], newer: null, older: null };

const addressOf = (at: PageAt | null) => (at ? `${pageAddress('/settings/connection', at)}#books-changes` : undefined);
