import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope, type Tx } from '@/lib/data/db';
import { currentRows } from '@/lib/data/expense/stored-rows';
import { holdCoding, lockMovements } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import { canSubmit, decisionProblem, isPending } from '@/lib/domain/claim/claim';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays, dayAt } from '@/lib/domain/day';
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

/**
 * Approves a submitted claim. It is due as many days after today as the company says. A bill that is in the books keeps its due
 * day. Throws a Refusal if the claim does not wait for approval, or the viewer may not decide about it.
 */
export const approveClaim = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const claim = await lockClaim(tx, viewer.companyId, id);
    if (claim.state === 'approved') return;
    await checkDecision(tx, viewer, claim);
    const { repayDays } = await tx.company.findUniqueOrThrow({
      where: { id: viewer.companyId },
      select: { repayDays: true },
    });
    const now = new Date();
    const dueDay =
      claim.synced && claim.dueDay !== null ? claim.dueDay : addDays(dayAt(now, viewer.timeZone), repayDays);
    await tx.reimbursable.update({
      where: { id },
      data: { state: 'approved', dueDay, decidedAt: now, decidedById: viewer.userId },
      select: { id: true },
    });
    await done(tx, viewer, id, 'claim.approved', { dueDay });
  });

/** Sends a submitted claim back to its person, with a reason. */
export const returnClaim = (viewer: Viewer, id: string, reason: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const claim = await lockClaim(tx, viewer.companyId, id);
    if (claim.state === 'returned' && claim.returnReason === reason) return;
    await checkDecision(tx, viewer, claim);
    await tx.reimbursable.update({
      where: { id },
      data: { state: 'returned', returnReason: reason, decidedAt: new Date(), decidedById: viewer.userId },
      select: { id: true },
    });
    await done(tx, viewer, id, 'claim.returned', { reason });
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

async function checkDecision(tx: Tx, viewer: Viewer, claim: ClaimRow): Promise<void> {
  if (!isPending(claim))
    throw new Refusal('This claim does not wait for approval any more. Reload the page to see it.');
  const problem = decisionProblem({
    isOwn: claim.personId === viewer.userId,
    approvers: await countApprovers(tx, viewer.companyId),
  });
  if (problem) throw new Refusal(problem);
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
