'use client';

import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Notice } from '@/components/ui/feedback/notice';
import { createRuleFromExpense, setRuleArchived } from '@/lib/actions/rules';

/**
 * Creates a rule that gives new and imported expenses of this merchant the category of this expense. Afterwards it
 * offers to undo that.
 */
export function CreateRuleButton({ expenseId, merchant }: { expenseId: string; merchant: string }) {
  const { state, formProps } = useAction(createRuleFromExpense);
  const undo = useAction(setRuleArchived);
  const isUndone = undo.state.state === 'done';
  if (state.state !== 'done' || isUndone) {
    return (
      <form {...formProps} className="flex flex-wrap items-center gap-2">
        <input type="hidden" name="expenseId" value={expenseId} />
        <SubmitButton variant="default" size="sm" disabled={isUndone}>
          <span className="max-w-60 truncate" dir="auto">
            Create a rule for {merchant}
          </span>
        </SubmitButton>
        {isUndone && (
          <span role="status" className="text-soft">
            Rule archived.
          </span>
        )}
        <RefusalNotice state={state} className="basis-full" />
      </form>
    );
  }
  const { id, name, isNew } = state.value;
  return (
    <Notice
      live
      tone="good"
      className="basis-full"
      title={isNew ? `Rule created: ${name}` : `A rule already exists: ${name}`}
      actions={
        <>
          {isNew && (
            <form {...undo.formProps}>
              <HiddenFields values={{ id, archived: 'yes' }} />
              <SubmitButton variant="default" size="sm">
                Undo
              </SubmitButton>
            </form>
          )}
          <TextLink href={`/mapping/rules/${id}`}>Open the rule</TextLink>
        </>
      }
    >
      It codes new and imported expenses. To code existing ones, open the rule.
      <RefusalNotice state={undo.state} className="mt-1" />
    </Notice>
  );
}
