import { PageImage } from '@/components/page/page-image';
import { AppLink } from '@/components/ui/action/app-link';
import { TextLink } from '@/components/ui/action/text-link';
import { formatBytes, pagesText } from '@/lib/domain/receipt/receipt';
import { Delivery, type DeliveryView } from './delivery';
import { SendAgain } from './send-again';

export type ReceiptCard = {
  readonly id: string;
  readonly expenseId: string | null;
  readonly merchant: string | null;
  readonly fileName: string;
  readonly bytes: number;
  readonly pages: number;
  readonly documentPages: number | null;
  readonly delivery: DeliveryView | null;
};

/** The receipts as pictures, each with its expense and the status of its delivery to the books. */
export function ReceiptGrid({
  receipts,
  books,
  maySend,
}: {
  receipts: readonly ReceiptCard[];
  books: string;
  maySend: boolean;
}) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(13.5rem,1fr))] gap-3 max-sm:grid-cols-2 max-[22rem]:grid-cols-1">
      {receipts.map((receipt) => (
        <li key={receipt.id} className="flex min-w-0 flex-col overflow-clip rounded-card border border-line bg-surface">
          <AppLink
            href={`/receipts/${receipt.id}`}
            aria-label={`View ${receipt.fileName}`}
            className="block border-b border-line bg-canvas focus-visible:-outline-offset-2"
          >
            <PageImage
              src={`/api/receipts/${receipt.id}/thumbnail`}
              alt=""
              loading="lazy"
              width={240}
              height={160}
              className="h-40 w-full object-cover object-top max-sm:h-32"
            />
          </AppLink>
          <div className="flex min-w-0 grow flex-col gap-1 px-3 py-2.5">
            <p className="font-medium wrap-anywhere" dir="auto">
              {receipt.expenseId && receipt.merchant ? (
                <TextLink href={`/expenses/${receipt.expenseId}`}>{receipt.merchant}</TextLink>
              ) : (
                <span className="text-soft">Not attached yet</span>
              )}
            </p>
            <p className="truncate text-sm text-faint" title={receipt.fileName}>
              {receipt.fileName}
            </p>
            <p className="text-sm text-faint">
              {formatBytes(receipt.bytes)}
              {pagesText(receipt)}
            </p>
            {receipt.expenseId && (
              <p className="mt-auto pt-1">
                <Delivery delivery={receipt.delivery} books={books} />
              </p>
            )}
            {receipt.delivery?.message && <p className="text-sm text-soft">{receipt.delivery.message}</p>}
            {maySend && (receipt.delivery?.state === 'unknown' || receipt.delivery?.state === 'refused') && (
              <div className="mt-1">
                <SendAgain id={receipt.id} fileName={receipt.fileName} books={books} />
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
