import { ConfirmButton } from '@/components/form/confirm-button';
import { correctLine } from '@/lib/actions/bank-line/feed';
import { correctingMinor, type LineChange, lineChangeWords } from '@/lib/domain/bank-line/line-change';
import { formatMoney } from '@/lib/domain/money';

/** Says that a line in the package differs from its movement now, and offers the line that corrects it. */
export function CorrectLine({
  change,
  accountRef,
  currency,
  books,
  mayChange,
  locale,
}: {
  change: LineChange;
  accountRef: string;
  /** The currency of the account. */
  currency: string;
  books: string;
  mayChange: boolean;
  locale: string;
}) {
  const amount = (minor: bigint) => formatMoney({ minor, currency }, locale);
  const minor = correctingMinor(change);
  return (
    <div className="flex flex-col items-start gap-1.5 text-sm text-soft">
      <p className="wrap-anywhere">{lineChangeWords(change, books, amount)}</p>
      {mayChange ? (
        <ConfirmButton
          action={correctLine}
          fields={{ ref: accountRef, movementId: change.movementId, minor: minor.toString() }}
          size="sm"
          label={`Send a correcting line of ${amount(minor)}`}
          title="Send a correcting line"
          confirmLabel="Send 1 line"
          doneToast="The correcting line is on its way"
        >
          <p>
            {books} gets a second line of {amount(minor)}, dated today. Both lines add up to {amount(change.nowMinor)}.
            Reconcile them in {books} together. If you already changed the line in {books} by hand, do not send one.
          </p>
        </ConfirmButton>
      ) : (
        <p>
          Ask a person who may sync to send a line of {amount(minor)}, or correct the line in {books} by hand.
        </p>
      )}
    </div>
  );
}
