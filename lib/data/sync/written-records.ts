import 'server-only';
import type { Tx } from '@/lib/data/db';

type Written = { readonly movementId: string; readonly connectionId: string; readonly record: unknown };

/** Returns the record of the newest successful attempt of each of these movements. */
export const writtenRecords = (tx: Tx, ids: readonly string[]): Promise<Written[]> =>
  tx.$queryRaw<Written[]>`
    select distinct on (i.movement_id) i.movement_id::text as "movementId", s.connection_id::text as "connectionId", i.record
    from sync_items i join syncs s on s.id = i.sync_id
    where i.movement_id = any(${[...ids]}::uuid[]) and i.state = 'synced'
    order by i.movement_id, i.attempt desc`;
