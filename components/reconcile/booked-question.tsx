import { ActionButton } from '@/components/form/action-button';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { keepApartFromBooks, linkToBooks, undoLinkToBooks } from '@/lib/actions/reconcile/answers';
import { formatDay, formatInstant } from '@/lib/domain/day';
import { formatMoney } from '@/lib/domain/money';
import { bookRecordName } from '@/lib/domain/reconcile/books/book-record';

type Question = {
  readonly answer: 'linked' | 'another' | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly records: readonly {
    readonly id: string;
    readonly type: string;
    readonly day: string;
    readonly minor: bigint;
    readonly currency: string;
    readonly name: string | null;
    readonly reference: string | null;
    readonly isDeleted: boolean;
  }[];
};

/** The records in the books that may be this expense, and the two answers. After "Link it", says so and offers to undo it. */
export function BookedQuestionCard({
  id,
  question: { answer, answeredAt, answeredBy, records },
  books,
  locale,
  timeZone,
  mayAnswer,
}: {
  id: string;
  question: Question;
  books: string;
  locale: string;
  timeZone: string;
  mayAnswer: boolean;
}) {
  if (answer === 'another') return null;
  const isLinked = answer === 'linked';
  const isDeleted = records.some((record) => record.isDeleted);
  return (
    <Card aria-labelledby="booked">
      <CardHeader
        id="booked"
        title={isLinked ? `Linked to a record in ${books}` : `In ${books} already?`}
        detail={isLinked ? 'Outlay wrote nothing' : undefined}
        line
      />
      <CardSection>
        <ul className="flex flex-col gap-2">
          {records.map(({ id: record, type, day, minor, currency, name, reference, isDeleted: isGone }) => (
            <li key={record} className="flex flex-wrap justify-between gap-x-3">
              <span className="min-w-0 wrap-anywhere">
                {name ?? 'No payee'}{' '}
                <span className="text-faint">
                  {[bookRecordName(type), formatDay(day, locale), reference, isGone && 'deleted in the books']
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span className="tabular">{formatMoney({ minor, currency }, locale)}</span>
            </li>
          ))}
        </ul>
        <p className="mt-2 text-soft">
          {isLinked
            ? `${answeredBy ?? 'A person'} linked it${answeredAt ? `, ${formatInstant(answeredAt, locale, timeZone)}` : ''}. It counts as in the books.`
            : isDeleted
              ? `The record was deleted in ${books}. If it is a different payment, the expense can be sent.`
              : 'If it is the same payment, link it: nothing is written. If it is a different payment, the expense can be sent.'}
        </p>
        {mayAnswer && (
          <div className="mt-3 flex flex-wrap items-center gap-2">
            {isLinked ? (
              <ActionButton action={undoLinkToBooks} fields={{ id }} doneToast="The link is undone.">
                Undo the link
              </ActionButton>
            ) : (
              <>
                <ActionButton
                  action={linkToBooks}
                  fields={{ id }}
                  offered={!isDeleted}
                  variant="primary"
                  doneToast="Linked. Nothing was written."
                >
                  Link it
                </ActionButton>
                <ActionButton action={keepApartFromBooks} fields={{ id }} doneToast="Remembered. It can be synced.">
                  It is a different payment
                </ActionButton>
              </>
            )}
          </div>
        )}
      </CardSection>
    </Card>
  );
}
