import { type Day, dayAt, formatDay } from '../day';

/** An earlier receipt with the same bytes as another one. */
export type SameFile = {
  readonly id: string;
  readonly createdAt: Date;
  readonly expense: { readonly id: string; readonly merchant: string; readonly day: Day } | null;
};

/** A sentence with a page of the company that it is about. */
export type LinkedNotice = { readonly text: string; readonly href: string };

/**
 * Says that the file of a receipt is there already, and where. It is no refusal: one invoice can pay for two expenses.
 * `expenseId` is the expense of the new receipt.
 */
export function sameFileNotice(
  { id, createdAt, expense }: SameFile,
  expenseId: string | null,
  { locale, timeZone }: { readonly locale: string; readonly timeZone: string },
  today: Day,
): LinkedNotice {
  if (expense && expense.id === expenseId)
    return { text: 'The same file is already on this expense.', href: `/receipts/${id}` };
  if (expense)
    return {
      text: `The same file is already on ${expense.merchant}, ${formatDay(expense.day, locale, today)}.`,
      href: `/expenses/${expense.id}`,
    };
  const added = formatDay(dayAt(createdAt, timeZone), locale, today);
  return { text: `The same file was added on ${added} and is not on an expense yet.`, href: `/receipts/${id}` };
}
