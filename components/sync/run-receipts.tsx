import { Delivery } from '@/components/receipt/delivery';
import type { DeliveryView } from '@/components/receipt/delivery-words';
import { SendAgain } from '@/components/receipt/send-again';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { formatCount } from '@/lib/domain/number';

type Counts = {
  readonly all: number;
  readonly delivered: number;
  readonly inProgress: number;
  readonly refused: number;
  readonly unknown: number;
};

export type StuckReceiptView = DeliveryView & {
  readonly id: string;
  readonly expenseId: string;
  readonly merchant: string;
  readonly fileName: string;
};

/** How many receipts of a run are in the books, and the receipts that need attention. */
export function RunReceipts({
  counts,
  isMore,
  stuck,
  books,
  locale,
  maySend,
}: {
  counts: Counts;
  /** Whether only the receipts of the first 10,000 expenses were counted. */
  isMore: boolean;
  stuck: readonly StuckReceiptView[];
  books: string;
  locale: string;
  maySend: boolean;
}) {
  if (counts.all === 0) return null;
  return (
    <Card aria-labelledby="receipts" className="mb-4">
      <CardHeader
        id="receipts"
        title="Receipts"
        detail={summary(counts, books, locale) + (isMore ? ', among the first 10,000 expenses' : '')}
        line={stuck.length > 0}
      />
      {stuck.length === 0 ? (
        <div className="pb-2" />
      ) : (
        stuck.map((receipt) => (
          <CardSection key={receipt.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <div className="min-w-0 grow basis-60">
              <p className="wrap-anywhere">
                <TextLink href={`/expenses/${receipt.expenseId}`}>{receipt.merchant}</TextLink>{' '}
                <span className="text-faint">{receipt.fileName}</span>
              </p>
              {receipt.message && <p className="max-w-[75ch] text-sm text-soft">{receipt.message}</p>}
            </div>
            <Delivery delivery={receipt} books={books} />
            {maySend && <SendAgain id={receipt.id} fileName={receipt.fileName} books={books} />}
          </CardSection>
        ))
      )}
      {counts.refused + counts.unknown > stuck.length && (
        <CardSection className="text-sm text-faint">
          and {formatCount(counts.refused + counts.unknown - stuck.length, locale)} more. Open their expenses to see
          them.
        </CardSection>
      )}
    </Card>
  );
}

function summary({ all, delivered, inProgress, refused, unknown }: Counts, books: string, locale: string): string {
  const part = (count: number, word: string) => count > 0 && `${formatCount(count, locale)} ${word}`;
  return [
    `${formatCount(delivered, locale)} of ${formatCount(all, locale)} in ${books}`,
    part(inProgress, 'in progress'),
    part(refused, 'refused'),
    part(unknown, 'unconfirmed'),
  ]
    .filter(Boolean)
    .join(', ');
}
