import type { BillRecord } from './bill';
import type { BillPaymentRecord } from './bill-payment';
import type { JournalRecord } from './journal';
import type { EntryRow } from './ledger';
import type { SpendRecord } from './spend';
import type { TransferRecord } from './transfer';

/** The content of a ledger entry, such as spend money or a bill. Amounts are in minor units of its currency. */
export type LedgerDocument =
  | ({ readonly kind: 'Spend money' | 'Receive money' } & SpendRecord)
  | ({ readonly kind: 'Transfer' } & TransferRecord)
  | ({ readonly kind: 'Bill' } & BillRecord)
  | ({ readonly kind: 'Bill payment' } & BillPaymentRecord)
  | ({ readonly kind: 'Journal' } & JournalRecord)
  | { readonly kind: 'Opening balances' };

export const documentOf = (entry: Pick<EntryRow, 'kind' | 'doc'>): LedgerDocument => ({
  ...JSON.parse(entry.doc),
  kind: entry.kind,
});
