import { ActionButton } from '@/components/form/action-button';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Day } from '@/components/ui/display/day';
import { Definition, DefinitionList } from '@/components/ui/display/definition-list';
import { Instant } from '@/components/ui/display/instant';
import { Notice } from '@/components/ui/feedback/notice';
import { approve, readPayments, submitOwnClaim, withdrawOwnClaim } from '@/lib/actions/claim/claims';
import { type ClaimKind, type ClaimState, claimKindNames, claimStateNames } from '@/lib/domain/claim/claim';
import { type BillPayment, billStatusNames } from '@/lib/domain/claim/payment';
import { ReturnForm } from './return-form';

export type ShownClaim = {
  readonly id: string;
  readonly kind: ClaimKind;
  readonly state: ClaimState;
  readonly person: string;
  readonly returnReason: string | null;
  readonly dueDay: string | null;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: string;
  /** How far the bill is paid, as the books said last; null before they were read. */
  readonly payment: {
    readonly status: BillPayment['status'];
    readonly paid: string;
    readonly paidDay: string | null;
    readonly readAt: Date;
  } | null;
};

/** Where a claim is between its person and an approver, and what the viewer can do about it. */
export function ClaimCard({
  claim,
  isOwn,
  mayDecide,
  problem,
  isOnlyApprover,
  isUnderway,
  canRead,
  locale,
  timeZone,
}: {
  claim: ShownClaim;
  isOwn: boolean;
  /** Whether the viewer's role approves claims. */
  mayDecide: boolean;
  /** Why the viewer may not decide about this one, or null. */
  problem: string | null;
  isOnlyApprover: boolean;
  /** Whether the claim is on its way to the books. */
  isUnderway: boolean;
  /** Whether the bill is in books from which Outlay can read its payment. */
  canRead: boolean;
  locale: string;
  timeZone: string;
}) {
  const { id, state } = claim;
  const canSubmit = isOwn && (state === 'draft' || state === 'returned') && !isUnderway;
  const decides = mayDecide && state === 'submitted' && !isUnderway;
  return (
    <Card aria-labelledby="claim">
      <CardHeader id="claim" title="Claim" detail={claimKindNames[claim.kind]} line />
      <CardSection>
        <DefinitionList>
          <Definition term="State">{claimStateNames[state]}</Definition>
          <Definition term="Repaid to">{claim.person}</Definition>
          {claim.submittedAt && state !== 'draft' && (
            <Definition term="Submitted">
              <Instant at={claim.submittedAt} locale={locale} timeZone={timeZone} />
            </Definition>
          )}
          {claim.decidedAt && (state === 'approved' || state === 'returned') && (
            <Definition term={state === 'approved' ? 'Approved' : 'Sent back'}>
              <Instant at={claim.decidedAt} locale={locale} timeZone={timeZone} />
              {claim.decidedBy && ` by ${claim.decidedBy}`}
            </Definition>
          )}
          {claim.returnReason !== null && <Definition term="Reason">{claim.returnReason}</Definition>}
          {claim.payment && (
            <Definition term="Payment">
              {billStatusNames[claim.payment.status]}
              {claim.payment.status === 'part paid' && `: ${claim.payment.paid}`}
              {claim.payment.paidDay && (
                <>
                  {' on '}
                  <Day day={claim.payment.paidDay} locale={locale} />
                </>
              )}
              <span className="block text-sm text-faint">
                Read from the books <Instant at={claim.payment.readAt} locale={locale} timeZone={timeZone} />
              </span>
            </Definition>
          )}
          {claim.dueDay && state === 'approved' && (
            <Definition term="Due">
              <Day day={claim.dueDay} locale={locale} />
            </Definition>
          )}
        </DefinitionList>
      </CardSection>
      {canRead && (
        <CardSection>
          <ActionButton
            action={readPayments}
            fields={{ id }}
            size="sm"
            doneToast="Outlay reads the bills. This takes a minute."
          >
            Check payment
          </ActionButton>
        </CardSection>
      )}
      {(canSubmit || (isOwn && state === 'submitted' && !isUnderway) || decides) && (
        <CardSection className="flex flex-wrap items-center gap-2">
          {canSubmit && (
            <ActionButton action={submitOwnClaim} fields={{ id }} variant="primary" doneToast="Submitted for approval.">
              Submit claim
            </ActionButton>
          )}
          {decides && problem === null && (
            <>
              {isOnlyApprover && (
                <Notice tone="info" className="basis-full">
                  This is your own claim. You can approve it because you are the only person here who approves claims.
                  The history shows that you approved your own claim.
                </Notice>
              )}
              <ActionButton action={approve} fields={{ id }} variant="primary" doneToast="Approved.">
                Approve claim
              </ActionButton>
              <ReturnForm id={id} />
            </>
          )}
          {decides && problem !== null && <p className="basis-full text-soft">{problem}</p>}
          {isOwn && state === 'submitted' && !isUnderway && (
            <ActionButton action={withdrawOwnClaim} fields={{ id }} doneToast="Taken back.">
              Take back
            </ActionButton>
          )}
        </CardSection>
      )}
    </Card>
  );
}
