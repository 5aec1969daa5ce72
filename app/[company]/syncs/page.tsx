import type { Metadata } from 'next';
import { RunProgress } from '@/components/sync/run-progress';
import { RunState } from '@/components/sync/run-state';
import { describeOrigin } from '@/components/sync/run-text';
import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { Ago } from '@/components/ui/display/instant';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { RowLink, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { Empty } from '@/components/ui/feedback/empty';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { listRuns } from '@/lib/data/sync/runs';
import { type PageAt, pageAtParams } from '@/lib/domain/list/page-at';
import { pageAddress } from '@/lib/domain/page-address';

export const metadata: Metadata = { title: 'Syncs' };

export default async function SyncsPage({ params, searchParams }: PageProps<'/[company]/syncs'>) {
  const viewer = await requireViewer(params);
  const { locale, timeZone } = viewer;
  const { rows, newer, older } = await listRuns(viewer, pageAtParams.parse(await searchParams));
  const now = new Date();
  const check = may(viewer.role, 'sync') && <LinkButton href="/syncs/new">Check before syncing</LinkButton>;
  if (rows.length === 0) {
    return (
      <>
        <PageHeader title="Syncs" />
        <Card>
          <Empty
            icon="icon-refresh-cw"
            title={newer || older ? 'No more syncs' : 'Nothing has been synced yet'}
            actions={check || <LinkButton href="/expenses">Show expenses</LinkButton>}
          >
            Each sync appears here, with the status of every expense in it.
          </Empty>
        </Card>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Syncs" actions={check} />
      <Card>
        <Table caption="Syncs, newest first">
          <Thead>
            <Th>When</Th>
            <Th>Started</Th>
            <Th>Expenses</Th>
            <Th>Status</Th>
          </Thead>
          <Tbody>
            {rows.map((run) => (
              <Tr key={run.id}>
                <Td card="title">
                  <RowLink href={`/syncs/${run.id}`}>
                    <Ago at={run.requestedAt} now={now} locale={locale} timeZone={timeZone} />
                  </RowLink>
                </Td>
                <Td card="below" className="text-soft">
                  {describeOrigin(run, viewer)}
                </Td>
                <Td card="below" className="sm:min-w-48">
                  <RunProgress counts={run.counts} locale={locale} />
                </Td>
                <Td card="value">
                  <RunState counts={run.counts} stoppedAt={run.stoppedAt} />
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

const addressOf = (at: PageAt | null) => (at ? pageAddress('/syncs', at) : undefined);
