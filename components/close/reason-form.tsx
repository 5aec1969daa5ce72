'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { TextareaField } from '@/components/ui/form/field/textarea-field';
import { acceptBookChanges, reopenPeriod } from '@/lib/actions/close/close';

const kinds = {
  accept: {
    action: acceptBookChanges,
    label: 'Why the change is right',
    submit: 'Accept the change',
    pending: 'Signing',
    done: 'signed again.',
    variant: 'primary',
  },
  reopen: {
    action: reopenPeriod,
    label: 'Why you reopen it',
    submit: 'Reopen',
    pending: 'Reopening',
    done: 'reopened.',
    variant: 'default',
  },
} as const;

/** Reopens a month, or accepts a change of the books in it. Both need a reason, which is kept. */
export function ReasonForm({ kind, month, name }: { kind: keyof typeof kinds; month: string; name: string }) {
  const { action, label, submit, pending, done, variant } = kinds[kind];
  const { state, field, formProps, register } = useActionForm(
    () => import('@/lib/domain/close/period').then(({ reasonInput }) => reasonInput),
    action,
    { defaultValues: { month, reason: '' }, onDone: () => showToast(`${name} is ${done}`) },
  );
  return (
    <form {...formProps} className="flex flex-col gap-3">
      <input type="hidden" {...register('month')} value={month} />
      <RefusalNotice state={state} title="Nothing was changed" />
      <TextareaField label={label} required {...field('reason')} maxLength={500} rows={2} />
      <SubmitButton variant={variant} pendingLabel={pending} className="self-start">
        {kind === 'reopen' ? `${submit} ${name}` : submit}
      </SubmitButton>
    </form>
  );
}
