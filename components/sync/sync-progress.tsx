import { Progress } from '@/components/ui/progress';
import { syncWords } from './sync-words';

/** How far a sync has come: the words for it, and a bar until every record is in the books. */
export function SyncProgress({ counts }: { counts: Parameters<typeof syncWords>[0] }) {
  const isPartial = counts.synced < counts.all && (counts.synced > 0 || counts.underway > 0);
  return (
    <div className="min-w-0 grow">
      <span className="tabular block">{syncWords(counts)}</span>
      {isPartial && (
        <Progress
          value={counts.synced}
          max={counts.all}
          label={`${counts.synced} of ${counts.all} written`}
          hideLabel
          tone={counts.underway > 0 ? 'accent' : 'good'}
          className="mt-1 max-w-60 max-sm:max-w-full"
        />
      )}
    </div>
  );
}
