import { CircleCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { z } from 'zod';
import { IssueGroups } from '@/components/sync/issue-groups';
import { PreflightSums, type SumView } from '@/components/sync/preflight-sums';
import { PreflightTable } from '@/components/sync/preflight-table';
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
import type { CheckOutcome } from '@/lib/domain/coding/preflight';
import { dayAt } from '@/lib/domain/day';
import { idListParam } from '@/lib/domain/id-list-param';

export const metadata: Metadata = { title: 'Check before syncing' };

const parts = ['sync', 'change', 'stay', 'there', 'on-its-way'] as const;
type Part = (typeof parts)[number];

const asked = z.object({
  /** Chosen expenses; without them, all that were not sent yet. */
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

const words: Readonly<Record<Part, { readonly tone: Tone; readonly title: string }>> = {
  sync: { tone: 'good', title: 'To be written' },
  change: { tone: 'info', title: 'To be updated in the books' },
  stay: { tone: 'warn', title: 'Not ready' },
  there: { tone: 'quiet', title: 'Already in the books' },
  'on-its-way': { tone: 'quiet', title: 'Already queued' },
};

export default async function CheckPage({ searchParams }: PageProps<'/syncs/new'>) {
  const viewer = await requireViewer('sync');
  const { locale } = viewer;
  const given = await searchParams;
  const { ids, part, page } = asked.parse(given);
  const { sums, issueGroups, going, rows, names } = await preflightPage(viewer, {
    ids: ids ?? null,
    outcomes: [outcomes[part]],
    page,
  });
  const hrefOf = (to: Part, at = 1) => {
    const query = new URLSearchParams({
      ...(ids && { ids: String(given.ids) }),
      ...(to !== 'sync' && { part: to }),
      ...(at > 1 && { page: String(at) }),
    });
    return query.size > 0 ? `/syncs/new?${query}` : '/syncs/new';
  };
  const sumOf = (of: Part) => sums[outcomes[of]];
  const all = parts.reduce((count, of) => count + sumOf(of).count, 0);
  const shown = parts.filter((of) => of === part || of === 'sync' || of === 'stay' || sumOf(of).count > 0);
  const count = sumOf(part).count;
  const header = (
    <PageHeader
      back={<TextLink href={ids ? '/expenses' : '/syncs'}>{ids ? 'Expenses' : 'Syncs'}</TextLink>}
      title="Check before syncing"
      subtitle={ids ? `${all} chosen` : 'Everything not yet synced. Nothing is sent until you press Sync.'}
      actions={<SyncChecked count={sumOf('sync').count + sumOf('change').count} ids={going} />}
    />
  );
  if (all === 0) {
    return (
      <>
        {header}
        <Card>
          <Empty
            icon={CircleCheck}
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
        locale={locale}
        sums={shown.map(
          (of): SumView => ({ key: of, href: hrefOf(of), current: of === part, sum: sumOf(of), ...words[of] }),
        )}
      />
      {issueGroups.length > 0 && (
        <Card aria-labelledby="issues" className="mb-4">
          <CardHeader id="issues" title="Issues" line />
          <IssueGroups groups={issueGroups} locale={locale} />
        </Card>
      )}
      <Card aria-labelledby="checked">
        <CardHeader id="checked" title={words[part].title} line />
        {rows.length > 0 ? (
          <PreflightTable
            rows={rows}
            names={names}
            companyCurrency={viewer.baseCurrency}
            locale={locale}
            today={dayAt(new Date(), viewer.timeZone)}
          />
        ) : (
          <p className="px-3.5 py-3 text-soft">None.</p>
        )}
      </Card>
      {count > preflightRowsPerPage && (
        <Pagination
          label="Pages of expenses"
          text={`Page ${page} of ${Math.ceil(count / preflightRowsPerPage)}`}
          newerHref={page > 1 ? hrefOf(part, page - 1) : undefined}
          olderHref={page * preflightRowsPerPage < count ? hrefOf(part, page + 1) : undefined}
        />
      )}
    </>
  );
}
