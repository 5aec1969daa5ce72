import { ActionButton } from '@/components/form/action-button';
import { Card, CardHeader } from '@/components/ui/display/card';
import { acceptProposal, declineProposal } from '@/lib/actions/rules';

export type ProposalView = {
  readonly merchantKey: string;
  readonly merchant: string;
  readonly category: string;
  readonly times: number;
};

/**
 * Rules that Outlay suggests, because people coded the expenses of a merchant in the same way. A suggestion becomes a
 * rule when a person accepts it.
 */
export function Proposals({ proposals }: { proposals: readonly ProposalView[] }) {
  if (proposals.length === 0) return null;
  return (
    <Card aria-labelledby="proposals-title" className="mb-4">
      <CardHeader id="proposals-title" title="Suggested rules" line />
      <ul>
        {proposals.map(({ merchantKey, merchant, category, times }) => (
          <li
            key={merchantKey}
            className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3.5 py-3 not-first:border-t not-first:border-line"
          >
            <span className="min-w-0 grow basis-64 wrap-anywhere">
              You coded <strong>{merchant}</strong> to {category} {times === 2 ? 'twice' : `${times} times`}. Create a
              rule?
            </span>
            <span className="flex flex-wrap gap-1.5">
              <ActionButton
                action={acceptProposal}
                fields={{ merchantKey }}
                size="sm"
                variant="primary"
                aria-label={`Accept: always code ${merchant} to ${category}`}
                doneToast={`There is a rule for ${merchant} now. It codes what comes.`}
              >
                Accept
              </ActionButton>
              <ActionButton
                action={declineProposal}
                fields={{ merchantKey }}
                size="sm"
                aria-label={`Not now: no rule for ${merchant}`}
              >
                Not now
              </ActionButton>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
