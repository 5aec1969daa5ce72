import type { Metadata } from 'next';
import { ConnectionCard } from '@/components/connection/connection-card';
import { LinkOutcomeNotice } from '@/components/connection/link-outcome-notice';
import { Unlinked } from '@/components/connection/unlinked';
import { SettingsHeader } from '@/components/settings/settings-header';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { countLists } from '@/lib/data/books';
import { currentConnection } from '@/lib/data/connections';
import { readLinkOutcome } from '@/lib/domain/link-outcome';
import { packageOf } from '@/lib/domain/package';
import { settingsTabs } from '../tabs';

export const metadata: Metadata = { title: 'Connection' };

export default async function ConnectionPage({ searchParams }: PageProps<'/settings/connection'>) {
  const viewer = await requireViewer('see-all-expenses');
  const connection = await currentConnection(viewer);
  const outcome = readLinkOutcome((await searchParams).outcome);
  const mayConnect = may(viewer.role, 'connect');
  return (
    <>
      <SettingsHeader current="connection" shown={settingsTabs(viewer.role)} />
      {outcome && connection && (
        <div className="mb-4 max-w-180">
          <LinkOutcomeNotice
            outcome={outcome}
            name={packageOf(connection.package).name}
            status={connection.status}
            reading={connection.listsReadAt === null || connection.listsRequestedAt !== null}
          />
        </div>
      )}
      {connection?.linkedAt ? (
        <ConnectionCard
          connection={connection}
          lists={await countLists(viewer, connection.id)}
          mayConnect={mayConnect}
          now={new Date()}
          locale={viewer.locale}
          timeZone={viewer.timeZone}
        />
      ) : outcome === 'linked' && connection ? null : (
        <Unlinked begun={connection?.package} mayConnect={mayConnect} />
      )}
    </>
  );
}
