'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { useHydrated } from '@/components/page/use-hydrated';
import { Card, CardHeader } from '@/components/ui/display/card';
import { showToast } from '@/components/ui/feedback/toast';
import { acceptProposal, declineProposal } from '@/lib/actions/rules';

export type ProposalView = {
  readonly merchantKey: string;
  readonly merchant: string;
  readonly category: string;
  readonly times: number;
};

/**
 * Rules that Outlay suggests, because people coded the expenses of a merchant in the same way. A suggestion becomes a
 * rule when a person accepts it. One form serves the buttons that accept, another those that decline.
 */
export function Proposals({ proposals }: { proposals: readonly ProposalView[] }) {
  const isHydrated = useHydrated();
  const accepted = useAction(acceptProposal, {
    onDone: (_, posted) => {
      const merchant = proposals.find(({ merchantKey }) => merchantKey === posted?.get('merchantKey'))?.merchant;
      showToast(`There is a rule for ${merchant ?? 'the merchant'} now. It codes what comes.`);
    },
  });
  const declined = useAction(declineProposal);
  // A pending button must not submit the form a second time.
  const type = accepted.pending || declined.pending ? 'button' : undefined;
  return (
    <>
      <form {...declined.formProps} id="decline-proposal" />
      <form {...accepted.formProps}>
        {proposals.length > 0 && (
          <Card aria-labelledby="proposals-title" className="mb-4">
            <CardHeader id="proposals-title" title="Suggested rules" line />
            <ul className="proposal-rows">
              {proposals.map(({ merchantKey, merchant, category, times }) => (
                <li key={merchantKey}>
                  <p>
                    You coded <b>{merchant}</b>
                    {` to ${category} ${times === 2 ? 'twice' : `${times} times`}. Create a rule?`}
                  </p>
                  <div>
                    <button
                      type={type}
                      name="merchantKey"
                      value={merchantKey}
                      aria-label={isHydrated ? `Accept: always code ${merchant} to ${category}` : undefined}
                    >
                      Accept
                    </button>
                    <button
                      type={type}
                      form="decline-proposal"
                      name="merchantKey"
                      value={merchantKey}
                      aria-label={isHydrated ? `Not now: no rule for ${merchant}` : undefined}
                    >
                      Not now
                    </button>
                  </div>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </form>
      <RefusalNotice state={accepted.state} className="mb-3" />
      <RefusalNotice state={declined.state} className="mb-3" />
    </>
  );
}
