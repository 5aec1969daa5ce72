import { type Expense, toBaseCurrency } from '@/lib/domain/expense/expense';
import type { ExpenseType } from '@/lib/domain/expense/type';
import type { Money } from '../money';

/**
 * The fields of an expense that conditions can test. Coding is not one of them, so the result of one rule cannot affect
 * another.
 */
export type ExpenseFacts = {
  readonly merchant: string;
  readonly amount: Money;
  /** The amount, converted to the base currency. */
  readonly base: Money;
  readonly cardId: string | null;
  readonly spenderId: string;
  readonly note: string;
  readonly type: ExpenseType;
};

type Spent = Pick<Expense, 'merchant' | 'amount' | 'rate' | 'cardId' | 'note' | 'type'> & {
  readonly spenderId: string;
};

export const factsOf = (expense: Spent, baseCurrency: string): ExpenseFacts => ({
  merchant: expense.merchant,
  amount: expense.amount,
  base: { minor: toBaseCurrency(expense, baseCurrency), currency: baseCurrency },
  cardId: expense.cardId,
  spenderId: expense.spenderId,
  note: expense.note,
  type: expense.type,
});

/** Returns the amount to compare with a condition in this currency; null when the expense has no amount in it. */
export function amountIn(currency: string, { amount, base }: ExpenseFacts): Money | null {
  if (amount.currency === currency) return amount;
  return base.currency === currency ? base : null;
}
