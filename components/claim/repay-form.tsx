'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { TextField } from '@/components/ui/form/field/text-field';
import { saveRepayDays } from '@/lib/actions/claim/travel';

/** How many days after its approval a claim is due. */
export function RepayForm({ repayDays }: { repayDays: number }) {
  const { state, field, formProps } = useActionForm(
    () => import('@/lib/domain/claim/claim-input').then(({ repayInput }) => repayInput),
    saveRepayDays,
    { defaultValues: { repayDays: String(repayDays) }, onDone: () => showToast('Saved.') },
  );
  return (
    <form {...formProps} className="flex max-w-110 flex-col gap-3">
      <RefusalNotice state={state} title="Not saved" />
      <TextField
        label="Days until a claim is due"
        hint="Counted from the day of its approval. Approved claims keep their due date."
        required
        {...field('repayDays')}
        inputMode="numeric"
        autoComplete="off"
      />
      <SubmitButton variant="default" className="self-start">
        Save days
      </SubmitButton>
    </form>
  );
}
