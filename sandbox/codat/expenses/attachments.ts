import { attach } from '../../ledger/attachment';
import { documentOf, type LedgerDocument } from '../../ledger/document';
import { entryOfTransaction } from '../../ledger/ledger';
import type { AccountingPackage, Attachable } from '../../packages/package';
import { assumptions } from '../../settings';
import { linkedAccounting, packageOf } from '../../store/connection';
import { CodatError } from '../error';
import { ok, operation, type UploadedFile } from '../operation';
import { companyOf } from '../platform/companies';
import { syncItemOf, syncOf } from './syncs';

const refusal = (message: string): CodatError =>
  new CodatError(assumptions.attachmentRefusedStatus, 'ExpenseSyncApi', message, [
    { itemId: 'file', message, validatorName: 'Attachment' },
  ]);

export const attachmentOperations = [
  operation(
    'upload-expense-attachment',
    'POST',
    '/companies/:companyId/sync/expenses/syncs/:syncId/transactions/:transactionId/attachments',
    (call) => {
      const company = companyOf(call);
      const sync = syncOf(call);
      const item = syncItemOf(call, sync);
      const { store } = call.sandbox;
      const transactionId = item.transaction_id;
      const entry = entryOfTransaction(store, company.id, transactionId);
      if (item.status === 'Completed' && (!entry || entry.voided !== null))
        throw refusal(`Transaction ${transactionId} is not in the accounting software the company is connected to.`);
      if (item.status !== 'Completed' || !entry)
        throw refusal(
          `Attachments can only be uploaded for completed transactions. Transaction ${transactionId} is ${item.status}.`,
        );
      const connection = linkedAccounting(store, company.id);
      if (!connection) throw refusal('Company needs to have two valid data connections.');
      if (!call.file) throw refusal('A file must be provided.');
      checkFile(packageOf(connection), call.file, attachableOf(documentOf(entry)));
      const id = attach(store, connection, call.file, {
        entryId: entry.id,
        transactionId,
        syncId: sync.id,
        requestId: call.requestId,
      });
      return ok({ companyId: company.id, id, transactionId });
    },
  ),
];

/**
 * Returns the kind of receipt rules that apply to the document. Throws for transfers and journal entries: "Attachments
 * for Adjustment and Transfer transaction types are not supported for any integrations."
 */
function attachableOf(document: LedgerDocument): Attachable {
  switch (document.kind) {
    case 'Spend money':
    case 'Receive money':
      return document.type;
    case 'Bill':
      return 'Reimbursable';
    case 'Transfer':
    case 'Journal':
    case 'Bill payment':
    case 'Opening balances':
      throw refusal(
        `Attachments are not supported for ${document.kind === 'Transfer' ? 'Transfer' : 'Adjustment'} transactions.`,
      );
  }
}

export function checkFile({ name, attachments }: AccountingPackage, file: UploadedFile, type: Attachable): void {
  if (!attachments) throw refusal(`Attachments are not supported by ${name}.`);
  if (!attachments.types.includes(type))
    throw refusal(`Attachments are not supported by ${name} for transactions of type ${type}.`);
  if (file.bytes.byteLength === 0) throw refusal('The file is empty.');
  if (file.bytes.byteLength > attachments.maxBytes)
    throw refusal(
      `The file exceeds the maximum size of ${Math.round(attachments.maxBytes / 1024 / 1024)} MB supported by ${name}.`,
    );
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (attachments.extensions && !attachments.extensions.includes(extension)) {
    throw refusal(
      `The file type '${extension}' is not supported by ${name}. Supported types: ${attachments.extensions.join(', ').toUpperCase()}.`,
    );
  }
  if (attachments.refusesOctetStream && (file.type === '' || file.type === 'application/octet-stream')) {
    throw refusal(`${name} needs the content type of the file; application/octet-stream is not accepted.`);
  }
}
