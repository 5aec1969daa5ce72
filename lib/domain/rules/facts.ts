import { type Expense, toBaseCurrency } from '@/lib/domain/expense/expense';
import type { ExpenseType } from '@/lib/domain/expense/type';
import type { Money } from '../money';

/** The facts of an expense that rules use. They contain no coding, so no rule depends on another rule. */
export type ExpenseFacts = {
  readonly merchant: string;
  readonly amount: Money;
  /** The amount in the base currency. */
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

/** Returns the amount in the currency of a condition; null when the expense has none in it. */
export function amountIn(currency: string, { amount, base }: ExpenseFacts): Money | null {
  if (amount.currency === currency) return amount;
  return base.currency === currency ? base : null;
}
