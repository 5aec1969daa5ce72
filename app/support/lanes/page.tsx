import type { Metadata } from 'next';
import { LaneTable } from '@/components/support/lane-table';
import { RefreshWhileOpen } from '@/components/support/refresh-while-open';
import { Card } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Empty } from '@/components/ui/feedback/empty';
import { requireStaff } from '@/lib/auth/viewer';
import { supportLanes } from '@/lib/data/support/lanes';
import { plural } from '@/lib/domain/plural';
import { supportLocale } from '../locale';

export const metadata: Metadata = { title: 'Paused companies' };

export default async function LanesPage() {
  const staff = await requireStaff();
  const lanes = await supportLanes(staff);
  const paused = lanes.filter((lane) => lane.pause !== null);
  const waiting = paused.reduce((sum, lane) => sum + lane.waiting, 0);
  return (
    <>
      {lanes.length > 0 && <RefreshWhileOpen />}
      <PageHeader
        title="Paused companies"
        subtitle={
          paused.length > 0
            ? `${plural(paused.length, '# company', '# companies')} · ${plural(waiting, '# expense', '# expenses', supportLocale)} not sent`
            : undefined
        }
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
    </>
  );
}
