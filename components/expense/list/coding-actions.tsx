'use client';

import { useActionState, useEffect } from 'react';
import { AlwaysDoThis } from '@/components/expense/detail/always-do-this';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { CardSection } from '@/components/ui/display/card';
import { Notice } from '@/components/ui/feedback/notice';
import { showToast } from '@/components/ui/feedback/toast';
import { codeAgain } from '@/lib/actions/expenses';
import { idle } from '@/lib/actions/result';

/** What follows from how an expense is coded: a rule for others like it, or coding it again by what is known now. */
export function CodingActions({
  id,
  merchant,
  byHand,
  mayCodeAgain,
}: {
  id: string;
  merchant: string;
  byHand: boolean;
  mayCodeAgain: boolean;
}) {
  if (!byHand && !mayCodeAgain) return null;
  return (
    <CardSection className="flex flex-wrap items-center gap-2 border-t border-line">
      {byHand && <AlwaysDoThis expenseId={id} merchant={merchant} />}
      {mayCodeAgain && <CodeAgain id={id} />}
    </CardSection>
  );
}

function CodeAgain({ id }: { id: string }) {
  const [answer, send] = useActionState(codeAgain, idle);
  useEffect(() => {
    if (answer.state !== 'done') return;
    showToast(answer.value.changed > 0 ? 'Coded again.' : 'No rule or history changes its coding.', 'info');
  }, [answer]);
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="default" size="sm">
        Code again
      </SubmitButton>
      {answer.state === 'refused' && (
        <Notice live tone="bad" className="mt-2">
          {answer.message}
        </Notice>
      )}
    </form>
  );
}
