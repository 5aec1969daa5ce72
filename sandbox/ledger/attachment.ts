import { createHash } from 'node:crypto';
import { v4 as newId } from 'uuid';
import type { ConnectionRow } from '../store/connection';
import type { Store } from '../store/store';

export interface AttachedFile {
  readonly name: string;
  /** Its media type as it was sent. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What the file belongs to and what brought it: a sync's transaction, or a push operation. */
export interface Attaching {
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

/** Keeps a file with a record, byte for byte; answers its id. */
export function attach(
  store: Store,
  connection: Pick<ConnectionRow, 'id' | 'company_id'>,
  file: AttachedFile,
  to: Attaching,
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

/** A record's files, oldest first, without their bytes. */
export const attachmentsOf = (store: Store, connectionId: string, entryId: string): readonly AttachmentRow[] =>
  store.all<AttachmentRow>(
    `SELECT ${columns} FROM attachments WHERE connection_id = ? AND entry_id = ? ORDER BY created, id`,
    connectionId,
    entryId,
  );

/** The bytes too, wherever in the company's books it hangs. */
export const attachment = (
  store: Store,
  companyId: string,
  id: string,
): (AttachmentRow & { readonly bytes: Uint8Array<ArrayBuffer> }) | undefined =>
  store.get('SELECT * FROM attachments WHERE company_id = ? AND id = ?', companyId, id);
