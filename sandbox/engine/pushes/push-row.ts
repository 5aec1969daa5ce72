import type { RecordFault } from '../../write-models/faults';
import type { WritableType } from '../../write-models/model';

/** The record as Codat's validators call it. */
export const recordNames: Readonly<Record<WritableType, string>> = {
  chartOfAccounts: 'Account',
  bankAccounts: 'BankAccount',
  suppliers: 'Supplier',
  customers: 'Customer',
  directCosts: 'DirectCost',
  directIncomes: 'DirectIncome',
  transfers: 'Transfer',
  journalEntries: 'JournalEntry',
  bankTransactions: 'BankTransactions',
};

/** The operation of Codat's OpenAPI document a push came by. */
export const operationOf = ({ data_type: type, operation }: Pick<PushRow, 'data_type' | 'operation'>): string =>
  `${verbs[operation]}-${nouns[type]}`;

const verbs: Readonly<Record<PushRow['operation'], string>> = {
  Created: 'create',
  Modified: 'update',
  Deleted: 'delete',
  AttachmentUploaded: 'upload',
};
const nouns: Readonly<Record<WritableType, string>> = {
  chartOfAccounts: 'account',
  bankAccounts: 'bank-account',
  suppliers: 'supplier',
  customers: 'customer',
  directCosts: 'direct-cost',
  directIncomes: 'direct-income',
  transfers: 'transfer',
  journalEntries: 'journal-entry',
  bankTransactions: 'bank-transactions',
};

export interface PushRow {
  readonly id: string;
  readonly company_id: string;
  readonly connection_id: string;
  readonly data_type: WritableType;
  readonly operation: 'Created' | 'Modified' | 'Deleted' | 'AttachmentUploaded';
  /** The record to change or delete, or the account whose bank lines these are; once written, the record itself. */
  readonly record_id: string | null;
  readonly payload: string;
  readonly status: 'Pending' | 'Success' | 'Failed' | 'TimedOut';
  readonly status_code: number;
  readonly errors: string;
  readonly requested: string;
  readonly completed: string | null;
  readonly refresh: number;
  readonly timeout_minutes: number | null;
  readonly request_id: string | null;
  readonly attachment_id: string | null;
}

/** The record's id in the package, or everything that is wrong with it. */
export type Outcome = { readonly recordId: string } | { readonly faults: readonly RecordFault[] };

export const refusedOutcome = (type: WritableType, itemId: string, message: string): Outcome => ({
  faults: [{ itemId, message, validatorName: recordNames[type] }],
});
