import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope, type Tx } from '@/lib/data/db';
import { currentRows } from '@/lib/data/expense/stored-rows';
import { holdCoding, lockMovements } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import { canSubmit, isPending } from '@/lib/domain/claim/claim';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import type { ClaimFacts } from './stored';

export type ClaimRow = { readonly id: string; readonly personId: string; readonly synced: boolean } & ClaimFacts;

/** Submits a person's own claim for approval. Idempotent. Throws a Refusal for another person's claim. */
export const submitClaim = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const claim = await lockClaim(tx, viewer.companyId, id);
    if (claim.personId !== viewer.userId) throw new Refusal('Only the person who paid can submit this claim.');
    if (claim.state === 'submitted') return;
    if (!canSubmit(claim)) throw new Refusal('This claim is approved already.');
    await tx.reimbursable.update({
      where: { id },
      data: { state: 'submitted', submittedAt: new Date() },
      select: { id: true },
    });
    await done(tx, viewer, id, 'claim.submitted');
  });

/** Takes a submitted claim back, so that its person can change it. Idempotent. */
export const withdrawClaim = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const claim = await lockClaim(tx, viewer.companyId, id);
    if (claim.personId !== viewer.userId)
      throw new Refusal('Only the person who submitted this claim can take it back.');
    if (claim.state === 'draft') return;
    if (!isPending(claim)) throw new Refusal('Somebody has decided about this claim already.');
    await tx.reimbursable.update({ where: { id }, data: { state: 'draft' }, select: { id: true } });
    await done(tx, viewer, id, 'claim.withdrawn');
  });

/** Returns how many members of the company may approve claims. */
export const countApprovers = (tx: Tx, companyId: string): Promise<number> =>
  tx.member.count({ where: { companyId, role: { in: ['owner', 'admin', 'bookkeeper'] } } });

/**
 * Sends approved claims back to approval, because a person changed what was approved. Runs in the caller's transaction, before
 * the projection.
 */
export async function askForApprovalAgain(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<void> {
  const asked = await tx.$queryRaw<{ id: string }[]>`
    update reimbursables set state = 'submitted', submitted_at = now()
    where id = any(${[...ids]}::uuid[]) and company_id = ${viewer.companyId}::uuid and state = 'approved'
    returning id::text as id`;
  for (const { id } of asked) await record(tx, viewer, 'claim.approval-lost', id);
}

/** Locks and returns a claim. Throws a Refusal if there is none, or it is on its way to the books. */
export async function lockClaim(tx: Tx, companyId: string, id: string): Promise<ClaimRow> {
  await holdCoding(tx, companyId);
  await lockMovements(tx, companyId, [id]);
  const [row] = await currentRows(tx, companyId, [id]);
  if (!row?.claim) throw new Refusal('This claim is no longer there.');
  if (['queued', 'sending', 'unknown'].includes(row.status))
    throw new Refusal('This claim is on its way to your books. Wait for the outcome, then try again.');
  return { ...row.claim, id, personId: row.spenderId, synced: row.syncedRevision !== null };
}

async function done(tx: Tx, viewer: Viewer, id: string, action: string, detail = {}): Promise<void> {
  await projectMovements(tx, viewer.companyId, [id]);
  await record(tx, viewer, action, id, detail);
  await announce(tx, viewer.companyId, ['expenses'], [id]);
}
