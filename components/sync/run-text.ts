import { formatTime } from '@/lib/domain/day';
import { formatCount } from '@/lib/domain/number';
import type { RunCounts, RunOrigin } from '@/lib/domain/sync/run';

/** Returns the counts of a run in words: "41 of 45 synced, 4 failed". */
export function runSummary(counts: RunCounts, locale: string): string {
  const part = (count: number, word: string) => count > 0 && `${formatCount(count, locale)} ${word}`;
  return [
    `${formatCount(counts.synced, locale)} of ${formatCount(counts.all, locale)} synced`,
    part(counts.failed, 'failed'),
    part(counts.unknown, 'unconfirmed'),
    part(counts.inProgress, 'syncing'),
    part(counts.waiting, 'queued'),
    part(counts.withdrawn, 'withdrawn'),
    part(counts.skipped, 'skipped'),
  ]
    .filter(Boolean)
    .join(', ');
}

type Request = {
  readonly origin: RunOrigin;
  readonly requestedAt: Date;
  readonly requestedBy: string | null;
  readonly bySupport: boolean;
};

/** Returns what started a run, and who: "By hand · Hannah Finch", "Daily, 18:00". */
export function describeOrigin(
  { origin, requestedAt, requestedBy, bySupport }: Request,
  { locale, timeZone }: { readonly locale: string; readonly timeZone: string },
): string {
  const who = bySupport ? 'Outlay support' : requestedBy;
  const by = who ? ` · ${who}` : '';
  switch (origin) {
    case 'hand':
      return `By hand${by}`;
    case 'retry':
      return `Retry${by}`;
    case 'ready':
      return 'Automatic, when ready';
    case 'schedule':
      return `Daily, ${scheduledTime(requestedAt, locale, timeZone)}`;
  }
}

/** Rounds the time down to a quarter of an hour, because the worker may start a scheduled run a few minutes late. */
const scheduledTime = (at: Date, locale: string, timeZone: string) =>
  formatTime(new Date(Math.floor(at.getTime() / 900_000) * 900_000), locale, timeZone);
