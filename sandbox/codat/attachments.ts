import { createHash } from 'node:crypto';
import { v4 as newId } from 'uuid';
import { itemsOf } from '../expenses/item';
import { expenseTransaction } from '../expenses/transaction';
import { entryOfTransaction } from '../ledger/ledger';
import type { ExpenseType } from '../packages/books';
import type { AccountingPackage } from '../packages/package';
import { assumptions } from '../settings';
import { linkedAccounting, packageOf } from '../store/connection';
import { companyOf } from './companies';
import { CodatError } from './error';
import { syncOf } from './expenses';
import { ok, operation, type UploadedFile } from './operation';

const refused = (message: string): CodatError =>
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
      const { store } = call.sandbox;
      const transactionId = (call.params.transactionId ?? '').toLowerCase();
      const item = itemsOf(call.sandbox, sync.id).find((each) => each.transaction_id === transactionId);
      if (!item)
        throw new CodatError(
          404,
          'ExpenseSyncApi',
          `No transaction was found with ID ${transactionId} in sync ${sync.id}`,
        );
      const entry = entryOfTransaction(store, company.id, transactionId);
      if (item.status !== 'Completed' || !entry)
        throw refused(
          `Attachments can only be uploaded for completed transactions. Transaction ${transactionId} is ${item.status}.`,
        );
      const connection = linkedAccounting(store, company.id);
      if (!connection) throw refused('Company needs to have two valid data connections.');
      if (!call.file) throw refused('A file must be provided.');
      refuseFile(packageOf(connection), call.file, expenseTransaction.parse(JSON.parse(item.payload)).type);
      const id = newId();
      store.run(
        `INSERT INTO attachments (id, company_id, connection_id, entry_id, transaction_id, sync_id, name, type, size, sha256, created, request_id, bytes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        company.id,
        connection.id,
        entry.id,
        transactionId,
        sync.id,
        call.file.name,
        call.file.type,
        call.file.bytes.byteLength,
        createHash('sha256').update(call.file.bytes).digest('hex'),
        store.clock.iso(),
        call.requestId,
        call.file.bytes,
      );
      return ok({ companyId: company.id, id, transactionId });
    },
  ),
];

/** Types and sizes of each package, as Codat's "Upload receipts" page lists them. */
function refuseFile({ name, attachments }: AccountingPackage, file: UploadedFile, type: ExpenseType): void {
  if (!attachments) throw refused(`Attachments are not supported by ${name}.`);
  if (!attachments.types.includes(type))
    throw refused(`Attachments are not supported by ${name} for transactions of type ${type}.`);
  if (file.bytes.byteLength === 0) throw refused('The file is empty.');
  if (file.bytes.byteLength > attachments.maxBytes)
    throw refused(
      `The file exceeds the maximum size of ${Math.round(attachments.maxBytes / 1024 / 1024)} MB supported by ${name}.`,
    );
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (attachments.extensions && !attachments.extensions.includes(extension)) {
    throw refused(
      `The file type '${extension}' is not supported by ${name}. Supported types: ${attachments.extensions.join(', ').toUpperCase()}.`,
    );
  }
  if (attachments.refusesOctetStream && (file.type === '' || file.type === 'application/octet-stream')) {
    throw refused(`${name} needs the content type of the file; application/octet-stream is not accepted.`);
  }
}
