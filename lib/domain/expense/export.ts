import { toDecimal } from '@/lib/domain/money';
import { type MovementStatus, statusNames } from '@/lib/domain/movement/status';
import { type ExpenseType, expenseTypeNames, isMoneyOut } from './type';

/** An expense as the CSV file of the list contains it. Amounts are in minor units. */
export type ExportedExpense = {
  readonly id: string;
  readonly day: string;
  readonly merchant: string;
  readonly type: ExpenseType;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly baseMinor: bigint;
  /** Null if the expense is in the base currency. */
  readonly rate: string | null;
  readonly note: string;
  readonly status: MovementStatus;
  /** The number of receipts. */
  readonly receipts: number;
  readonly card: string | null;
  /** Null for a person whose name the viewer may not see. */
  readonly person: string | null;
  /** The names of the categories of all its parts. */
  readonly categories: string | null;
};

/** Returns the titles of the columns. `baseCurrency` is the currency of the company. */
export const exportTitles = (baseCurrency: string): readonly string[] => [
  'Date',
  'Merchant',
  'Type',
  'Category',
  'Amount',
  'Currency',
  'Exchange rate',
  `Amount in ${baseCurrency}`,
  'Paid from',
  'Person',
  'Note',
  'Receipts',
  'Status',
  'Id',
];

/**
 * Returns the cells of one expense, in the order of the titles. Spending is positive and money back negative, so that the
 * sum of a column is what was spent. Amounts have a decimal point in every country, because programs read the file.
 */
export function exportRow(expense: ExportedExpense, baseCurrency: string): readonly string[] {
  const sign = isMoneyOut(expense.type) ? 1n : -1n;
  return [
    expense.day,
    expense.merchant,
    expenseTypeNames[expense.type],
    expense.categories ?? '',
    toDecimal({ minor: sign * expense.amountMinor, currency: expense.currency }),
    expense.currency,
    expense.rate === null ? '' : expense.rate.replace(/\.?0+$/, ''),
    toDecimal({ minor: sign * expense.baseMinor, currency: baseCurrency }),
    expense.card ?? '',
    expense.person ?? '',
    expense.note,
    String(expense.receipts),
    statusNames[expense.status],
    expense.id,
  ];
}
