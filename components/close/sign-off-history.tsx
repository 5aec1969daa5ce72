import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Instant } from '@/components/ui/display/instant';
import { packAddress } from './pack-address';

type Ended = {
  readonly id: string;
  readonly number: number;
  readonly closedAt: Date;
  readonly closedBy: string;
  readonly reason: string | null;
  readonly hash: string;
  readonly ended: 'reopened' | 'accepted' | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
};

/** Earlier sign-offs of a month, each with how it ended and its evidence pack. */
export function SignOffHistory({
  signOffs,
  locale,
  timeZone,
}: {
  signOffs: readonly Ended[];
  locale: string;
  timeZone: string;
}) {
  if (signOffs.length === 0) return null;
  return (
    <Card aria-labelledby="earlier">
      <CardHeader id="earlier" title="Earlier sign-offs" line />
      {signOffs.map(({ id, number, closedAt, closedBy, reason, hash, ended, endedAt, endedBy, endReason }) => (
        <CardSection key={id} className="flex flex-col gap-1">
          <p>
            <span className="font-medium">Sign-off {number}</span>,{' '}
            <Instant at={closedAt} locale={locale} timeZone={timeZone} /> by {closedBy}
            {reason && <span className="text-soft wrap-anywhere">: {reason}</span>}
          </p>
          {endedAt && (
            <p className="text-soft wrap-anywhere">
              {ended === 'reopened' ? 'Reopened' : 'Replaced, with the changes of the books,'}{' '}
              <Instant at={endedAt} locale={locale} timeZone={timeZone} /> by {endedBy}: {endReason}
            </p>
          )}
          <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
            <code className="text-faint">{hash.slice(0, 16)}…</code>
            <TextLink href={packAddress(id)} download>
              Evidence pack of sign-off {number}
            </TextLink>
          </p>
        </CardSection>
      ))}
    </Card>
  );
}
