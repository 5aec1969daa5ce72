import type { EntryKind } from '../ledger/record';
import type { Adjustment } from './adjustment';
import type { Movement } from './dataset';
import type { Reimbursable } from './reimbursable';
import type { ExpenseTransaction } from './transaction';
import type { Transfer } from './transfer';

/** What an item of a sync asks to have written. */
export type Payload =
  | ({ readonly kind: 'expense' } & ExpenseTransaction)
  | ({ readonly kind: 'transfer' } & Transfer)
  | ({ readonly kind: 'reimbursable' } & Reimbursable)
  | ({ readonly kind: 'adjustment' } & Adjustment)
  | ({ readonly kind: 'movement' } & Movement);
export type PayloadKind = Payload['kind'];

/** As it was kept, having been checked before that. Before there were kinds, every item was an expense. */
export const payloadOf = (item: { readonly payload: string }): Payload => ({
  kind: 'expense',
  ...JSON.parse(item.payload),
});

/** Codat's name for each, in "… updates are not supported …". */
export const kindNames: Readonly<Record<PayloadKind, string>> = {
  expense: 'Expense transaction',
  transfer: 'Transfer transaction',
  reimbursable: 'Reimbursable expense transaction',
  adjustment: 'Adjustment transaction',
  movement: 'Transfer transaction',
};

/** What each kind becomes in the ledger. */
export const entryKinds: Readonly<Record<PayloadKind, readonly EntryKind[]>> = {
  expense: ['Spend money', 'Receive money'],
  transfer: ['Transfer'],
  reimbursable: ['Bill'],
  adjustment: ['Journal'],
  movement: ['Transfer', 'Journal'],
};

/** The operation of Codat's OpenAPI documents an item came by. */
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
