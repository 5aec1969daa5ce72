'use client';

import { useEffect, useEffectEvent } from 'react';
import { RefusalNotice } from '@/components/form/refusal';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Field } from '@/components/ui/form/field';
import { TextInput } from '@/components/ui/form/text-input';
import { createCategory, nameCategory } from '@/lib/actions/mapping';
import { categoryInput } from '@/lib/domain/company/category';

/** Adds a category, or with a `name` renames the one of that id. */
export function CategoryForm({ id, name, onDone }: { id: string; name?: string; onDone: () => void }) {
  const isNew = name === undefined;
  const { state, message, register, errorOf, formProps } = useActionForm(
    categoryInput,
    isNew ? createCategory : nameCategory,
  );
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (state.state === 'done') done();
  }, [state]);
  const error = errorOf('name');
  return (
    <form {...formProps} className="flex flex-col gap-3 pt-1">
      <input type="hidden" {...register('id')} defaultValue={id} />
      {!error && <RefusalNotice message={message} />}
      <Field label="Name" required error={error}>
        {(control) => (
          <TextInput {...control} {...register('name')} defaultValue={name} autoComplete="off" dir="auto" autoFocus />
        )}
      </Field>
      <div className="flex justify-end">
        <SubmitButton>{isNew ? 'Add category' : 'Rename'}</SubmitButton>
      </div>
    </form>
  );
}
