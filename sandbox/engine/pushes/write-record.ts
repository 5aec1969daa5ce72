import type { Sandbox } from '../../sandbox';
import { type ConnectionRow, packageOf, unavailableMessage } from '../../store/connection';
import { faultsIn, writeModel } from '../../write-models/write-model';
import { writeAccount, writeBankAccount } from './account';
import { writeBankTransactions } from './bank-transactions';
import { writeContact } from './contact';
import { deleteDocument } from './deletion';
import { writeJournal } from './journal';
import { type Outcome, operationOf, type PushRow, recordNames, refusedOutcome } from './push-row';
import { writeSpend } from './spend';
import { writeTransfer } from './transfer';

/**
 * Writes a pushed record into the package and returns its id, or returns its faults. Codat's write model is checked
 * first, then the rules of the package.
 */
export function writeRecord(sandbox: Sandbox, connection: ConnectionRow, push: PushRow): Outcome {
  const fault = sandbox.faults.inject(operationOf(push), ['push-error'], push.company_id);
  if (fault) return refusedOutcome(push.data_type, 'Connection', fault.message ?? unavailableMessage(connection));
  if (push.operation === 'Deleted') return deleteDocument(sandbox, connection, push);
  const payload: unknown = JSON.parse(push.payload);
  const model = writeModel(connection.platform_key, push.data_type);
  if (!model) return refusedOutcome(push.data_type, '', `${packageOf(connection).name} takes no ${push.data_type}.`);
  const faults = faultsIn(model, recordNames[push.data_type], payload);
  return faults.length > 0 ? { faults } : write(sandbox, connection, push, payload);
}

function write(sandbox: Sandbox, connection: ConnectionRow, push: PushRow, payload: unknown): Outcome {
  switch (push.data_type) {
    case 'chartOfAccounts':
      return writeAccount(sandbox, connection, payload);
    case 'bankAccounts':
      return writeBankAccount(sandbox, connection, push, payload);
    case 'suppliers':
    case 'customers':
      return writeContact(sandbox, connection, push.data_type, push.record_id, payload);
    case 'directCosts':
    case 'directIncomes':
      return writeSpend(sandbox, connection, push, payload);
    case 'transfers':
      return writeTransfer(sandbox, connection, push, payload);
    case 'journalEntries':
      return writeJournal(sandbox, connection, push, payload);
    case 'bankTransactions':
      return writeBankTransactions(sandbox, connection, push, payload);
  }
}
