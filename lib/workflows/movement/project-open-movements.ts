import { worker } from '@/lib/data/db';
import { endProjection, projectPage, requestedProjection } from '@/lib/data/movement/projection-runs';
import type { JobData } from '@/lib/data/queue';

/**
 * Stores the status of all open movements of a company again, in pages. When the coding changes meanwhile, it starts
 * again. Idempotent: a second run at the same time costs work and changes nothing.
 */
export async function projectOpenMovements({ companyId }: JobData<'project-movements'>): Promise<void> {
  const scope = worker(companyId);
  for (let at = await requestedProjection(scope); at; at = await requestedProjection(scope)) {
    let last: string | null = null;
    do last = await projectPage(scope, last);
    while (last !== null);
    await endProjection(scope, at);
  }
}
