'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { TextareaField } from '@/components/ui/form/field/textarea-field';
import { closePeriod } from '@/lib/actions/close/close';

/** Closes a month. Asks for a reason while something is missing. */
export function CloseForm({ month, name, needsReason }: { month: string; name: string; needsReason: boolean }) {
  const { state, field, formProps, register } = useActionForm(
    () => import('@/lib/domain/close/period').then(({ closeInput }) => closeInput),
    closePeriod,
    {
      defaultValues: { month, reason: '' },
      onDone: ({ isComplete }) => showToast(isComplete ? `${name} is closed.` : `${name} takes no change now.`),
    },
  );
  return (
    <form {...formProps} className="flex flex-col gap-3">
      <input type="hidden" {...register('month')} value={month} />
      <RefusalNotice state={state} title="Not closed" />
      {needsReason && (
        <TextareaField
          label="Why you close it without them"
          required
          hint="Kept with the sign-off and shown in the evidence pack."
          {...field('reason')}
          maxLength={500}
        />
      )}
      <SubmitButton pendingLabel="Closing" className="self-start">
        Close {name}
      </SubmitButton>
    </form>
  );
}
