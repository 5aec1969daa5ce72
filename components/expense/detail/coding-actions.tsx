'use client';

import { AlwaysDoThis } from '@/components/expense/detail/always-do-this';
import { ActionButton } from '@/components/form/action-button';
import { CardSection } from '@/components/ui/display/card';
import { showToast } from '@/components/ui/feedback/toast';
import { codeAgain } from '@/lib/actions/expenses';

/** Actions on an expense's coding: a rule for its merchant, and coding it again by the present rules. */
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
      {mayCodeAgain && (
        <ActionButton
          action={codeAgain}
          fields={{ id }}
          size="sm"
          onDone={({ changed }) =>
            showToast(changed > 0 ? 'Coded again.' : 'No rule or history changes its coding.', 'info')
          }
        >
          Code again
        </ActionButton>
      )}
    </CardSection>
  );
}
