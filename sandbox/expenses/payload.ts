import type { EntryKind } from '../ledger/record';
import type { Adjustment } from './adjustment';
import type { Movement } from './dataset';
import type { Reimbursable } from './reimbursable';
import type { ExpenseTransaction } from './transaction';
import type { Transfer } from './transfer';

/** The record that an item of a sync asks to write. */
export type Payload =
  | ({ readonly kind: 'expense' } & ExpenseTransaction)
  | ({ readonly kind: 'transfer' } & Transfer)
  | ({ readonly kind: 'reimbursable' } & Reimbursable)
  | ({ readonly kind: 'adjustment' } & Adjustment)
  | ({ readonly kind: 'movement' } & Movement);
export type PayloadKind = Payload['kind'];

/**
 * Parses a stored payload. It was validated before it was stored. Payloads of older versions have no `kind`; they are
 * expenses.
 */
export const payloadOf = (item: { readonly payload: string }): Payload => ({
  kind: 'expense',
  ...JSON.parse(item.payload),
});

/** The names of the kinds in Codat's messages, for example "… updates are not supported …". */
export const kindNames: Readonly<Record<PayloadKind, string>> = {
  expense: 'Expense transaction',
  transfer: 'Transfer transaction',
  reimbursable: 'Reimbursable expense transaction',
  adjustment: 'Adjustment transaction',
  movement: 'Transfer transaction',
};

/** The kinds of ledger entry that each kind of payload can create. */
export const entryKinds: Readonly<Record<PayloadKind, readonly EntryKind[]>> = {
  expense: ['Spend money', 'Receive money'],
  transfer: ['Transfer'],
  reimbursable: ['Bill'],
  adjustment: ['Journal'],
  movement: ['Transfer', 'Journal'],
};

/** Returns the id of the operation in Codat's OpenAPI documents that creates or updates such a record. */
export function operationOf(kind: PayloadKind, operation: 'create' | 'update'): string {
  switch (kind) {
    case 'expense':
      return operation === 'create' ? 'create-expense-transaction' : 'update-expense-transaction';
    case 'transfer':
      return 'create-transfer-transaction';
    case 'reimbursable':
      return `${operation}-reimbursable-expense-transaction`;
    case 'adjustment':
      return 'create-adjustment-transaction';
    case 'movement':
      return 'initiate-sync';
  }
}
