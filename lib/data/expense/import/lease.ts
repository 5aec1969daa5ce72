import 'server-only';
import type { Tx } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';

/** How long an import counts as running without a sign of its process. */
export const leaseSeconds = 30;

/**
 * Takes the lease with which a person runs one import at a time, in any web process and any company. Returns false while
 * another import of the person has it. A lease that was not renewed expires.
 */
export async function takeLease(tx: Tx, { userId }: Viewer, importId: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    insert into import_leases (person_id, import_id, expires_at)
    values (${userId}::uuid, ${importId}::uuid, now() + make_interval(secs => ${leaseSeconds}))
    on conflict (person_id) do update set import_id = excluded.import_id, expires_at = excluded.expires_at
    where import_leases.expires_at < now()`;
  return count === 1;
}

/** Renews the lease and reports that the import runs. Throws when another import has taken the lease. */
export async function renewIn(tx: Tx, { userId, companyId }: Viewer, importId: string): Promise<void> {
  const count = await tx.$executeRaw`
    update import_leases set expires_at = now() + make_interval(secs => ${leaseSeconds})
    where person_id = ${userId}::uuid and import_id = ${importId}::uuid`;
  if (count === 0) throw new Error(`the import ${importId} has lost its lease`);
  await tx.$executeRaw`
    update imports set renewed_at = now() where id = ${importId}::uuid and company_id = ${companyId}::uuid`;
}

export const releaseIn = (tx: Tx, { userId }: Viewer, importId: string): Promise<unknown> =>
  tx.importLease.deleteMany({ where: { personId: userId, importId } });
