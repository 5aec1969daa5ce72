import type { RunCounts, RunOrigin } from '@/lib/domain/sync/run';

/** "41 of 45 written, 4 failed": what became of a run's expenses. */
export function runWords(counts: RunCounts, locale: string): string {
  const said = (count: number, word: string) => count > 0 && `${count.toLocaleString(locale)} ${word}`;
  return [
    `${counts.synced.toLocaleString(locale)} of ${counts.all.toLocaleString(locale)} written`,
    said(counts.failed, 'failed'),
    said(counts.unknown, 'unknown'),
    said(counts.inProgress, 'on their way'),
    said(counts.waiting, 'waiting'),
    said(counts.withdrawn, 'withdrawn'),
  ]
    .filter(Boolean)
    .join(', ');
}

type Asked = {
  readonly origin: RunOrigin;
  readonly requestedAt: Date;
  readonly requestedBy: string | null;
  readonly bySupport: boolean;
};

/** "By hand · Hannah Finch", "Daily, 18:00": what made a run. */
export function originWords(
  { origin, requestedAt, requestedBy, bySupport }: Asked,
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
      return `Daily, ${onTheHour(requestedAt, locale, timeZone)}`;
  }
}

/** The hour it was asked for: the worker may have come to it a little later. */
const onTheHour = (at: Date, locale: string, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(Math.floor(at.getTime() / 900_000) * 900_000),
  );

/** "1 expense", "5,000 expenses". */
export const counted = (count: number, noun: string, locale: string): string =>
  `${count.toLocaleString(locale)} ${count === 1 ? noun : `${noun}s`}`;
