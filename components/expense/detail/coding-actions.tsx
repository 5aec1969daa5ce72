'use client';

import { ActionButton } from '@/components/form/action-button';
import { CardSection } from '@/components/ui/display/card';
import { showToast } from '@/components/ui/feedback/toast';
import { codeAgain } from '@/lib/actions/expenses';
import { CreateRuleButton } from './create-rule-button';

/** Two actions on the coding of an expense: create a rule for its merchant, or apply the current rules to it again. */
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
      {byHand && <CreateRuleButton expenseId={id} merchant={merchant} />}
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
