import type { Metadata } from 'next';
import { toColumns } from '@/components/page/columns';
import { runParts } from '@/components/sync/run-progress';
import { runLabel } from '@/components/sync/run-state';
import { describeOrigin, runSummary } from '@/components/sync/run-text';
import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { ListTable } from '@/components/ui/display/list-table';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { Empty } from '@/components/ui/feedback/empty';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { listRuns } from '@/lib/data/sync/runs';
import { formatAgo, formatInstant } from '@/lib/domain/day';
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
        <ListTable
          caption="Syncs, newest first"
          className="run-rows"
          to="/syncs/"
          ids={rows.map(({ id }) => id)}
          columns={[
            {
              head: 'When',
              cells: toColumns(
                rows.map(({ requestedAt: at }) => ({
                  text: formatAgo(at, now),
                  exact: formatInstant(at, locale, timeZone),
                })),
              ),
            },
            { head: 'Started', cells: toColumns(rows.map((run) => ({ text: describeOrigin(run, viewer) }))) },
            {
              head: 'Expenses',
              cells: toColumns(rows.map(({ counts }) => ({ text: runSummary(counts, locale), bar: runParts(counts) }))),
            },
            {
              head: 'Status',
              cells: toColumns(
                rows.map(({ counts, stoppedAt }) => {
                  const { tone, word, busy = false } = runLabel(counts, stoppedAt);
                  return { text: word, tone, busy };
                }),
              ),
            },
          ]}
        />
      </Card>
      <Pagination label="Pages of syncs" newerHref={addressOf(newer)} olderHref={addressOf(older)} />
    </>
  );
}

const addressOf = (at: PageAt | null) => (at ? pageAddress('/syncs', at) : undefined);
