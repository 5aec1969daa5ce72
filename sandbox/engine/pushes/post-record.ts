import { post } from '../../ledger/ledger';
import type { PostableRecord } from '../../ledger/record';
import type { Sandbox } from '../../sandbox';
import { type ConnectionRow, packageOf } from '../../store/connection';
import type { Outcome, PushRow } from './push-row';

/** Enters a pushed document into the books under a new id, from the same row of numbers as those of a sync. */
export function postRecord(
  { store }: Sandbox,
  connection: ConnectionRow,
  push: PushRow,
  written: PostableRecord<object>,
): Outcome {
  const recordId = packageOf(connection).newRecordId(store.next(`record/${connection.id}`));
  post(store, connection, {
    id: recordId,
    transactionId: undefined,
    syncId: undefined,
    pushId: push.id,
    kind: written.kind,
    date: written.date,
    doc: written.record,
    requestId: push.request_id ?? undefined,
    postings: written.postings,
  });
  return { recordId };
}
