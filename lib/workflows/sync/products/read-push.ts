import { pushState } from '@/lib/codat/books/new-entries';
import type { ConnectionIds } from '@/lib/codat/company/connections';
import type { SendableSync, SentSync, SyncWithItems } from '@/lib/data/sync/claim';
import type { ItemUpdate } from '@/lib/domain/sync/sync';
import { channelOf, type LaneContext } from '../lane-context';
import { withRetry } from '../with-retry';
import type { WriteResult } from './product';

/** Reads the outcome of the push of an entry, Codat's operation that writes it to the package. */
export async function readPush(context: LaneContext, batch: SentSync | SendableSync): Promise<WriteResult> {
  const channel = channelOf(context, batch.id);
  const push = await withRetry(context, () => pushState(context.codatCompanyId, batch.codatSyncId ?? '', channel));
  switch (push.state) {
    case 'pending':
      return { kind: 'read', updates: [], fault: null };
    case 'written':
      return {
        kind: 'read',
        updates: updatesOf(batch, { state: 'synced', message: null, recordRef: push.ref }),
        fault: null,
      };
    case 'refused':
      return { kind: 'read', updates: updatesOf(batch, { state: 'failed', message: push.message }), fault: null };
    case 'unknown':
      return { kind: 'lost' };
  }
}

/** Returns this outcome for each entry of a batch. */
export const updatesOf = ({ items }: SyncWithItems, outcome: Omit<ItemUpdate, 'recordId'>): ItemUpdate[] =>
  items.map(({ recordId }) => ({ recordId, ...outcome }));

/** Returns the ids of the linked connection at Codat. The lane sends nothing without one. */
export function idsOf({ codatCompanyId, connection }: LaneContext): ConnectionIds {
  if (!connection) throw new Error('the company has no connection');
  return { codatCompanyId, connectionId: connection.codatConnectionId };
}
