'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { useShownPage } from '@/components/page/shown-page';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { ComboboxField } from '@/components/ui/form/field/combobox-field';
import { MoneyField } from '@/components/ui/form/field/money-field';
import { TextField } from '@/components/ui/form/field/text-field';
import { saveCompany } from '@/lib/actions/companies';
import { yearStartOptions } from '@/lib/domain/company/year-start';
import { formatsOf } from '@/lib/domain/locale';
import { countryOptions } from './place-options';
import { zoneOptions } from './zone-options';

export type CompanySettings = {
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly baseCurrency: string;
  /** The first day of the financial year as 'MM-DD', or `asTaxYear`. */
  readonly yearStart: string;
  /** The amount from which an expense needs a receipt, as text in the company's format: "25.00". Empty when no expense needs one. */
  readonly receiptsRequiredFrom: string;
};

/** The company settings that an owner or admin can change. */
export function CompanySettingsForm({ company }: { company: CompanySettings }) {
  const { decimal } = formatsOf(useShownPage().locale);
  const { formProps, field, setValue, errorOf, state } = useActionForm(
    () =>
      import('@/lib/domain/company/company').then((module) =>
        module.companySettingsInput(company.baseCurrency, decimal),
      ),
    saveCompany,
    { defaultValues: company, onDone: () => showToast('Company saved') },
  );
  return (
    <form {...formProps} className="flex max-w-110 flex-col gap-5">
      <TextField label="Company name" {...field('name')} autoComplete="organization" required unmarked />
      <ComboboxField
        label="Country"
        hint="Decides how dates and numbers are written, and how typed dates are read. Your books and saved amounts do not change."
        error={errorOf('country')}
        name="country"
        options={countryOptions}
        defaultValue={company.country}
        onValueChange={(country) => setValue('country', country)}
      />
      <ComboboxField
        label="Time zone"
        hint="Decides which day it is, for dates of expenses and for months."
        error={errorOf('timeZone')}
        name="timeZone"
        options={zoneOptions}
        typed
        defaultValue={company.timeZone}
        onValueChange={(zone) => setValue('timeZone', zone)}
      />
      <ComboboxField
        label="Financial year begins on"
        hint="Decides the year of reports and budgets."
        error={errorOf('yearStart')}
        name="yearStart"
        options={yearStartOptions}
        defaultValue={company.yearStart}
        onValueChange={(start) => setValue('yearStart', start)}
      />
      <MoneyField
        label="Ask for a receipt from"
        hint="A payment of this amount or more stays incomplete until its receipt is there. 0 asks for every receipt, an empty field for none."
        {...field('receiptsRequiredFrom')}
        currency={company.baseCurrency}
      />
      <RefusalNotice state={state} />
      <SubmitButton pendingLabel="Saving" className="self-start">
        Save company
      </SubmitButton>
    </form>
  );
}
