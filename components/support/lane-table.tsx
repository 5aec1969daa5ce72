import { toColumns } from '@/components/page/columns';
import { type ListCell, ListTable } from '@/components/ui/display/list-table';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { formatAgo, formatInstant } from '@/lib/domain/day';
import { formatTotal } from '@/lib/domain/number';
import type { PauseReason } from '@/lib/domain/sync/lane';

export type LaneView = {
  readonly companyId: string;
  readonly companyName: string;
  readonly package: PackageKey | null;
  readonly pause: { readonly because: PauseReason; readonly since: Date; readonly until: Date } | null;
  readonly holder: string | null;
  readonly waiting: number;
  readonly open: number;
  readonly receipts: number;
  readonly failures: number;
};

/**
 * The companies whose syncs are paused, with the reason and the times of the pause. The companies that a worker is
 * syncing follow.
 */
export function LaneTable({ lanes, locale, now }: { lanes: readonly LaneView[]; locale: string; now: Date }) {
  const total = (count: (lane: LaneView) => number) =>
    toColumns(lanes.map((lane) => ({ text: formatTotal(count(lane), locale) })));
  return (
    <ListTable
      caption="Paused companies, longest first, then companies being synced"
      className="lane-rows"
      ids={lanes.map(({ companyId }) => companyId)}
      columns={[
        {
          head: 'Company',
          cells: toColumns(
            lanes.map((lane) => ({
              text: lane.companyName,
              detail: lane.package ? packageOf(lane.package).name : 'No package linked',
            })),
          ),
        },
        { head: 'Status', cells: toColumns(lanes.map(statusOf)) },
        {
          head: 'Since',
          hideBelow: 'md',
          cells: toColumns(
            lanes.map(({ pause }) => ({
              text: pause ? formatAgo(pause.since, now) : '',
              exact: pause ? formatInstant(pause.since, locale, 'UTC') : '',
            })),
          ),
        },
        {
          head: 'Resumes',
          hideBelow: 'md',
          cells: toColumns(lanes.map(({ pause }) => ({ text: pause ? resumeTime(pause.until, now, locale) : '' }))),
        },
        { head: 'Not sent', numeric: true, cells: total(({ waiting }) => waiting) },
        { head: 'Not settled', numeric: true, hideBelow: 'lg', cells: total(({ open }) => open) },
        { head: 'Receipts', numeric: true, hideBelow: 'lg', cells: total(({ receipts }) => receipts) },
      ]}
    />
  );
}

/** The reason of the pause, and the worker that holds the lane. */
function statusOf({ pause, failures, holder }: LaneView): ListCell {
  const worker = holder && `Worker ${holder.slice(-8)}`;
  if (!pause) return { text: worker ?? '', tone: worker ? 'info' : null, busy: worker !== null, detail: null };
  const { tone, word, detail } = reasons[pause.because];
  const parts = [detail, failures > 1 && `Tried ${failures} times.`, worker && `${worker} tries now.`];
  return { text: word, tone, busy: false, detail: parts.filter(Boolean).join(' ') };
}

const reasons: Readonly<
  Record<PauseReason, { readonly tone: 'bad' | 'warn' | 'quiet'; readonly word: string; readonly detail: string }>
> = {
  connection: {
    tone: 'bad',
    word: 'Not linked',
    detail: 'The package revoked access or was unlinked. The customer has to reconnect.',
  },
  package: {
    tone: 'bad',
    word: 'Package refuses writes',
    detail: 'Its subscription may have expired. The customer has to check in the package.',
  },
  access: { tone: 'bad', word: 'Access refused', detail: 'Codat refuses our key or plan. We have to fix it.' },
  quota: {
    tone: 'warn',
    word: 'Daily limit reached',
    detail: 'Our calls to Codat for today. Resumes at midnight UTC.',
  },
  told: { tone: 'quiet', word: 'Rate limited', detail: 'Codat asked us to wait.' },
  away: { tone: 'warn', word: 'No response', detail: 'Codat does not respond. Outlay retries automatically.' },
};

/** Returns when syncing resumes, in words. At the end of a pause, a worker tries one sync first. */
const resumeTime = (until: Date, now: Date, locale: string) =>
  until <= now ? 'When a worker is free' : `${formatInstant(until, locale, 'UTC')} UTC`;
