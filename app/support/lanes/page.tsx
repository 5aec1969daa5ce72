import type { Metadata } from 'next';
import { LaneTable } from '@/components/support/lane-table';
import { RefreshWhileOpen } from '@/components/support/refresh-while-open';
import { UnconfirmedEntries } from '@/components/support/unconfirmed-entries';
import { UnconfirmedReceipts } from '@/components/support/unconfirmed-receipts';
import { Card } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { Empty } from '@/components/ui/feedback/empty';
import { requireStaff } from '@/lib/auth/viewer';
import { unconfirmedEntries } from '@/lib/data/books/unconfirmed-entries';
import { supportLanes } from '@/lib/data/support/lanes';
import { supportOverview } from '@/lib/data/support/overview';
import { unconfirmedReceipts } from '@/lib/data/support/unconfirmed-receipts';
import { type PageAt, pageAtParams } from '@/lib/domain/list/page-at';
import { pageAddress } from '@/lib/domain/page-address';
import { plural } from '@/lib/domain/plural';
import { supportLocale } from '../locale';

export const metadata: Metadata = { title: 'Paused companies' };

export default async function LanesPage({ searchParams }: PageProps<'/support/lanes'>) {
  const staff = await requireStaff();
  const [{ lanes, newer, older }, { paused }, entries, receipts] = await Promise.all([
    supportLanes(staff, pageAtParams.parse(await searchParams)),
    supportOverview(staff),
    unconfirmedEntries(staff),
    unconfirmedReceipts(staff),
  ]);
  return (
    <>
      {lanes.length > 0 && <RefreshWhileOpen />}
      <PageHeader
        title="Paused companies"
        subtitle={paused > 0 ? plural(paused, '# company', '# companies', supportLocale) : undefined}
      />
      <Card>
        {lanes.length > 0 ? (
          <LaneTable lanes={lanes} locale={supportLocale} now={new Date()} />
        ) : (
          <Empty icon="icon-circle-check" title="No company is paused">
            Companies whose expenses cannot be sent appear here, with the reason, since when, and the next attempt.
            Companies that a worker is syncing appear too.
          </Empty>
        )}
      </Card>
      <Pagination label="Pages of paused companies" newerHref={addressOf(newer)} olderHref={addressOf(older)} />
      <UnconfirmedReceipts receipts={receipts} locale={supportLocale} now={new Date()} />
      <UnconfirmedEntries entries={entries} locale={supportLocale} now={new Date()} />
    </>
  );
}

const addressOf = (at: PageAt | null) => (at ? pageAddress('/support/lanes', at) : undefined);
