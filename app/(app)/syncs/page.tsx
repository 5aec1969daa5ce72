import { RefreshCw } from 'lucide-react';
import type { Metadata } from 'next';
import { z } from 'zod';
import { SyncProgress } from '@/components/sync/sync-progress';
import { SyncState } from '@/components/sync/sync-state';
import { Card } from '@/components/ui/card';
import { Empty } from '@/components/ui/empty';
import { Ago } from '@/components/ui/instant';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { RowLink, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { requireViewer } from '@/lib/auth/viewer';
import type { PageAt } from '@/lib/data/keyset';
import { listSyncs } from '@/lib/data/sync-runs';

export const metadata: Metadata = { title: 'Syncs' };

const id = z.uuid().optional().catch(undefined);
const pageAt = z.object({ after: id, before: id });

export default async function SyncsPage({ searchParams }: PageProps<'/syncs'>) {
  const viewer = await requireViewer();
  const { locale, timeZone } = viewer;
  const { rows, newer, older } = await listSyncs(viewer, pageAt.parse(await searchParams));
  const now = new Date();
  if (rows.length === 0) {
    return (
      <>
        <PageHeader title="Syncs" />
        <Card>
          <Empty
            icon={RefreshCw}
            title={newer || older ? 'There are no more syncs' : 'Nothing was synced yet'}
            actions={<LinkButton href="/expenses?status=ready">Show expenses that are ready</LinkButton>}
          >
            Each time expenses are sent to your books, what became of every one of them is kept here.
          </Empty>
        </Card>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Syncs" />
      <Card>
        <Table caption="Syncs, the newest first">
          <Thead>
            <Th>When</Th>
            <Th hideBelow="md">By</Th>
            <Th>Expenses</Th>
            <Th>State</Th>
          </Thead>
          <Tbody>
            {rows.map((sync) => (
              <Tr key={sync.id}>
                <Td card="title">
                  <RowLink href={`/syncs/${sync.id}`}>
                    <Ago at={sync.requestedAt} now={now} locale={locale} timeZone={timeZone} />
                  </RowLink>
                </Td>
                <Td card="line" label="By" hideBelow="md">
                  {sync.requestedBy ?? 'Outlay'}
                </Td>
                <Td card="below" className="sm:min-w-48">
                  <SyncProgress counts={sync.counts} />
                </Td>
                <Td card="value">
                  <SyncState state={sync.state} counts={sync.counts} />
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </Card>
      <Pagination label="Pages of syncs" newerHref={addressOf(newer)} olderHref={addressOf(older)} />
    </>
  );
}

const addressOf = (at: PageAt | null) =>
  at ? `/syncs?${at.before ? `before=${at.before}` : `after=${at.after}`}` : undefined;
