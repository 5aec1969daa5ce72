import { CorrectLine } from '@/components/bank-line/correct-line';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardBody, CardHeader, CardSection } from '@/components/ui/display/card';
import type { LineChange } from '@/lib/domain/bank-line/line-change';
import { type Day, formatDay } from '@/lib/domain/day';
import { formatMoney } from '@/lib/domain/money';
import { counted } from '@/lib/domain/plural';
import type { DifferencePart } from '@/lib/domain/reconcile/difference';
import type { Row } from '@/lib/domain/reconcile/row';
import { differenceWords } from '@/lib/domain/reconcile/words/words';

/** Of each cause, this many rows are listed. The others are on the tab "To do". */
const shownOfCause = 10;

/** The difference of an account and period, split by cause, with the rows of each part and what to do about it. */
export function DifferenceCard({
  minor,
  parts,
  rows,
  isReconciled,
  isCut,
  changes,
  accountRef,
  books,
  mayCorrect,
  currency,
  period,
  locale,
  today,
  whyHref,
  matchedHref,
}: {
  minor: bigint;
  parts: readonly DifferencePart[];
  rows: ReadonlyMap<string, Row>;
  isReconciled: boolean;
  isCut: boolean;
  changes: ReadonlyMap<string, LineChange>;
  accountRef: string;
  books: string;
  /** Whether the person may send a line that corrects one that Outlay sent. */
  mayCorrect: boolean;
  currency: string;
  /** The period in words: "November 2026". */
  period: string;
  locale: string;
  today: Day;
  /** Returns the address that says why an open row is open. */
  whyHref: (side: 'line' | 'record', id: string) => string;
  /** The address of the list of linked rows, where a link is ended. */
  matchedHref: string;
}) {
  const text = (amount: bigint) => formatMoney({ minor: amount, currency }, locale);
  const causes = [...Map.groupBy(parts, ({ cause }) => cause)];
  return (
    <Card aria-labelledby="difference">
      <CardHeader
        id="difference"
        title={`Difference to explain: ${text(minor)}`}
        detail={`Statement lines less records in ${period}`}
        line={!isReconciled}
      />
      {isReconciled ? (
        <CardBody>Every line and every record of {period} is matched. Nothing is open.</CardBody>
      ) : (
        minor === 0n && (
          <CardSection>
            The open rows cancel each other out. The account is not reconciled while rows are open.
          </CardSection>
        )
      )}
      {isCut && <CardSection>This period has too many rows to compare at once. The list is incomplete.</CardSection>}
      {causes.map(([cause, some]) => (
        <CardSection key={cause}>
          <h3 className="flex flex-wrap justify-between gap-x-3 font-medium">
            <span>
              {differenceWords[cause].name}{' '}
              <span className="font-normal text-faint">{counted(some.length, 'row', locale)}</span>
            </span>
            <span className="tabular">{text(some.reduce((sum, part) => sum + part.minor, 0n))}</span>
          </h3>
          <p className="text-sm text-soft">{differenceWords[cause].todo}</p>
          <ul className="mt-1.5 flex flex-col gap-1">
            {some.slice(0, shownOfCause).map((part) => {
              const side = part.lineIds.length > 0 ? 'line' : 'record';
              const id = part.lineIds[0] ?? part.recordIds[0] ?? '';
              const row = rows.get(id);
              const change =
                cause === 'timing' ? undefined : part.lineIds.flatMap((line) => changes.get(line) ?? [])[0];
              const isOpen = part.lineIds.length === 0 || part.recordIds.length === 0;
              if (!row) return null;
              return (
                <li key={`${side} ${id} ${cause}`} className="flex flex-wrap justify-between gap-x-3">
                  <span className="min-w-0 wrap-anywhere">
                    {isOpen ? (
                      <TextLink href={whyHref(side, id)}>{row.counterparty ?? 'No payee'}</TextLink>
                    ) : row.ownId ? (
                      <TextLink href={`/expenses/${row.ownId}`}>{row.counterparty ?? 'No payee'}</TextLink>
                    ) : (
                      <TextLink href={matchedHref}>{row.counterparty ?? 'No payee'}</TextLink>
                    )}{' '}
                    <span className="text-faint">
                      {formatDay(row.day, locale, today)} · {side === 'line' ? 'statement line' : 'record'}
                    </span>
                  </span>
                  <span className="tabular ml-auto">{text(part.minor)}</span>
                  {change && (
                    <div className="basis-full">
                      <CorrectLine {...{ change, accountRef, currency, books, locale }} mayChange={mayCorrect} />
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
          {some.length > shownOfCause && (
            <p className="mt-1 text-sm text-faint">And {some.length - shownOfCause} more, on the tab To do.</p>
          )}
        </CardSection>
      ))}
    </Card>
  );
}
