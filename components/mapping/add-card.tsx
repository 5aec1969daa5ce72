'use client';

import { useEffect, useRef, useState } from 'react';
import { RefusalNotice } from '@/components/form/refusal';
import { useActionForm } from '@/components/form/use-action-form';
import { Dialog } from '@/components/ui/action/dialog';
import { DialogButton } from '@/components/ui/action/dialog-button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { Combobox } from '@/components/ui/form/combobox';
import { Field } from '@/components/ui/form/field';
import { newId as anotherId } from '@/components/ui/form/new-id';
import type { Option } from '@/components/ui/form/option';
import { TextInput } from '@/components/ui/form/text-input';
import { createCard } from '@/lib/actions/mapping';
import { cardInput } from '@/lib/domain/company/card';

/** The button and its question. `newId` is made with the page, so that sending twice adds one. */
export function AddCard({
  newId,
  currency,
  currencies,
}: {
  newId: string;
  /** The company's, chosen to begin with. */
  currency: string;
  currencies: readonly Option[];
}) {
  const [id, setId] = useState(newId);
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <DialogButton dialog="add-card">Add card or account</DialogButton>
      <Dialog id="add-card" ref={dialog} size="sm" title="Add card or account">
        <CardForm
          key={id}
          id={id}
          currency={currency}
          currencies={currencies}
          onDone={() => {
            dialog.current?.close();
            setId(anotherId());
            showToast('Added.');
          }}
        />
      </Dialog>
    </>
  );
}

function CardForm({
  id,
  currency,
  currencies,
  onDone,
}: {
  id: string;
  currency: string;
  currencies: readonly Option[];
  onDone: () => void;
}) {
  const { state, message, register, setValue, errorOf, formProps } = useActionForm(cardInput, createCard);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => {
    if (state.state === 'done') done.current();
  }, [state]);
  register('currency', { value: currency });
  return (
    <form {...formProps} className="flex flex-col gap-3 pt-1">
      <input type="hidden" {...register('id')} defaultValue={id} />
      <RefusalNotice message={message} />
      <Field label="Name" required error={errorOf('name')} hint="Such as Visa 4590, or Petty cash.">
        {(control) => <TextInput {...control} {...register('name')} autoComplete="off" dir="auto" autoFocus />}
      </Field>
      <Field label="Currency" required error={errorOf('currency')}>
        {(control) => (
          <Combobox
            {...control}
            name="currency"
            options={currencies}
            defaultValue={currency}
            onValueChange={(value) => setValue('currency', value, { shouldValidate: true })}
          />
        )}
      </Field>
      <div className="flex justify-end">
        <SubmitButton>Add card or account</SubmitButton>
      </div>
    </form>
  );
}
