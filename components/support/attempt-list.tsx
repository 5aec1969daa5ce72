import { ItemState } from '@/components/sync/item-state';
import { Ago } from '@/components/ui/instant';
import { TextLink } from '@/components/ui/text-link';
import { shownDetail } from '@/lib/domain/causes/diagnose';
import type { ItemState as State } from '@/lib/domain/sync';

export type AttemptView = {
  readonly id: string;
  readonly attempt: number;
  readonly state: State;
  readonly message: string | null;
  readonly createdAt: Date;
  readonly requestedBy: string | null;
};

/** Every time the expense was sent, the newest first; `shown` is the one on this page. */
export function AttemptList({
  attempts,
  shown,
  locale,
  now,
}: {
  attempts: readonly AttemptView[];
  shown: string;
  locale: string;
  now: Date;
}) {
  return (
    <ol>
      {attempts.map((attempt) => (
        <li key={attempt.id} className="border-b border-line px-3.5 py-2.5 last:border-b-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {attempt.id === shown ? (
              <span className="font-medium" aria-current="true">
                Attempt {attempt.attempt}, shown here
              </span>
            ) : (
              <TextLink href={`/support/items/${attempt.id}`}>Attempt {attempt.attempt}</TextLink>
            )}
            <ItemState state={attempt.state} />
            <span className="ml-auto text-sm text-faint">
              {attempt.requestedBy ?? 'Outlay'}, <Ago at={attempt.createdAt} now={now} locale={locale} timeZone="UTC" />
            </span>
          </div>
          {attempt.message && <p className="mt-1 text-sm text-soft wrap-anywhere">{shownDetail(attempt.message)}</p>}
        </li>
      ))}
    </ol>
  );
}
