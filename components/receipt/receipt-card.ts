import { type Columns, toColumns } from '@/components/page/columns';
import type { Tone } from '@/components/ui/display/tone';
import { formatBytes, pagesText } from '@/lib/domain/receipt/receipt';
import { type DeliveryView, deliveryWords } from './delivery-words';

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

/** A receipt in the words of the page. */
export type ShownReceipt = {
  readonly id: string;
  readonly expenseId: string | null;
  readonly merchant: string | null;
  readonly fileName: string;
  readonly size: string;
  /** The status of its delivery. Null for a receipt of no expense. */
  readonly tone: Tone | null;
  readonly status: string;
  readonly busy: boolean;
  readonly message: string | null;
  readonly maySend: boolean;
};

/** Returns the receipts as the page shows them. `books` is the name of the accounting package. */
export const shownReceipts = (
  receipts: readonly ReceiptCard[],
  { books, maySend }: { readonly books: string; readonly maySend: boolean },
): Columns<ShownReceipt> =>
  toColumns(
    receipts.map(({ id, expenseId, merchant, fileName, delivery, ...file }) => {
      const { tone, text, busy } = deliveryWords(delivery, books);
      return {
        id,
        expenseId,
        merchant,
        fileName,
        size: `${formatBytes(file.bytes)}${pagesText(file)}`,
        tone: expenseId ? tone : null,
        status: text,
        busy,
        message: delivery?.message ?? null,
        maySend: maySend && (delivery?.state === 'unknown' || delivery?.state === 'refused'),
      };
    }),
  );
