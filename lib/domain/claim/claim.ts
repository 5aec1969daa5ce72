import type { Day } from '@/lib/domain/day';
import type { Money } from '@/lib/domain/money';

export const claimKinds = ['expense', 'mileage', 'per_diem'] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const claimKindNames: Readonly<Record<ClaimKind, string>> = {
  expense: 'Expense paid personally',
  mileage: 'Mileage',
  per_diem: 'Per diem',
};

export const claimStates = ['draft', 'submitted', 'returned', 'approved'] as const;
export type ClaimState = (typeof claimStates)[number];

export const claimStateNames: Readonly<Record<ClaimState, string>> = {
  draft: 'Draft',
  submitted: 'Waiting for approval',
  returned: 'Sent back',
  approved: 'Approved',
};

/** What a claim has besides an expense: the company owes the amount to the person who spent it. */
export type Claim = {
  readonly kind: ClaimKind;
  readonly state: ClaimState;
  /** Why an approver sent it back. Null unless it is sent back. */
  readonly returnReason: string | null;
  /** The day on which the person is due to be paid. Null until it is approved for the first time. */
  readonly dueDay: Day | null;
  /** The person's supplier in the currency of the claim, by the id of the connection to the books. */
  readonly supplierRefs: Readonly<Record<string, string>>;
};

/** Whether the claim can be submitted: nobody decides about it, and it is not approved. */
export const canSubmit = ({ state }: Pick<Claim, 'state'>): boolean => state === 'draft' || state === 'returned';

export const isPending = ({ state }: Pick<Claim, 'state'>): boolean => state === 'submitted';

/**
 * Says why a person may not decide about a claim, or returns null. Nobody decides about their own, unless nobody else could:
 * `approvers` is the number of members who may approve.
 */
export function decisionProblem({ isOwn, approvers }: { readonly isOwn: boolean; readonly approvers: number }) {
  return isOwn && approvers > 1 ? 'This is your own claim. Another owner, admin or bookkeeper approves it.' : null;
}

/** What an approver decides about claims. */
export type ClaimDecision = { readonly to: 'approve' } | { readonly to: 'return'; readonly reason: string };

/** What an approver is told after a decision about several claims. */
export type DecidedClaims = {
  readonly decision: ClaimDecision['to'];
  readonly ids: readonly string[];
  /** The sum of the decided claims in each currency, in minor units. */
  readonly totals: readonly Money[];
  /** Those that stay as they are, with the reason. */
  readonly skipped: readonly { readonly id: string; readonly merchant: string; readonly reason: string }[];
};
