import { inScope, worker } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { claimToSend, loadSync, type SendableSync } from '@/lib/data/sync/claim';
import { wakeLane } from '@/lib/data/sync/due-work';
import { createRun } from '@/lib/data/sync/freeze';
import { acquireLane, type Lane, releaseLane } from '@/lib/data/sync/lease';
import { saveOutcomes } from '@/lib/data/sync/outcomes';
import { markUnknown } from '@/lib/data/sync/poll';
import { queueMovements, takeQueuedPart } from '@/lib/data/sync/run/queue';
import { recordSent, rescheduleSend } from '@/lib/data/sync/send-result';
import type { Viewer } from '@/lib/domain/company/viewer';
import { freezeTaken } from '@/lib/workflows/sync/freeze-part';
import { asSuperuser } from '../superuser';

/** Queues expenses in a run, as a request of more than one part does. */
export const queue = (viewer: Viewer, ids: readonly string[]): Promise<void> =>
  inScope(viewer, async (tx) => {
    await holdCoding(tx, viewer.companyId);
    await queueMovements(tx, viewer, await createRun(tx, viewer, 'hand'), { ids });
    await wakeLane(tx, viewer.companyId);
  });

/** Freezes the next two expenses that wait in a run, as the lane freezes the next part. */
export const freezePart = ({ companyId }: Viewer): Promise<void> =>
  withLane(companyId, (lane) =>
    inScope(worker(companyId), async (tx) => {
      await holdCoding(tx, companyId);
      const part = await takeQueuedPart(tx, lane, 2);
      if (part) await freezeTaken(tx, { ...worker(companyId), userId: part.requestedById }, part);
    }),
  );

async function withLane(companyId: string, act: (lane: Lane) => Promise<void>): Promise<void> {
  const lane = await acquireLane(companyId, newId());
  if (!lane) return;
  await act(lane);
  await releaseLane(lane);
}

/** Claims the due batches as a worker does, and stores this result of their requests. */
export async function send(viewer: Viewer, result: string): Promise<void> {
  await asSuperuser(`update syncs set due_at = now() where company_id = $1 and due_at is not null`, [viewer.companyId]);
  await withLane(viewer.companyId, async (lane) => {
    for (const sync of await claimToSend(lane, 10, 90)) await store(sync, result);
  });
}

async function store(sync: SendableSync, result: string): Promise<void> {
  if (result === 'sent') await recordSent(sync, newId(), 60);
  if (result === 'unknown' || result === 'not-sent') await rescheduleSend(sync, { afterSeconds: 0, outcome: result });
}

/** Stores the outcomes of the batches that were sent, or that Codat has not reported them in time. */
export async function settle(viewer: Viewer, state: string): Promise<void> {
  const sent = await asSuperuser<{ id: string }>(`select id from syncs where company_id = $1 and state = 'sent'`, [
    viewer.companyId,
  ]);
  for (const { id } of sent) {
    const sync = await loadSync(viewer, { id });
    if (!sync) continue;
    if (state === 'overdue') await markUnknown(sync);
    else
      await saveOutcomes(
        sync,
        sync.items.map(({ recordId }) => ({
          recordId,
          state: state as 'synced' | 'failed',
          message: null,
          cause: null,
        })),
      );
  }
}
