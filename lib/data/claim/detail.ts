import 'server-only';
import { inScope } from '@/lib/data/db';
import type { ExpenseRow } from '@/lib/data/expense/rows';
import { decisionProblem } from '@/lib/domain/claim/claim';
import type { Viewer } from '@/lib/domain/company/viewer';
import { countApprovers } from './decide';
import { namesakeOf } from './suppliers';

/** What the page of a claim shows besides the claim itself. */
export type ClaimDetail = {
  /** Why the viewer may not decide about it, or null. */
  readonly problem: string | null;
  /** Whether the viewer decides about their own claim, because nobody else may. */
  readonly isOnlyApprover: boolean;
  /** The supplier with the person's name, to be confirmed. Null when one is chosen already, or none has the name. */
  readonly suggestion: { readonly ref: string; readonly name: string } | null;
};

export const claimDetail = (
  viewer: Viewer,
  { claim, spenderId, spenderName, amount }: ExpenseRow,
  connectionId: string | null,
): Promise<ClaimDetail | null> =>
  inScope(viewer, async (tx) => {
    if (!claim) return null;
    const isOwn = spenderId === viewer.userId;
    const approvers = await countApprovers(tx, viewer.companyId);
    const hasSupplier = connectionId === null || claim.supplierRefs[connectionId] !== undefined;
    return {
      problem: decisionProblem({ isOwn, approvers }),
      isOnlyApprover: isOwn && approvers === 1,
      suggestion: hasSupplier
        ? null
        : await namesakeOf(tx, connectionId, { name: spenderName, currency: amount.currency }),
    };
  });
