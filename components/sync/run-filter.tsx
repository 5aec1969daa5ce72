import { Chip, FilterBar } from '@/components/ui/display/chip';
import { formatCount } from '@/lib/domain/number';
import type { RunCounts } from '@/lib/domain/sync/run';
import { unfinishedCount } from '@/lib/domain/sync/run';
import type { ItemState } from '@/lib/domain/sync/sync';

/** The values by which a run's expenses can be filtered, as they are in the URL. */
export const runParts = ['failed', 'unknown', 'underway', 'synced', 'taken-back'] as const;
export type RunPart = (typeof runParts)[number];

export const statesOf: Readonly<Record<RunPart, readonly ItemState[]>> = {
  failed: ['failed'],
  unknown: ['unknown'],
  underway: ['queued', 'sending', 'sent'],
  synced: ['synced'],
  'taken-back': ['withdrawn'],
};

export const countOf = (part: RunPart, counts: RunCounts): number => {
  switch (part) {
    case 'failed':
      return counts.failed;
    case 'unknown':
      return counts.unknown;
    case 'underway':
      return unfinishedCount(counts);
    case 'synced':
      return counts.synced;
    case 'taken-back':
      return counts.withdrawn;
  }
};

const labels: Readonly<Record<RunPart, string>> = {
  failed: 'Failed',
  unknown: 'Unconfirmed',
  underway: 'In progress',
  synced: 'Synced',
  'taken-back': 'Withdrawn',
};

/** The filters by status for a run's movements. A filter without any is hidden, unless it is the current one. */
export function RunFilter({
  shown,
  counts,
  locale,
  hrefOf,
}: {
  shown: RunPart | undefined;
  counts: RunCounts;
  locale: string;
  hrefOf: (part: RunPart | undefined) => string;
}) {
  const offered = runParts.filter((part) => part === shown || countOf(part, counts) > 0);
  if (offered.length < 2 && shown === undefined) return null;
  return (
    <FilterBar label="Filter this sync by status">
      <Chip href={hrefOf(undefined)} on={shown === undefined} count={formatCount(counts.all, locale)}>
        All
      </Chip>
      {offered.map((part) => (
        <Chip key={part} href={hrefOf(part)} on={part === shown} count={formatCount(countOf(part, counts), locale)}>
          {labels[part]}
        </Chip>
      ))}
    </FilterBar>
  );
}
