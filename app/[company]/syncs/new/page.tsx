import type { Metadata } from 'next';
import { z } from 'zod';
import { IssueGroups } from '@/components/sync/issue-groups';
import { shownChecked } from '@/components/sync/preflight/checked-row';
import { totalsInWords } from '@/components/sync/preflight/sum-words';
import { PreflightSums, type SumView } from '@/components/sync/preflight/sums';
import { PreflightTable } from '@/components/sync/preflight/table';
import { SyncChecked } from '@/components/sync/sync-checked';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import type { Tone } from '@/components/ui/display/tone';
import { Empty } from '@/components/ui/feedback/empty';
import { requireViewer } from '@/lib/auth/viewer';
import { preflightPage, preflightRowsPerPage } from '@/lib/data/expense/preflight';
import type { CheckOutcome } from '@/lib/domain/coding/preflight-sums';
import { dayAt } from '@/lib/domain/day';
import { idListParam } from '@/lib/domain/id-list-param';
import { formatCount } from '@/lib/domain/number';
import { pageAddress } from '@/lib/domain/page-address';

export const metadata: Metadata = { title: 'Check before syncing' };

const parts = ['sync', 'change', 'stay', 'there', 'on-its-way'] as const;
type Part = (typeof parts)[number];

const filters = z.object({
  /** The ids of the selected expenses. Without ids, the page checks every expense that is not synced yet. */
  ids: idListParam.optional().catch(undefined),
  part: z.enum(parts).catch('sync'),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

const outcomes: Readonly<Record<Part, CheckOutcome>> = {
  sync: 'ready',
  change: 'updates',
  stay: 'not ready',
  there: 'already synced',
  'on-its-way': 'queued',
};

const labels: Readonly<Record<Part, { readonly tone: Tone; readonly title: string }>> = {
  sync: { tone: 'good', title: 'To be written' },
  change: { tone: 'info', title: 'To be updated in the books' },
  stay: { tone: 'warn', title: 'Not ready' },
  there: { tone: 'quiet', title: 'Already in the books' },
  'on-its-way': { tone: 'quiet', title: 'Already queued' },
};

export default async function CheckPage({ params, searchParams }: PageProps<'/[company]/syncs/new'>) {
  const viewer = await requireViewer(params, 'sync');
  const { locale } = viewer;
  const given = await searchParams;
  const { ids, part, page } = filters.parse(given);
  const { sums, issueGroups, going, rows, names } = await preflightPage(viewer, {
    ids: ids ?? null,
    outcomes: [outcomes[part]],
    page,
  });
  const hrefOf = (to: Part, at = 1) =>
    pageAddress('/syncs/new', {
      ids: ids && String(given.ids),
      part: to !== 'sync' && to,
      page: at > 1 && String(at),
    });
  const sumOf = (each: Part) => sums[outcomes[each]];
  const all = parts.reduce((count, each) => count + sumOf(each).count, 0);
  const shown = parts.filter((each) => each === part || each === 'sync' || each === 'stay' || sumOf(each).count > 0);
  const count = sumOf(part).count;
  const header = (
    <PageHeader
      back={<TextLink href={ids ? '/expenses' : '/syncs'}>{ids ? 'Expenses' : 'Syncs'}</TextLink>}
      title="Check before syncing"
      subtitle={ids ? `${all} selected` : 'Everything not yet synced. Nothing is sent until you press Sync.'}
      actions={
        <SyncChecked
          count={sumOf('sync').count + sumOf('change').count}
          transfers={sumOf('sync').transfers + sumOf('change').transfers}
          ids={going}
        />
      }
    />
  );
  if (all === 0) {
    return (
      <>
        {header}
        <Card>
          <Empty
            icon="icon-circle-check"
            title="Nothing to sync"
            actions={<LinkButton href="/expenses">Show expenses</LinkButton>}
          >
            Outlay checks expenses here before they are synced: what will be written for each, and the issues of the
            others.
          </Empty>
        </Card>
      </>
    );
  }
  return (
    <>
      {header}
      <PreflightSums
        sums={shown.map(
          (each): SumView => ({
            key: each,
            href: hrefOf(each),
            current: each === part,
            count: formatCount(sumOf(each).count, locale),
            totals: totalsInWords(sumOf(each), locale),
            ...labels[each],
          }),
        )}
      />
      {issueGroups.length > 0 && (
        <Card aria-labelledby="issues" className="mb-4">
          <CardHeader id="issues" title="Issues" line />
          <IssueGroups groups={issueGroups} locale={locale} />
        </Card>
      )}
      <Card aria-labelledby="checked">
        <CardHeader id="checked" title={labels[part].title} line />
        {rows.length > 0 ? (
          <PreflightTable
            checked={shownChecked(rows, {
              names,
              companyCurrency: viewer.baseCurrency,
              locale,
              today: dayAt(new Date(), viewer.timeZone),
            })}
          />
        ) : (
          <p className="px-3.5 py-3 text-soft">None.</p>
        )}
      </Card>
      {count > preflightRowsPerPage && (
        <Pagination
          label="Pages of expenses"
          text={`Page ${formatCount(page, locale)} of ${formatCount(Math.ceil(count / preflightRowsPerPage), locale)}`}
          newerHref={page > 1 ? hrefOf(part, page - 1) : undefined}
          olderHref={page * preflightRowsPerPage < count ? hrefOf(part, page + 1) : undefined}
        />
      )}
    </>
  );
}
