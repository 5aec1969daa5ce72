import { createHash } from 'node:crypto';
import { v4 as newId } from 'uuid';
import type { ConnectionRow } from '../store/connection';
import type { Store } from '../store/store';

export interface AttachedFile {
  readonly name: string;
  /** The media type that the client sent with the file. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * The record that a file is attached to, and what the file came with: the transaction of a sync, or a push operation.
 */
export interface AttachmentTarget {
  readonly entryId: string;
  readonly transactionId?: string;
  readonly syncId?: string;
  readonly pushId?: string;
  readonly requestId: string;
}

export interface AttachmentRow {
  readonly id: string;
  readonly entry_id: string;
  readonly transaction_id: string | null;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly created: string;
  readonly request_id: string;
}

const columns = 'id, entry_id, transaction_id, name, type, size, sha256, created, request_id';

/** Saves a file as an attachment of a record. Returns the id of the attachment. */
export function attach(
  store: Store,
  connection: Pick<ConnectionRow, 'id' | 'company_id'>,
  file: AttachedFile,
  to: AttachmentTarget,
): string {
  const id = newId();
  store.run(
    `INSERT INTO attachments (id, company_id, connection_id, entry_id, transaction_id, sync_id, push_id, name, type, size, sha256, created, request_id, bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    connection.company_id,
    connection.id,
    to.entryId,
    to.transactionId ?? null,
    to.syncId ?? null,
    to.pushId ?? null,
    file.name,
    file.type,
    file.bytes.byteLength,
    createHash('sha256').update(file.bytes).digest('hex'),
    store.clock.iso(),
    to.requestId,
    file.bytes,
  );
  return id;
}

/** Returns the attachments of a record, oldest first, without their bytes. */
export const attachmentsOf = (store: Store, connectionId: string, entryId: string): readonly AttachmentRow[] =>
  store.all<AttachmentRow>(
    `SELECT ${columns} FROM attachments WHERE connection_id = ? AND entry_id = ? ORDER BY created, id`,
    connectionId,
    entryId,
  );

/** Returns an attachment of the company with its bytes. */
export const attachment = (
  store: Store,
  companyId: string,
  id: string,
): (AttachmentRow & { readonly bytes: Uint8Array<ArrayBuffer> }) | undefined =>
  store.get('SELECT * FROM attachments WHERE company_id = ? AND id = ?', companyId, id);
