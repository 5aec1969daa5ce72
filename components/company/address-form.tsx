'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { TextField } from '@/components/ui/form/field/text-field';
import { saveAddress } from '@/lib/actions/companies';

/** The form that changes the company's part of the address of its pages. */
export function AddressForm({ slug, origin }: { slug: string; origin: string }) {
  const { formProps, field, state } = useActionForm(
    () => import('@/lib/domain/company/slug-input').then((module) => module.addressInput),
    saveAddress,
    { defaultValues: { slug } },
  );
  return (
    <form {...formProps} className="flex max-w-110 flex-col gap-5">
      <TextField
        label="Address of this company’s pages"
        hint={`Your pages are at ${origin}/${slug}. After a change, old links and bookmarks keep working.`}
        {...field('slug')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        unmarked
      />
      <RefusalNotice state={state} />
      <SubmitButton pendingLabel="Changing" className="self-start">
        Change address
      </SubmitButton>
    </form>
  );
}
