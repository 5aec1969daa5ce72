import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { FailureGroups } from '@/components/sync/failure-groups';
import { RetryFailed } from '@/components/sync/retry-failed';
import { countOf, RunFilter, type RunPart, runParts, statesOf } from '@/components/sync/run-filter';
import { RunItems } from '@/components/sync/run-items';
import { RunProgress } from '@/components/sync/run-progress';
import { RunReceipts } from '@/components/sync/run-receipts';
import { RunState } from '@/components/sync/run-state';
import { describeOrigin } from '@/components/sync/run-text';
import { StopRun } from '@/components/sync/stop-run';
import { SkippedList } from '@/components/sync/sync-result-notice';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Definition, DefinitionList } from '@/components/ui/display/definition-list';
import { Instant } from '@/components/ui/display/instant';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { attentionOf } from '@/lib/data/expense/attention';
import { failureGroups } from '@/lib/data/sync/failures';
import { runSkips } from '@/lib/data/sync/run/skips';
import { runItems } from '@/lib/data/sync/run-items';
import { runReceipts } from '@/lib/data/sync/run-receipts';
import { findRun, runOfBatch } from '@/lib/data/sync/runs';
import { packageOf } from '@/lib/domain/books/package';
import { companyPath } from '@/lib/domain/company/slug';
import type { Viewer } from '@/lib/domain/company/viewer';
import { dayAt } from '@/lib/domain/day';
import { type PageAt, pageAtParams } from '@/lib/domain/list/page-at';
import { pluralMovements } from '@/lib/domain/movement/counted';
import { formatCount } from '@/lib/domain/number';
import { pageAddress } from '@/lib/domain/page-address';
import { plural } from '@/lib/domain/plural';

export const metadata: Metadata = { title: 'Sync' };

const filters = z.object({
  part: z.enum(runParts).optional().catch(undefined),
});

export default async function SyncPage({ params, searchParams }: PageProps<'/[company]/syncs/[id]'>) {
  const viewer = await requireViewer(params);
  const { locale, timeZone } = viewer;
  const run = await runFrom(viewer, (await params).id);
  const asked = await searchParams;
  const { part } = filters.parse(asked);
  const [{ rows: items, newer, older }, receipts, groups, skips, { connection, hasTransfers }] = await Promise.all([
    runItems(viewer, run.id, { states: part ? statesOf[part] : null, at: pageAtParams.parse(asked) }),
    runReceipts(viewer, run.id),
    run.counts.failed > 0 ? failureGroups(viewer, { runId: run.id }) : [],
    run.counts.skipped > 0 ? runSkips(viewer, run.id) : [],
    attentionOf(viewer),
  ]);
  const books = connection ? packageOf(connection.package).name : 'your books';
  const maySync = may(viewer.role, 'sync');
  const failedCount = groups.reduce((sum, group) => sum + group.count, 0);
  const { counts } = run;
  const text = (count: number, one: string, other = one) =>
    pluralMovements(count, { one, other, hasTransfers }, locale);
  const hrefOf = (to: RunPart | undefined, at: PageAt = {}) => pageAddress(`/syncs/${run.id}`, { part: to, ...at });
  // A movement that is not frozen yet has no record to list.
  const unlisted = part === undefined || part === 'underway' ? counts.unfrozen : 0;
  const shown = (part ? countOf(part, counts) : counts.all) - unlisted;
  return (
    <>
      <PageHeader
        back={<TextLink href="/syncs">Syncs</TextLink>}
        title={
          <>
            Sync of <Instant at={run.requestedAt} locale={locale} timeZone={timeZone} />
          </>
        }
        status={<RunState counts={counts} stoppedAt={run.stoppedAt} />}
      />
      {maySync && (
        <div className="mb-3 flex flex-wrap items-start gap-2 empty:hidden">
          <StopRun
            id={run.id}
            waiting={counts.waiting}
            staying={counts.all - counts.waiting - counts.failed - counts.withdrawn}
            hasTransfers={hasTransfers}
          />
          <RetryFailed
            count={failedCount}
            selection={{ runId: run.id }}
            label={plural(failedCount, 'Retry # failed', 'Retry all # failed', locale)}
          />
        </div>
      )}
      <Card className="mb-4">
        <CardSection>
          <RunProgress counts={counts} locale={locale} />
        </CardSection>
        <CardSection>
          <DefinitionList>
            <Definition term="Started">{describeOrigin(run, viewer)}</Definition>
            {run.stoppedAt && (
              <Definition term="Stopped">
                <Instant at={run.stoppedAt} locale={locale} timeZone={timeZone} />
                {run.stoppedBy && ` by ${run.stoppedBy}`}
                {counts.withdrawn > 0 && `: ${formatCount(counts.withdrawn, locale)} withdrawn`}
              </Definition>
            )}
            {run.finishedAt && (
              <Definition term="Finished">
                <Instant at={run.finishedAt} locale={locale} timeZone={timeZone} />
              </Definition>
            )}
            <Definition term="Reference">
              <code className="text-sm wrap-anywhere select-all">{run.id}</code>
            </Definition>
          </DefinitionList>
        </CardSection>
      </Card>
      {groups.length > 0 && (
        <Card aria-labelledby="failed" className="mb-4">
          <CardHeader id="failed" title="Reasons of failures" line />
          <FailureGroups groups={groups} runId={run.id} books={books} locale={locale} maySync={maySync} />
        </Card>
      )}
      {skips.length > 0 && (
        <Card aria-labelledby="skipped" className="mb-4">
          <CardHeader id="skipped" title="Skipped, with reasons" line />
          <CardSection>
            <SkippedList skipped={skips} skippedCount={counts.skipped} linked />
          </CardSection>
        </Card>
      )}
      <RunReceipts {...receipts} books={books} locale={locale} maySend={maySync} />
      <RunFilter shown={part} counts={counts} locale={locale} hrefOf={hrefOf} />
      <Card>
        {items.length > 0 ? (
          <RunItems
            items={items}
            books={books}
            locale={locale}
            today={dayAt(new Date(), timeZone)}
            companyCurrency={viewer.baseCurrency}
          />
        ) : (
          unlisted === 0 && <CardSection className="text-soft">Nothing in this sync has this status.</CardSection>
        )}
        {unlisted > 0 && (
          <CardSection className="text-soft">
            {shown > 0
              ? `${plural(unlisted, '# more waits', '# more wait', locale)} until the earlier ones are sent.`
              : text(unlisted, '# waits to be sent.', '# wait to be sent.')}
          </CardSection>
        )}
      </Card>
      {(newer || older) && (
        <Pagination
          label="Pages of this sync"
          text={text(shown, '#')}
          newerHref={newer ? hrefOf(part, newer) : undefined}
          olderHref={older ? hrefOf(part, older) : undefined}
        />
      )}
    </>
  );
}

/**
 * Returns the run with the id in the URL. Older links contain the id of one of the run's batches; they are redirected
 * to the run.
 */
async function runFrom(viewer: Viewer, address: string) {
  const id = z.uuid().safeParse(address);
  if (!id.success) notFound();
  const run = await findRun(viewer, id.data);
  if (run) return run;
  const runId = await runOfBatch(viewer, id.data);
  if (runId === null) notFound();
  redirect(companyPath(viewer.companySlug, `/syncs/${runId}`));
}
