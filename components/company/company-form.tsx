'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { TextField } from '@/components/ui/form/field/text-field';
import { addCompany } from '@/lib/actions/companies';
import { HomeTimeZone } from './home-time-zone';
import { PlaceFields } from './place-fields';
import { usePlace } from './use-place';

/** The form that adds a company. */
export function CompanyForm() {
  const form = useActionForm(
    () => import('@/lib/domain/company/person').then((module) => module.companyInput),
    addCompany,
  );
  const { formProps, field, state } = form;
  const place = usePlace(form);
  return (
    <form {...formProps} className="flex max-w-92 flex-col gap-4">
      <TextField label="Company name" {...field('name')} autoComplete="organization" required unmarked />
      <PlaceFields {...place} />
      <HomeTimeZone />
      <RefusalNotice state={state} />
      <SubmitButton pendingLabel="Adding the company" className="self-start">
        Add company
      </SubmitButton>
    </form>
  );
}
