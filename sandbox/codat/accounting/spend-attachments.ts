import { v4 as newId } from 'uuid';
import { emitPushResult } from '../../engine/push';
import type { PushRow } from '../../engine/pushes/push-row';
import { type AttachmentRow, attach, attachment, attachmentsOf } from '../../ledger/attachment';
import { documentOf } from '../../ledger/document';
import type { EntryRow } from '../../ledger/ledger';
import type { ExpenseType } from '../../packages/books';
import { type ConnectionRow, packageOf } from '../../store/connection';
import { badRequest, connectionNotLinked, notFound } from '../error';
import { checkFile } from '../expenses/attachments';
import { type Call, ok, operation } from '../operation';
import { connectionOf } from '../platform/connections';

const connected = '/companies/:companyId/connections/:connectionId';

/**
 * Operations on attachments of direct costs and direct incomes. They read from the package itself, not from Codat's
 * cache (Codat, "Attachment").
 */
export const spendAttachmentOperations = [
  ...attachmentOperationsOf('directCosts', 'direct-cost', 'Spend money'),
  ...attachmentOperationsOf('directIncomes', 'direct-income', 'Receive money'),
];

function attachmentOperationsOf(
  type: 'directCosts' | 'directIncomes',
  noun: 'direct-cost' | 'direct-income',
  kind: 'Spend money' | 'Receive money',
) {
  const record = `${connected}/data/${type}/:recordId/attachments`;
  return [
    operation(`upload-${noun}-attachment`, 'POST', `${connected}/push/${type}/:recordId/attachment`, (call) => {
      const connection = connectionOf(call);
      const entry = entryOf(call, connection, kind);
      if (connection.status !== 'Linked') throw connectionNotLinked(connection.id);
      upload(call, connection, entry, type);
      return { status: 200 };
    }),
    operation(`list-${noun}-attachments`, 'GET', record, (call) => {
      const connection = connectionOf(call);
      const files = attachmentsOf(call.sandbox.store, connection.id, entryOf(call, connection, kind).id);
      return ok({ attachments: files.map(attachmentBody) });
    }),
    operation(`get-${noun}-attachment`, 'GET', `${record}/:attachmentId`, (call) =>
      ok(attachmentBody(attachmentOf(call, kind))),
    ),
    operation(`download-${noun}-attachment`, 'GET', `${record}/:attachmentId/download`, (call) => {
      const { name, bytes } = attachmentOf(call, kind);
      // The OpenAPI document lists only this content type, and the official client accepts no other.
      return { status: 200, file: { name, type: 'application/octet-stream', bytes } };
    }),
  ];
}

function entryOf(call: Call, connection: ConnectionRow, kind: EntryRow['kind']): EntryRow {
  const id = call.params.recordId ?? '';
  const sql = 'SELECT * FROM entries WHERE connection_id = ? AND id = ?';
  const entry = call.sandbox.store.get<EntryRow>(sql, connection.id, id);
  if (entry?.kind !== kind || entry.voided !== null) throw notFound(`No record was found with ID ${id}`);
  return entry;
}

function attachmentOf(call: Call, kind: EntryRow['kind']) {
  const connection = connectionOf(call);
  const entry = entryOf(call, connection, kind);
  const id = call.params.attachmentId ?? '';
  const found = attachment(call.sandbox.store, connection.company_id, id);
  if (found?.entry_id !== entry.id) throw notFound(`No attachment was found with ID ${id}`);
  return found;
}

/** Attaches the file immediately and records a push operation that is already completed. */
function upload(call: Call, connection: ConnectionRow, entry: EntryRow, type: 'directCosts' | 'directIncomes'): void {
  const { sandbox, file, requestId } = call;
  const { store } = sandbox;
  if (!file) throw badRequest('A file must be provided.', 'PushApi');
  checkFile(packageOf(connection), file, typeOf(entry));
  const pushId = newId();
  const attachmentId = attach(store, connection, file, { entryId: entry.id, pushId, requestId });
  const now = store.clock.iso();
  store.insert('pushes', {
    id: pushId,
    company_id: connection.company_id,
    connection_id: connection.id,
    data_type: type,
    operation: 'AttachmentUploaded',
    record_id: entry.id,
    payload: '{}',
    status: 'Success',
    status_code: 200,
    requested: now,
    completed: now,
    refresh: 0,
    position: store.next('push'),
    request_id: requestId,
    attachment_id: attachmentId,
  });
  const push = store.get<PushRow>('SELECT * FROM pushes WHERE id = ?', pushId);
  if (push) emitPushResult(sandbox, push, { status: 'Success', recordId: entry.id });
}

function typeOf(entry: EntryRow): ExpenseType {
  const document = documentOf(entry);
  return document.kind === 'Spend money' || document.kind === 'Receive money' ? document.type : 'Payment';
}

const attachmentBody = (file: AttachmentRow): object => ({
  id: file.id,
  name: file.name,
  contentType: file.type,
  dateCreated: file.created,
  fileSize: file.size,
  includeWhenSent: false,
  modifiedDate: file.created,
  sourceModifiedDate: file.created,
});
