import type { Expense, ExpenseLine } from '@/lib/domain/expense/expense';
import type { Money } from '../money';
import { parseAmount } from '../reading/typed-amount';
import { travel } from './books';

/** Parses an amount as people type it: amountOf('12.50', 'GBP'). */
export function amountOf(text: string, currency = 'GBP'): Money {
  const parsed = parseAmount(text, currency);
  if (!parsed.ok) throw new Error(`${text} ${currency}: ${parsed.reason}`);
  return parsed.money;
}

export const gbp = (text: string): Money => amountOf(text, 'GBP');

export const aLine = (change: Partial<ExpenseLine> = {}): ExpenseLine => ({
  amount: gbp('120.00'),
  categoryId: travel,
  taxRateRef: null,
  taxMinor: null,
  trackingRefs: null,
  customerRef: null,
  sources: { category: { by: 'hand' } },
  ...change,
});

/**
 * Returns a train ticket of £120.00 in the category Travel. Unless lines are given, it has one line with the expense's
 * amount.
 */
export function anExpense(
  change: Partial<Expense> & { readonly receiptCount?: number } = {},
): Expense & { readonly receiptCount: number } {
  const amount = change.amount ?? gbp('120.00');
  return {
    id: '01900000-0000-7000-8000-00000000abcd',
    type: 'payment',
    day: '2026-11-20',
    merchant: 'Great Western Railway',
    amount,
    rate: null,
    note: 'Bristol to London',
    cardId: null,
    supplierRef: null,
    supplierSource: null,
    lines: [aLine({ amount })],
    receiptCount: 0,
    ...change,
  };
}

/** Returns the form values of the expense that `anExpense` returns. */
export const anExpenseForm = (change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id: '01900000-0000-7000-8000-00000000abcd',
  type: 'payment',
  day: '2026-11-20',
  merchant: 'Great Western Railway',
  amount: '120.00',
  currency: 'GBP',
  rate: '',
  categoryId: travel,
  taxRateRef: '',
  taxAmount: '',
  note: 'Bristol to London',
  cardId: '',
  ...change,
});
