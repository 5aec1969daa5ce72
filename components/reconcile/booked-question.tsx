import { ActionButton } from '@/components/form/action-button';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { keepApartFromBooks, linkToBooks, undoLinkToBooks } from '@/lib/actions/reconcile/answers';
import { formatDay, formatInstant } from '@/lib/domain/day';
import { formatMoney } from '@/lib/domain/money';
import { bookRecordName } from '@/lib/domain/reconcile/books/book-record';

type BookedRecord = {
  readonly id: string;
  readonly type: string;
  readonly day: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly name: string | null;
  readonly reference: string | null;
  readonly isDeleted: boolean;
};

type Question = {
  readonly answer: 'linked' | 'another' | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly choices: readonly (readonly string[])[];
  readonly records: readonly BookedRecord[];
};

/**
 * The records in the books that may be this movement, and the answers. Where several records may be it, each has its own button.
 * After "Link it", says so and offers to undo it.
 */
export function BookedQuestionCard({
  id,
  question: { answer, answeredAt, answeredBy, choices, records },
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
  const isOpen = mayAnswer && !isLinked;
  const sets = choices.map((ids) => records.filter((record) => ids.includes(record.id)));
  const [first = [], ...more] = sets;
  const isChoice = more.length > 0;
  const isDeleted = first.some((record) => record.isDeleted);
  return (
    <Card aria-labelledby="booked">
      <CardHeader
        id="booked"
        title={isLinked ? `Linked to a record in ${books}` : `In ${books} already?`}
        detail={isLinked ? 'Outlay wrote nothing' : undefined}
        line
      />
      {sets.map((set, number) => (
        <CardSection key={set.map((record) => record.id).join()}>
          <RecordList records={set} locale={locale} />
          {isChoice && isOpen && (
            <div className="mt-2">
              <ActionButton
                action={linkToBooks}
                fields={{ id, choice: String(number) }}
                offered={!set.some((record) => record.isDeleted)}
                size="sm"
                aria-label={`Link ${set.length > 1 ? 'these' : 'this'}, number ${number + 1} of ${sets.length}`}
                doneToast="Linked. Nothing was written."
              >
                {set.length > 1 ? 'Link these' : 'Link this'}
              </ActionButton>
            </div>
          )}
        </CardSection>
      ))}
      <CardSection>
        <p className="text-soft">
          {isLinked
            ? linkedWords(answeredBy, answeredAt ? formatInstant(answeredAt, locale, timeZone) : null)
            : isChoice
              ? 'Each of these may be the same payment. Link the right one: nothing is written. If none is, it can be sent.'
              : isDeleted
                ? `The record was deleted in ${books}. If it is a different payment, it can be sent.`
                : 'If it is the same payment, link it: nothing is written. If it is a different payment, it can be sent.'}
        </p>
        {mayAnswer && (
          <div className="mt-3 flex flex-wrap items-center gap-2">
            {isLinked ? (
              <ActionButton action={undoLinkToBooks} fields={{ id }} doneToast="The link is undone.">
                Undo the link
              </ActionButton>
            ) : (
              <>
                {!isChoice && (
                  <ActionButton
                    action={linkToBooks}
                    fields={{ id }}
                    offered={!isDeleted}
                    variant="primary"
                    doneToast="Linked. Nothing was written."
                  >
                    Link it
                  </ActionButton>
                )}
                <ActionButton action={keepApartFromBooks} fields={{ id }} doneToast="Remembered. It can be synced.">
                  {isChoice ? 'None of these' : 'It is a different payment'}
                </ActionButton>
              </>
            )}
          </div>
        )}
      </CardSection>
    </Card>
  );
}

const linkedWords = (by: string | null, at: string | null): string =>
  by === null
    ? 'Outlay linked it, because the record has its reference and its amount. It counts as in the books.'
    : `${by} linked it${at ? `, ${at}` : ''}. It counts as in the books.`;

function RecordList({ records, locale }: { records: readonly BookedRecord[]; locale: string }) {
  return (
    <ul className="flex flex-col gap-2">
      {records.map(({ id, type, day, minor, currency, name, reference, isDeleted }) => (
        <li key={id} className="flex flex-wrap justify-between gap-x-3">
          <span className="min-w-0 wrap-anywhere">
            {name ?? bookRecordName(type)}{' '}
            <span className="text-faint">
              {[name && bookRecordName(type), formatDay(day, locale), reference, isDeleted && 'deleted in the books']
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <span className="tabular">{formatMoney({ minor, currency }, locale)}</span>
        </li>
      ))}
    </ul>
  );
}
