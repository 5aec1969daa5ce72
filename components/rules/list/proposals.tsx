'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { Card, CardHeader } from '@/components/ui/display/card';
import { Notice } from '@/components/ui/feedback/notice';
import { showToast } from '@/components/ui/feedback/toast';
import { idle } from '@/lib/actions/result';
import { acceptProposal, declineProposal } from '@/lib/actions/rules';

export type ProposalView = {
  readonly merchantKey: string;
  readonly merchant: string;
  readonly category: string;
  readonly times: number;
};

/** Rules that people's own codings suggest. Nothing is made of them until somebody says so. */
export function Proposals({ proposals }: { proposals: readonly ProposalView[] }) {
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState<string>();
  if (proposals.length === 0) return null;
  const answer = async ({ merchantKey, merchant }: ProposalView, accepted: boolean) => {
    setBusy(merchantKey);
    const form = new FormData();
    form.set('merchantKey', merchantKey);
    const result = await (accepted ? acceptProposal(idle, form) : declineProposal(idle, form));
    setBusy(undefined);
    setRefusal(result.state === 'refused' ? result.message : undefined);
    if (result.state === 'done' && accepted) showToast(`There is a rule for ${merchant} now. It codes what comes.`);
  };
  return (
    <Card aria-labelledby="proposals-title" className="mb-4">
      <CardHeader id="proposals-title" title="Shall these be rules?" line />
      {refusal && (
        <Notice live tone="bad" className="m-3">
          {refusal}
        </Notice>
      )}
      <ul>
        {proposals.map((proposal) => (
          <li
            key={proposal.merchantKey}
            className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3.5 py-3 not-first:border-t not-first:border-line"
          >
            <span className="min-w-0 grow basis-64 wrap-anywhere">
              You put <strong>{proposal.merchant}</strong> under {proposal.category}{' '}
              {proposal.times === 2 ? 'twice' : `${proposal.times} times`}. Always do that?
            </span>
            <span className="flex gap-1.5">
              <Button
                size="sm"
                variant="primary"
                pending={busy === proposal.merchantKey}
                aria-label={`Accept: always put ${proposal.merchant} under ${proposal.category}`}
                onClick={() => answer(proposal, true)}
              >
                Accept
              </Button>
              <Button
                size="sm"
                aria-label={`Not now: no rule for ${proposal.merchant}`}
                onClick={() => answer(proposal, false)}
              >
                Not now
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
