'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Notice } from '@/components/ui/feedback/notice';
import { idle } from '@/lib/actions/result';
import { createRuleFrom, shelveRule } from '@/lib/actions/rules';

/** Makes what somebody chose for one expense a rule for every other of its merchant, with one press; one more takes it back. */
export function AlwaysDoThis({ expenseId, merchant }: { expenseId: string; merchant: string }) {
  const [made, make] = useActionState(createRuleFrom, idle);
  const [undone, undo] = useActionState(shelveRule, idle);
  const takenBack = undone.state === 'done';
  if (made.state === 'done' && !takenBack) {
    return (
      <Notice
        live
        tone="good"
        className="basis-full"
        title={made.value.isNew ? `From now on: ${made.value.name}` : `A rule already exists: ${made.value.name}`}
        actions={
          <>
            {made.value.isNew && (
              <form action={undo}>
                <input type="hidden" name="id" value={made.value.id} />
                <input type="hidden" name="archived" value="yes" />
                <SubmitButton variant="default" size="sm">
                  Undo
                </SubmitButton>
              </form>
            )}
            <TextLink href={`/mapping/rules/${made.value.id}`}>Open the rule</TextLink>
          </>
        }
      >
        It codes new and imported expenses. To code existing ones, open the rule.
        {undone.state === 'refused' && <p className="mt-1 font-medium text-bad">{undone.message}</p>}
      </Notice>
    );
  }
  return (
    <form action={make} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="expenseId" value={expenseId} />
      <SubmitButton variant="default" size="sm" disabled={takenBack}>
        <span className="max-w-60 truncate" dir="auto">
          Always do this for {merchant}
        </span>
      </SubmitButton>
      {takenBack && (
        <span role="status" className="text-soft">
          Withdrawn.
        </span>
      )}
      {made.state === 'refused' && (
        <Notice live tone="bad" className="basis-full">
          {made.message}
        </Notice>
      )}
    </form>
  );
}
