import { Ago } from '@/components/ui/display/instant';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { State } from '@/components/ui/feedback/state';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { formatInstant } from '@/lib/domain/day';
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
  return (
    <Table caption="Paused companies, longest first, then companies being synced">
      <Thead>
        <Th>Company</Th>
        <Th>Status</Th>
        <Th hideBelow="md">Since</Th>
        <Th hideBelow="md">Resumes</Th>
        <Th numeric>Not sent</Th>
        <Th numeric hideBelow="lg">
          Not settled
        </Th>
        <Th numeric hideBelow="lg">
          Receipts
        </Th>
      </Thead>
      <Tbody>
        {lanes.map((lane) => (
          <Tr key={lane.companyId}>
            <Td card="title">
              <CellText
                title={lane.companyName}
                detail={lane.package ? packageOf(lane.package).name : 'No package linked'}
              />
            </Td>
            <Td card="below">
              {lane.pause ? <Paused because={lane.pause.because} failures={lane.failures} /> : null}
              {lane.holder && (
                <span className="block">
                  <State tone="info" busy>
                    Worker {lane.holder.slice(-8)}
                  </State>
                </span>
              )}
            </Td>
            <Td card="line" label="Since" hideBelow="md" className="text-soft">
              {lane.pause && <Ago at={lane.pause.since} now={now} locale={locale} timeZone="UTC" />}
            </Td>
            <Td card="line" label="Resumes" hideBelow="md" className="text-soft">
              {lane.pause && resumeTime(lane.pause.until, now, locale)}
            </Td>
            <Td card="value" numeric>
              {formatTotal(lane.waiting, locale)}
              <span className="sm:hidden"> not sent</span>
            </Td>
            <Td card="line" label="Not settled" numeric hideBelow="lg">
              {formatTotal(lane.open, locale)}
            </Td>
            <Td card="line" label="Receipts" numeric hideBelow="lg">
              {formatTotal(lane.receipts, locale)}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Paused({ because, failures }: { because: PauseReason; failures: number }) {
  const { tone, word, detail } = reasons[because];
  return (
    <>
      <State tone={tone}>{word}</State>
      <span className="mt-0.5 block max-w-[60ch] text-sm text-soft">
        {detail}
        {failures > 1 && ` Tried ${failures} times.`}
      </span>
    </>
  );
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
