import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { type Day, formatDay } from '@/lib/domain/day';
import { formatMoney } from '@/lib/domain/money';
import type { MovementStatus } from '@/lib/domain/movement/status';
import { statusNames } from '@/lib/domain/movement/status';
import type { Row } from '@/lib/domain/reconcile/row';
import type { Obstacle } from '@/lib/domain/reconcile/why-open';
import { obstacleWords, sentence } from '@/lib/domain/reconcile/words/words';

/** Says why a row is open: the nearest row of the other side, and everything that differs. */
export function OpenReasonCard({
  side,
  row,
  nearest,
  obstacles,
  unsynced,
  books,
  locale,
  today,
  close,
}: {
  side: 'line' | 'record';
  row: Row;
  nearest: Row | null;
  obstacles: readonly Obstacle[];
  unsynced: readonly { id: string; title: string; day: string; kind: string; status: MovementStatus }[];
  books: string;
  locale: string;
  today: Day;
  /** The address of the page without this card. */
  close: string;
}) {
  const text = ({ counterparty, day, money }: Row) =>
    `${counterparty ?? 'No payee'}, ${formatMoney(money, locale)}, ${formatDay(day, locale, today)}`;
  const other = side === 'line' ? 'record' : 'statement line';
  return (
    <Card aria-labelledby="why-open" className="mb-4">
      <CardHeader
        id="why-open"
        title={side === 'line' ? 'Why this line has no record' : 'Why this record has no line'}
        actions={<LinkButton href={close}>Close</LinkButton>}
      />
      <CardBody>
        <p className="font-medium wrap-anywhere">{text(row)}</p>
        {unsynced.map(({ id, title, day, kind, status }) => (
          <p key={id} className="mt-1.5">
            Outlay has the same amount as{' '}
            <TextLink href={`/${kind === 'transfer' ? 'transfers' : 'expenses'}/${id}`}>
              {title || 'a movement'}
            </TextLink>{' '}
            of {formatDay(day, locale, today)}, which is not in {books}: {statusNames[status].toLowerCase()}. Sync it,
            and the line is matched.
          </p>
        ))}
        {nearest ? (
          <p className="mt-1.5 text-soft wrap-anywhere">
            The nearest {other} is {text(nearest)}.{' '}
            {obstacles.length > 0
              ? sentence(obstacles.map((obstacle) => obstacleWords(obstacle, row.money.currency, locale)))
              : 'The match is not certain. Match the two by hand if they belong together.'}
          </p>
        ) : (
          <p className="mt-1.5 text-soft">There is no {other} on this account within 45 days.</p>
        )}
      </CardBody>
    </Card>
  );
}
