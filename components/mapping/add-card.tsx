'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { ComboboxField } from '@/components/ui/form/field/combobox-field';
import { TextField } from '@/components/ui/form/field/text-field';
import { createCard } from '@/lib/actions/mapping';
import { AddDialog } from './add-dialog';
import { currencyOptions } from './currency-options';

type Props = {
  /** The currency of the company. It is preselected. */
  currency: string;
};

/** The button and form that add a card or account that expenses are paid from. */
export function AddCard({ newId, ...props }: Props & { newId: string }) {
  return (
    <AddDialog title="Add card or account" firstId={newId}>
      {(id, onDone) => <CardForm key={id} id={id} onDone={onDone} {...props} />}
    </AddDialog>
  );
}

function CardForm({ id, currency, onDone }: Props & { id: string; onDone: () => void }) {
  const { state, register, field, setValue, errorOf, formProps } = useActionForm(
    () => import('@/lib/domain/company/card').then((module) => module.cardInput),
    createCard,
    { onDone, defaultValues: { id, name: '', currency } },
  );
  return (
    <form {...formProps} className="flex flex-col gap-3 pt-1">
      <input type="hidden" {...register('id')} defaultValue={id} />
      <RefusalNotice state={state} />
      <TextField
        label="Name"
        required
        hint="Such as Visa 4590, or Petty cash."
        {...field('name')}
        autoComplete="off"
        dir="auto"
        autoFocus
      />
      <ComboboxField
        label="Currency"
        required
        error={errorOf('currency')}
        name="currency"
        options={allCurrencies}
        typed
        defaultValue={currency}
        onValueChange={(value) => setValue('currency', value, { shouldValidate: true })}
      />
      <div className="flex justify-end">
        <SubmitButton>Add card or account</SubmitButton>
      </div>
    </form>
  );
}

const allCurrencies = () => currencyOptions([], new Set());
