import { ItemState } from '@/components/sync/item-state';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Instant } from '@/components/ui/display/instant';
import type { ItemState as State } from '@/lib/domain/sync/sync';

type Attempt = {
  readonly id: string;
  readonly attempt: number;
  readonly state: State;
  readonly message: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  readonly pushId: string | null;
};

/** The attempts to send a bank line, newest first. */
export function LineAttempts({
  attempts,
  shown,
  locale,
}: {
  attempts: readonly Attempt[];
  /** The attempt that the page shows. */
  shown: string;
  locale: string;
}) {
  return (
    <Card aria-labelledby="attempts">
      <CardHeader id="attempts" title="Attempts" line />
      {attempts.map(({ id, attempt, state, message, createdAt, settledAt, pushId }) => (
        <CardSection key={id}>
          <p className="flex flex-wrap justify-between gap-2 font-medium">
            <span>Attempt {attempt}</span>
            <ItemState state={state} />
          </p>
          <p className="mt-1 text-sm text-faint">
            <Instant at={settledAt ?? createdAt} locale={locale} timeZone="UTC" /> UTC
          </p>
          {message && <p className="mt-1 text-sm text-soft wrap-anywhere">{message}</p>}
          {pushId && <p className="mt-1 font-mono text-sm text-faint wrap-anywhere">Push {pushId}</p>}
          {id !== shown && (
            <p className="mt-1 text-sm">
              <TextLink href={`/support/bank-lines/${id}`}>View its calls</TextLink>
            </p>
          )}
        </CardSection>
      ))}
    </Card>
  );
}
