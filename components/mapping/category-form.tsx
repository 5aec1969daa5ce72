'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { TextField } from '@/components/ui/form/field/text-field';
import { createCategory, nameCategory } from '@/lib/actions/mapping';

/** The form that adds a category with this id. With a `name`, it renames the existing category instead. */
export function CategoryForm({ id, name, onDone }: { id: string; name?: string; onDone: () => void }) {
  const isNew = name === undefined;
  const { state, register, field, errorOf, formProps } = useActionForm(
    () => import('@/lib/domain/company/category').then((module) => module.categoryInput),
    isNew ? createCategory : nameCategory,
    { onDone, defaultValues: { id, name: name ?? '' } },
  );
  return (
    <form {...formProps} className="flex flex-col gap-3 pt-1">
      <input type="hidden" {...register('id')} defaultValue={id} />
      {!errorOf('name') && <RefusalNotice state={state} />}
      <TextField label="Name" required {...field('name')} autoComplete="off" dir="auto" autoFocus />
      <div className="flex justify-end">
        <SubmitButton>{isNew ? 'Add category' : 'Rename'}</SubmitButton>
      </div>
    </form>
  );
}
