import 'server-only';
import type { Tx } from '@/lib/data/db';
import { claimFacts, type NewClaim } from '@/lib/data/expense/form-facts';
import type { ExpenseRow } from '@/lib/data/expense/rows';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { askForApprovalAgain } from './decide';

/** Returns the claim after an edit. Throws a Refusal if it is marked as in the books, or has no amount of its own. */
export async function changedClaim(
  tx: Tx,
  before: ExpenseRow,
  claimOf: ((tx: Tx, before: ExpenseRow) => Promise<NewClaim>) | undefined,
): Promise<NewClaim> {
  if (before.claim?.mark)
    throw new Refusal('This claim is marked as in your books. Undo the mark first, then change it.');
  if (claimOf) return claimOf(tx, before);
  if (before.claim?.kind !== 'expense')
    throw new Refusal('The amount of this claim is calculated from its rate. Change its distance or its days instead.');
  return { kind: 'expense' };
}

/**
 * Saves what an edit changed of a claim. An approved one waits for approval again, unless somebody who may approve changed only
 * its coding.
 */
export async function saveClaim(
  tx: Tx,
  viewer: Viewer,
  { id }: ExpenseRow,
  { claim, isSame }: { readonly claim: NewClaim; readonly isSame: boolean },
): Promise<void> {
  // First, because the database lets an employee write no approved claim.
  if (!isSame || viewer.role === 'employee') await askForApprovalAgain(tx, viewer, [id]);
  if (claim.kind !== 'expense')
    await tx.reimbursable.update({ where: { id }, data: claimFacts(claim), select: { id: true } });
}
