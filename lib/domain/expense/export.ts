import { type Money, toDecimal } from '@/lib/domain/money';
import { type MovementStatus, statusNames } from '@/lib/domain/movement/status';
import { type ExpenseType, expenseTypeNames, isMoneyOut } from './type';

/** An expense or a transfer as the CSV file of the list contains it. Amounts are in minor units. */
export type ExportedExpense = {
  readonly id: string;
  readonly day: string;
  /** The kind of a transfer. */
  readonly merchant: string;
  /** Null for a transfer. */
  readonly type: ExpenseType | null;
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
  /** For a transfer, the account that received it and the amount in its currency. */
  readonly transfer: { readonly to: string; readonly received: Money } | null;
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
  'Transferred',
  'Transferred to',
  'Received',
  'Received currency',
];

/**
 * Returns the cells of one row, in the order of the titles. Spending is positive and money back negative, so that the sum of
 * a column is what was spent. The amounts of a transfer have columns of their own, because it is no spending. Amounts have a decimal point in every country, because programs read the file.
 */
export function exportRow(expense: ExportedExpense, baseCurrency: string): readonly string[] {
  const { type, transfer } = expense;
  const sign = type === null || isMoneyOut(type) ? 1n : -1n;
  const amount = toDecimal({ minor: sign * expense.amountMinor, currency: expense.currency });
  return [
    expense.day,
    expense.merchant,
    type === null ? 'Transfer' : expenseTypeNames[type],
    expense.categories ?? '',
    type === null ? '' : amount,
    expense.currency,
    expense.rate === null ? '' : expense.rate.replace(/\.?0+$/, ''),
    type === null ? '' : toDecimal({ minor: sign * expense.baseMinor, currency: baseCurrency }),
    expense.card ?? '',
    expense.person ?? '',
    expense.note,
    String(expense.receipts),
    statusNames[expense.status],
    expense.id,
    transfer ? amount : '',
    transfer?.to ?? '',
    transfer ? toDecimal(transfer.received) : '',
    transfer?.received.currency ?? '',
  ];
}
