import 'server-only';
import type { Tx } from '@/lib/data/db';
import { enqueue } from '@/lib/data/queue';
import { lockMovements } from './coding-lock';
import { projectMovements } from './project';

/** At most this many movements are evaluated while a person waits. */
const mostAtOnce = 500;

/**
 * Stores the status of every open movement again, after a change of what decides the coding: the mapping, the lists or
 * the lock date of the books, the connection, or a setting of the company. Evaluates them in the caller's transaction,
 * or in the background when there are many. The caller has called `lockCoding` before the change. `planned` is the result
 * of `planReprojection`, if the caller has locked movements before.
 */
export async function reprojectOpen(tx: Tx, companyId: string, planned?: Reprojection): Promise<void> {
  const { ids } = planned ?? (await planReprojection(tx, companyId));
  if (ids) await projectMovements(tx, companyId, ids);
  else await requestProjection(tx, companyId);
}

/** The movements that are evaluated at once; null when there are so many that they are evaluated in the background. */
export type Reprojection = { readonly ids: readonly string[] | null };

/**
 * Decides how `reprojectOpen` evaluates the open movements, and locks those that it evaluates at once. A change that locks
 * some of them calls it first. Otherwise `reprojectOpen` would lock the others later, and not in the order of their ids.
 */
export async function planReprojection(tx: Tx, companyId: string): Promise<Reprojection> {
  const ids = await openMovements(tx, companyId, { after: null, most: mostAtOnce + 1 });
  if (ids.length > mostAtOnce) return { ids: null };
  await lockMovements(tx, companyId, ids);
  return { ids };
}

/** Returns the ids of unsynced movements in order, from after the id `after`. */
export async function openMovements(
  tx: Tx,
  companyId: string,
  { after, most }: { readonly after: string | null; readonly most: number },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from movements where company_id = ${companyId}::uuid and removed_at is null
      and status <> 'synced' and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${most}`;
  return rows.map(({ id }) => id);
}

async function requestProjection(tx: Tx, companyId: string): Promise<void> {
  await tx.$executeRaw`
    update companies set projection_done = 0,
      projection_requested_at = greatest(clock_timestamp(), projection_requested_at + interval '1 millisecond'),
      projection_total = (select count(*) from movements where company_id = ${companyId}::uuid 
        and removed_at is null and status <> 'synced')
    where id = ${companyId}::uuid`;
  await enqueueProjection(tx, companyId);
}

/** Of several requests at the same time, one job does the work, and one more the rest. */
export const enqueueProjection = (tx: Tx, companyId: string): Promise<void> =>
  enqueue(
    tx,
    { name: 'project-movements', data: { companyId } },
    { once: { key: companyId, seconds: 2, isLastKept: true } },
  );
