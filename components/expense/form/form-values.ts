import type { Expense } from '@/lib/domain/expense/expense';
import { editableAmount } from '@/lib/domain/money';
import type { Decimal } from '@/lib/domain/reading/amount';

/** Returns the values of an expense as the fields of its form show them, with the decimal mark of the company's country. */
export function formValuesOf(expense: Expense, decimal: Decimal) {
  const [line] = expense.lines;
  return {
    type: expense.type,
    day: expense.day,
    merchant: expense.merchant,
    amount: editableAmount(expense.amount, decimal),
    currency: expense.amount.currency,
    rate: expense.rate?.replace('.', decimal) ?? '',
    categoryId: line?.categoryId ?? '',
    taxRateRef: line?.taxRateRef ?? '',
    taxAmount: line?.taxMinor == null ? '' : editableAmount({ ...expense.amount, minor: line.taxMinor }, decimal),
    note: expense.note,
    cardId: expense.cardId ?? '',
  };
}
