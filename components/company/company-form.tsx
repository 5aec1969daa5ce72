'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { TextField } from '@/components/ui/form/field/text-field';
import type { Option } from '@/components/ui/form/option';
import { addCompany } from '@/lib/actions/companies';
import { CurrencyField } from './currency-field';
import { HomeTimeZone } from './home-time-zone';

/** The form that adds a company. */
export function CompanyForm({ currencies }: { currencies: readonly Option[] }) {
  const { formProps, field, state } = useActionForm(
    () => import('@/lib/domain/company/person').then((module) => module.companyInput),
    addCompany,
  );
  return (
    <form {...formProps} className="flex max-w-92 flex-col gap-4">
      <TextField label="Company name" {...field('name')} autoComplete="organization" required unmarked />
      <CurrencyField {...field('currency')} options={currencies} defaultValue="GBP" />
      <HomeTimeZone />
      <RefusalNotice state={state} />
      <SubmitButton pendingLabel="Adding the company" className="self-start">
        Add company
      </SubmitButton>
    </form>
  );
}
