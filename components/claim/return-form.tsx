'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { TextField } from '@/components/ui/form/field/text-field';
import { sendBack } from '@/lib/actions/claim/claims';

/** Sends a claim back to its person, with a reason. It is folded up until somebody needs it. */
export function ReturnForm({ id }: { id: string }) {
  const { state, field, formProps, register } = useActionForm(
    () => import('@/lib/domain/claim/claim-input').then(({ returnInput }) => returnInput),
    sendBack,
    { defaultValues: { id, reason: '' }, onDone: () => showToast('Sent back.') },
  );
  return (
    <details className="basis-full">
      <summary>Send it back</summary>
      <form {...formProps} className="mt-2 flex flex-col gap-2">
        <input type="hidden" {...register('id')} value={id} />
        <RefusalNotice state={state} title="Not sent back" />
        <TextField label="What has to change" required {...field('reason')} maxLength={500} autoComplete="off" />
        <SubmitButton variant="default" className="self-start">
          Send back claim
        </SubmitButton>
      </form>
    </details>
  );
}
