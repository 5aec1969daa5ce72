'use client';

import type { FormAction } from '@/components/form/call-action';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { TextField } from '@/components/ui/form/field/text-field';

/** Marks a transfer or a claim as in the books, with the reference of the record that a person entered there. */
export function MarkForm({ id, books, action }: { id: string; books: string; action: FormAction<void> }) {
  const { state, field, formProps, register } = useActionForm(
    () => import('@/lib/domain/transfer/transfer-input').then(({ markInput }) => markInput),
    action,
    { defaultValues: { id, reference: '' }, onDone: () => showToast('Marked as in the books.') },
  );
  return (
    <form {...formProps} className="flex flex-col gap-2">
      <input type="hidden" {...register('id')} value={id} />
      <RefusalNotice state={state} title="Not marked" />
      <TextField
        label={`Reference in ${books}`}
        required
        hint="The number or reference of the record that you entered there."
        {...field('reference')}
        maxLength={100}
        autoComplete="off"
      />
      <SubmitButton variant="default" className="self-start">
        Mark as in the books
      </SubmitButton>
    </form>
  );
}
