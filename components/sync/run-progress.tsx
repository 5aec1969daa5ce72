import { PartBar } from '@/components/ui/display/part-bar';
import { formatCount } from '@/lib/domain/number';
import type { RunCounts } from '@/lib/domain/sync/run';
import { runSummary } from './run-text';

/** The progress of a run in words. A bar below shows it too, until every expense is in the books. */
export function RunProgress({ counts, locale }: { counts: RunCounts; locale: string }) {
  const { all } = counts;
  const ended = all - counts.waiting - counts.inProgress - counts.unknown;
  const parts = runParts(counts);
  return (
    <div className="min-w-0 grow">
      <span className="tabular block">{runSummary(counts, locale)}</span>
      {parts && (
        <div
          role="progressbar"
          aria-label={`${formatCount(ended, locale)} of ${formatCount(all, locale)} finished`}
          aria-valuemin={0}
          aria-valuemax={all}
          aria-valuenow={ended}
          className="mt-1.5"
        >
          <PartBar parts={parts} />
        </div>
      )}
    </div>
  );
}

/**
 * Returns the percentages of a run that are synced, failed, unconfirmed and in progress, as PartBar draws them; null when
 * every expense is in the books.
 */
export function runParts({ all, synced, failed, unknown, inProgress }: RunCounts): string | null {
  if (synced >= all) return null;
  return [synced, failed, unknown, inProgress].map((count) => Math.round((count / all) * 1000) / 10).join(' ');
}
