import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope } from '@/lib/data/db';
import { announce } from '@/lib/data/queue';
import { withdrawQueued } from './syncs';

/**
 * Stops a run: what was not sent yet is taken back, what was sent goes on to its end. Answers how many expenses came
 * back; null when there is no such run.
 */
export const stopRun = (scope: CompanyScope, runId: string): Promise<number | null> =>
  inScope(scope, async (tx) => {
    const { companyId, userId } = scope;
    const { count } = await tx.syncRun.updateMany({
      where: { id: runId, companyId },
      data: { stoppedAt: new Date(), stoppedById: userId ?? null },
    });
    if (count === 0) return null;
    const back = await withdrawQueued(tx, scope, runId);
    await record(tx, scope, 'run.stopped', runId, { expenses: back });
    await announce(tx, companyId);
    return back;
  });
