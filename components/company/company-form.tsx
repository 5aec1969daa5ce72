'use client';

import { RefusalNotice } from '@/components/form/refusal';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Field } from '@/components/ui/form/field';
import type { Option } from '@/components/ui/form/option';
import { TextInput } from '@/components/ui/form/text-input';
import { addCompany } from '@/lib/actions/companies';
import { companyInput } from '@/lib/domain/company/person';
import { CurrencyField } from './currency-field';
import { HomeTimeZone } from './home-time-zone';

/** Starts one more company. */
export function CompanyForm({ currencies }: { currencies: readonly Option[] }) {
  const { formProps, register, errorOf, message, pending } = useActionForm(companyInput, addCompany);
  return (
    <form {...formProps} className="flex max-w-92 flex-col gap-4">
      <Field label="Company name" error={errorOf('name')}>
        {(control) => <TextInput {...control} {...register('name')} autoComplete="organization" required />}
      </Field>
      <CurrencyField {...register('currency')} options={currencies} defaultValue="GBP" error={errorOf('currency')} />
      <HomeTimeZone />
      <RefusalNotice message={message} />
      <SubmitButton pending={pending} pendingLabel="Adding the company" className="self-start">
        Add company
      </SubmitButton>
    </form>
  );
}
