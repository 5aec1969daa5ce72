import { TextLink } from '@/components/ui/action/text-link';
import { Notice } from '@/components/ui/feedback/notice';
import type { ActionState } from '@/lib/actions/result';
import { plural } from '@/lib/domain/plural';
import type { SyncSummary } from '@/lib/domain/sync/sync-summary';

/** What came of a press of Sync: how many go, and why each of the others stays. */
export function SyncAnswerNotice({ answer, className }: { answer: ActionState<SyncSummary>; className?: string }) {
  if (answer.state === 'idle') return null;
  if (answer.state === 'refused') {
    return (
      <Notice live tone="bad" className={className} title="Not sent">
        {answer.message}
      </Notice>
    );
  }
  const { queuedCount, skippedCount, skipped, runId } = answer.value;
  return (
    <>
      {queuedCount > 0 && (
        <Notice live tone="good" className={className}>
          {plural(queuedCount, 'Syncing # expense', 'Syncing # expenses')}.{' '}
          <TextLink href={runId ? `/syncs/${runId}` : '/syncs'}>View the sync</TextLink>
        </Notice>
      )}
      {skippedCount > 0 && (
        <Notice
          live
          tone="warn"
          className={className}
          title={plural(skippedCount, '# expense was not synced', '# expenses were not synced')}
        >
          <SkippedList skipped={skipped} skippedCount={skippedCount} />
        </Notice>
      )}
    </>
  );
}

/** Expenses that stay, each with its reason. */
function SkippedList({ skipped, skippedCount }: Pick<SyncSummary, 'skipped' | 'skippedCount'>) {
  const shown = skipped.slice(0, 8);
  return (
    <ul>
      {shown.map((one) => (
        <li key={one.expenseId}>
          <TextLink href={`/expenses/${one.expenseId}`}>{one.merchant}</TextLink>: {one.reason}
        </li>
      ))}
      {skippedCount > shown.length && <li>and {skippedCount - shown.length} more.</li>}
    </ul>
  );
}
