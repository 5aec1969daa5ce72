import type { ImportField } from '@/lib/domain/import/field';

/** What the page calls the fields that a column of a file can contain. */
export const fieldNames: Readonly<Record<ImportField, string>> = {
  day: 'Date',
  merchant: 'Paid to',
  amount: 'Amount',
  debit: 'Money out',
  credit: 'Money in',
  direction: 'Direction',
  currency: 'Currency',
  rate: 'Exchange rate',
  fee: 'Fee',
  state: 'Status',
  balance: 'Balance',
  originalAmount: 'Original amount',
  originalCurrency: 'Original currency',
  card: 'Card',
  note: 'Note',
  category: 'Category',
};
