import { ItemState } from '@/components/sync/item-state';
import { describeOrigin } from '@/components/sync/run-text';
import { TextLink } from '@/components/ui/action/text-link';
import { Instant } from '@/components/ui/display/instant';
import type { EntryNames } from '@/lib/domain/books/entry-names';
import { diffRecords, isUnchanged } from '@/lib/domain/books/record-differences';
import type { SentRecord } from '@/lib/domain/books/sent-record';
import { packageMessage } from '@/lib/domain/causes/read-message';
import type { RunOrigin } from '@/lib/domain/sync/run';
import type { ItemState as State } from '@/lib/domain/sync/sync';
import { DifferenceList } from './difference-list';
import { SentPreview } from './sent-preview';

export type AttemptView = {
  readonly id: string;
  readonly runId: string;
  readonly attempt: number;
  readonly kind: 'creation' | 'update';
  readonly state: State;
  readonly wasResent: boolean;
  readonly message: string | null;
  readonly origin: RunOrigin;
  readonly requestedAt: Date;
  readonly requestedBy: string | null;
  readonly bySupport: boolean;
  readonly mappingNumber: number | null;
  readonly record: SentRecord;
};

/**
 * Every attempt to sync a movement, newest first. Each shows who started it, the outcome, the record that was sent, and
 * how that differs from the previous attempt.
 */
export function Attempts({
  attempts,
  names,
  locale,
  timeZone,
  linkOf = syncLink,
}: {
  attempts: readonly AttemptView[];
  names: EntryNames;
  locale: string;
  timeZone: string;
  /** Returns a link to the page with more about an attempt; null when that page is already open. */
  linkOf?: (attempt: AttemptView) => { readonly href: string; readonly label: string } | null;
}) {
  return (
    <ol>
      {attempts.map((attempt, index) => {
        const before = attempts[index + 1];
        const link = linkOf(attempt);
        return (
          <li
            key={attempt.id}
            aria-current={link === null ? 'true' : undefined}
            className="border-b border-line px-3.5 py-3 last:border-b-0"
          >
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <span className="font-medium">
                Attempt {attempt.attempt}
                {attempt.kind === 'update' && ', update'}
              </span>
              <ItemState state={attempt.state} wasResent={attempt.wasResent} />
              <span className="ml-auto text-sm text-faint">
                <Instant at={attempt.requestedAt} locale={locale} timeZone={timeZone} />
              </span>
            </p>
            <p className="mt-0.5 text-sm text-faint">
              {describeOrigin(attempt, { locale, timeZone })}
              {attempt.mappingNumber !== null && ` · Mapping version ${attempt.mappingNumber}`} ·{' '}
              {link ? (
                <TextLink href={link.href}>
                  {link.label}
                  <span className="sr-only">, attempt {attempt.attempt}</span>
                </TextLink>
              ) : (
                'Shown on this page'
              )}
            </p>
            {attempt.message && (
              <p className="mt-1 text-sm text-soft wrap-anywhere">{packageMessage(attempt.message)}</p>
            )}
            <details className="mt-1.5 text-sm">
              <summary className="w-max text-soft">
                The record that was sent<span className="sr-only">, attempt {attempt.attempt}</span>
              </summary>
              <div className="mt-1.5 rounded-control bg-quiet-wash px-3 py-1.5">
                <SentPreview
                  caption={`The record of attempt ${attempt.attempt}`}
                  record={attempt.record}
                  names={names}
                  locale={locale}
                />
              </div>
            </details>
            {before && <ChangesSince before={before} attempt={attempt} names={names} locale={locale} />}
          </li>
        );
      })}
    </ol>
  );
}

const syncLink = ({ runId }: AttemptView) => ({ href: `/syncs/${runId}`, label: 'View the sync' });

function ChangesSince({
  before,
  attempt,
  names,
  locale,
}: {
  before: AttemptView;
  attempt: AttemptView;
  names: EntryNames;
  locale: string;
}) {
  const change = diffRecords(before.record, attempt.record);
  if (isUnchanged(change))
    return <p className="mt-1 text-sm text-faint">The same record as attempt {before.attempt}.</p>;
  return (
    <div className="mt-1.5 text-sm">
      <p className="mb-0.5 text-faint">Changes since attempt {before.attempt}</p>
      <DifferenceList differences={change} names={names} locale={locale} />
    </div>
  );
}
