import { type EntryRow, voidEntry } from '../../ledger/ledger';
import type { Sandbox } from '../../sandbox';
import { type ConnectionRow, infoOf } from '../../store/connection';
import { formatDay } from '../day';
import { type Outcome, type PushRow, refusedOutcome } from './push-row';

const kinds: Partial<Record<PushRow['data_type'], EntryRow['kind']>> = {
  directCosts: 'Spend money',
  journalEntries: 'Journal',
};

/** Deletes a direct cost or a journal entry. Codat can delete no other type of record ("Push"). */
export function deleteDocument(sandbox: Sandbox, connection: ConnectionRow, push: PushRow): Outcome {
  const { store } = sandbox;
  const id = push.record_id ?? '';
  const entry = store.get<EntryRow>('SELECT * FROM entries WHERE connection_id = ? AND id = ?', connection.id, id);
  if (!entry || entry.voided !== null || entry.kind !== kinds[push.data_type])
    return refusedOutcome(push.data_type, 'Id', `No record was found with ID ${id}`);
  const { lockDate } = infoOf(connection);
  if (lockDate !== undefined && entry.date <= lockDate)
    return refusedOutcome(
      push.data_type,
      'Id',
      `The record is within a closed period, which ends on ${formatDay(lockDate)}.`,
    );
  voidEntry(store, connection.id, entry.id);
  return { recordId: entry.id };
}
