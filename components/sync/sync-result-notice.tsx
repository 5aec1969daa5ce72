import { RefusalNotice } from '@/components/form/refusal-notice';
import { useShownPage } from '@/components/page/shown-page';
import { TextLink } from '@/components/ui/action/text-link';
import { Notice } from '@/components/ui/feedback/notice';
import type { ActionState } from '@/lib/actions/action-state';
import { countedMovements } from '@/lib/domain/movement/counted';
import { formatCount } from '@/lib/domain/number';
import { plural } from '@/lib/domain/plural';
import { type SyncSummary, syncingText } from '@/lib/domain/sync/sync-summary';

/** The result of a request to sync: how many expenses and transfers are queued, and why the others are not. */
export function SyncResultNotice({ answer, className }: { answer: ActionState<SyncSummary>; className?: string }) {
  const { locale } = useShownPage();
  if (answer.state !== 'done') return <RefusalNotice state={answer} className={className} title="Not sent" />;
  const { queuedCount, runId } = answer.value;
  return (
    <>
      {queuedCount > 0 && (
        <Notice live tone="good" className={className}>
          {syncingText(answer.value, locale)}{' '}
          <TextLink href={runId ? `/syncs/${runId}` : '/syncs'}>View the sync</TextLink>
        </Notice>
      )}
      <SkippedNotice {...answer.value} className={className} />
    </>
  );
}

/** The number of expenses and transfers that were not queued, and the list of them with the reasons. */
export function SkippedNotice({
  skipped,
  skippedCount,
  skippedTransfers,
  className,
}: Pick<SyncSummary, 'skipped' | 'skippedCount' | 'skippedTransfers'> & { className?: string | undefined }) {
  const { locale } = useShownPage();
  if (skippedCount === 0) return null;
  return (
    <Notice
      live
      tone="warn"
      className={className}
      title={`${countedMovements({ count: skippedCount, transfers: skippedTransfers }, locale)} ${plural(skippedCount, 'was', 'were')} not synced`}
    >
      <SkippedList skipped={skipped} skippedCount={skippedCount} linked />
    </Notice>
  );
}

const maxShown = 8;

/**
 * The first skipped expenses with their reasons. `linked` links each to its page; support staff have no access to these
 * pages.
 */
export function SkippedList({
  skipped,
  skippedCount,
  linked = false,
}: Pick<SyncSummary, 'skipped' | 'skippedCount'> & { linked?: boolean }) {
  const { locale } = useShownPage();
  return (
    <ul>
      {skipped.slice(0, maxShown).map(({ expenseId, merchant, reason }) => (
        <li key={expenseId}>
          {linked ? <TextLink href={`/expenses/${expenseId}`}>{merchant}</TextLink> : <strong>{merchant}</strong>}:{' '}
          {reason}
        </li>
      ))}
      {skippedCount > maxShown && <li>and {formatCount(skippedCount - maxShown, locale)} more.</li>}
    </ul>
  );
}
