import type { RecordFault } from '../../write-models/faults';
import type { WritableType } from '../../write-models/model';

/** The names that Codat uses for each type of record in its validation messages. */
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

/** Returns the operation id in Codat's OpenAPI document, for example `create-bank-account`. */
export const operationOf = ({ data_type: type, operation }: Pick<PushRow, 'data_type' | 'operation'>): string =>
  `${verbs[operation]}-${recordNames[type].replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}`;

const verbs: Readonly<Record<PushRow['operation'], string>> = {
  Created: 'create',
  Modified: 'update',
  Deleted: 'delete',
  AttachmentUploaded: 'upload',
};

export interface PushRow {
  readonly id: string;
  readonly company_id: string;
  readonly connection_id: string;
  readonly data_type: WritableType;
  readonly operation: 'Created' | 'Modified' | 'Deleted' | 'AttachmentUploaded';
  /**
   * Before the write: the id of the record to update or delete, or of the bank account to add lines to. It is null for
   * a new record. After the write: the id of the written record.
   */
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

/** The result of a push: the id of the written record in the package, or the faults for which it was refused. */
export type Outcome = { readonly recordId: string } | { readonly faults: readonly RecordFault[] };

export const refusedOutcome = (type: WritableType, itemId: string, message: string): Outcome => ({
  faults: [{ itemId, message, validatorName: recordNames[type] }],
});
