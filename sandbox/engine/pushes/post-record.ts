import { post } from '../../ledger/ledger';
import { exceedsLimit, tooLargeMessage } from '../../ledger/limit';
import type { PostableRecord } from '../../ledger/record';
import type { Sandbox } from '../../sandbox';
import { type ConnectionRow, packageOf } from '../../store/connection';
import { type Outcome, type PushRow, refusedOutcome } from './push-row';

/**
 * Posts a pushed record under a new id, or refuses it if an amount is too large. Pushes and syncs take their ids from
 * the same sequence.
 */
export function postRecord(
  { store }: Sandbox,
  connection: ConnectionRow,
  push: PushRow,
  { kind, date, record, postings }: PostableRecord<object>,
): Outcome {
  if (exceedsLimit({ record, postings })) return refusedOutcome(push.data_type, '', tooLargeMessage);
  const recordId = packageOf(connection).newRecordId(store.next(`record/${connection.id}`));
  post(store, connection, {
    id: recordId,
    transactionId: undefined,
    syncId: undefined,
    pushId: push.id,
    kind,
    date,
    doc: record,
    requestId: push.request_id ?? undefined,
    postings,
  });
  return { recordId };
}
