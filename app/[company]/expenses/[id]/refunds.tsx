import { z } from 'zod';
import { FindOriginal } from '@/components/expense/refund/find-original';
import { OriginalCard } from '@/components/expense/refund/original-card';
import { RefundsCard } from '@/components/expense/refund/refunds-card';
import { likelyOriginals, type RefundedPayment, searchOriginals } from '@/lib/data/expense/refund/refunds';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Expense } from '@/lib/domain/expense/expense';
import { expenseFilter } from '@/lib/domain/expense/filter';
import { canBeRefundOf } from '@/lib/domain/expense/type';

/** The words of a search for the original expense, from the URL. Invalid ones are ignored. */
export const originalSearch = z.object({ original: expenseFilter.shape.text });

/** What came back of a payment, or the payment of which an expense returns money, with a search while there is none. */
export async function RefundsOfExpense({
  viewer,
  expense: { id, type },
  refunded,
  words,
  mayChange,
}: {
  viewer: Viewer;
  expense: Expense;
  refunded: RefundedPayment | null;
  words: string | undefined;
  mayChange: boolean;
}) {
  const { locale } = viewer;
  if (refunded?.payment.id === id)
    return refunded.refunds.length === 0 ? null : <RefundsCard {...refunded} locale={locale} />;
  if (refunded) return <OriginalCard id={id} {...refunded} mayChange={mayChange} locale={locale} />;
  if (!mayChange || !canBeRefundOf(type)) return null;
  const [likely, found] = await Promise.all([
    words === undefined ? likelyOriginals(viewer, id) : [],
    words === undefined ? [] : searchOriginals(viewer, id, words),
  ]);
  return <FindOriginal id={id} likely={likely} words={words} found={found} locale={locale} />;
}
