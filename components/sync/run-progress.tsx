import { formatCount } from '@/lib/domain/number';
import type { RunCounts } from '@/lib/domain/sync/run';
import { runSummary } from './run-text';

/** The progress of a run in words. A bar below shows it too, until every expense is in the books. */
export function RunProgress({ counts, locale, wide }: { counts: RunCounts; locale: string; wide?: boolean }) {
  return (
    <div className="min-w-0 grow">
      <span className="tabular block">{runSummary(counts, locale)}</span>
      {counts.synced < counts.all && (
        <RunBar counts={counts} locale={locale} className={wide ? 'mt-1.5' : 'mt-1 sm:max-w-60'} />
      )}
    </div>
  );
}

/**
 * A bar with one coloured part per status. Colour alone must not carry the meaning, so the text above the bar says the
 * same.
 */
function RunBar({ counts, locale, className }: { counts: RunCounts; locale: string; className: string }) {
  const { all, synced, failed, unknown, inProgress } = counts;
  const ended = all - counts.waiting - inProgress - unknown;
  const parts = [
    { key: 'synced', count: synced, colour: 'fill-good' },
    { key: 'failed', count: failed, colour: 'fill-bad' },
    { key: 'unknown', count: unknown, colour: 'fill-warn' },
    { key: 'in progress', count: inProgress, colour: 'fill-accent opacity-45' },
  ];
  let from = 0;
  return (
    <div
      role="progressbar"
      aria-label={`${formatCount(ended, locale)} of ${formatCount(all, locale)} finished`}
      aria-valuemin={0}
      aria-valuemax={all}
      aria-valuenow={ended}
      className={className}
    >
      {/* The bar is an SVG, because the content security policy forbids style attributes. */}
      <svg aria-hidden="true" width="100%" height="8" className="block overflow-clip rounded-full">
        <rect width="100%" height="8" className="fill-quiet-wash" />
        {parts.map(({ key, count, colour }) => {
          const x = share(from, all);
          from += count;
          return (
            count > 0 && <rect key={key} x={`${x}%`} width={`${share(count, all)}%`} height="8" className={colour} />
          );
        })}
      </svg>
    </div>
  );
}

const share = (count: number, all: number) => Math.round((count / Math.max(all, 1)) * 1000) / 10;
