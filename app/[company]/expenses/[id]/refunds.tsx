import { z } from 'zod';
import { FindOriginal } from '@/components/expense/refund/find-original';
import { OriginalCard } from '@/components/expense/refund/original-card';
import { RefundsCard } from '@/components/expense/refund/refunds-card';
import { expenseDetail } from '@/lib/data/expense/detail';
import { likelyOriginals, type RefundedPayment, searchOriginals } from '@/lib/data/expense/refund/refunds';
import { type BooksRecord, otherAccounts } from '@/lib/domain/books/record';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Expense } from '@/lib/domain/expense/expense';
import { expenseFilter } from '@/lib/domain/expense/filter';
import { canBeRefundOf } from '@/lib/domain/expense/type';

/** The words of a search for the original expense, from the URL. Invalid ones are ignored. */
export const originalSearch = z.object({ original: expenseFilter.shape.text });

/** What came back of a payment, or the payment that an expense refunds, with a search while there is none. */
export async function RefundsOfExpense({
  viewer,
  expense: { id, type },
  toSend,
  refunded,
  words,
  mayChange,
}: {
  viewer: Viewer;
  expense: Expense;
  /** The record that a sync would write, and to which books; null when it was written or cannot be. */
  toSend: { readonly record: BooksRecord; readonly connectionId: string } | null;
  refunded: RefundedPayment | null;
  words: string | undefined;
  mayChange: boolean;
}) {
  const { locale } = viewer;
  if (refunded?.payment.id === id)
    return refunded.refunds.length === 0 ? null : <RefundsCard {...refunded} locale={locale} />;
  if (refunded) {
    const elsewhere = toSend ? await otherAccountsThan(toSend, viewer, refunded) : [];
    return <OriginalCard id={id} {...refunded} elsewhere={elsewhere} mayChange={mayChange} locale={locale} />;
  }
  if (!mayChange || !canBeRefundOf(type)) return null;
  const [likely, found] = await Promise.all([
    words === undefined ? likelyOriginals(viewer, id) : [],
    words === undefined ? [] : searchOriginals(viewer, id, words),
  ]);
  return <FindOriginal id={id} likely={likely} words={words} found={found} locale={locale} />;
}

/**
 * Returns the names of the accounts of the payment in the same books, when the refund would go to another one: the mapping
 * changed between the two.
 */
async function otherAccountsThan(
  { record, connectionId }: { readonly record: BooksRecord; readonly connectionId: string },
  viewer: Viewer,
  { payment }: RefundedPayment,
): Promise<readonly string[]> {
  if (payment.syncedRevision === null) return [];
  const original = await expenseDetail(viewer, payment.id);
  const written = original?.attempts.find(({ state }) => state === 'synced');
  return original && written?.connectionId === connectionId
    ? otherAccounts(written.record, record, original.names)
    : [];
}
