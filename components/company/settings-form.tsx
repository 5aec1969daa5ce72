'use client';

import { useEffect, useMemo } from 'react';
import { Controller } from 'react-hook-form';
import { RefusalNotice } from '@/components/form/refusal';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { Combobox } from '@/components/ui/form/combobox';
import { Field } from '@/components/ui/form/field';
import { MoneyInput } from '@/components/ui/form/money-input';
import type { Option } from '@/components/ui/form/option';
import { TextInput } from '@/components/ui/form/text-input';
import { saveCompany } from '@/lib/actions/companies';
import { companySettingsInput } from '@/lib/domain/company/company';

export type CompanySettings = {
  readonly name: string;
  readonly timeZone: string;
  readonly baseCurrency: string;
  /** As a person types it, "25.00"; empty when no receipts are asked for. */
  readonly receiptsRequiredFrom: string;
};

/** What the owner or an admin can change of the company. */
export function CompanySettingsForm({
  company,
  zones,
}: {
  company: CompanySettings;
  /** From the server: browsers know other zones. */
  zones: readonly Option[];
}) {
  const schema = useMemo(() => companySettingsInput(company.baseCurrency), [company.baseCurrency]);
  const { formProps, register, control, errorOf, message, state, pending } = useActionForm(schema, saveCompany);
  useEffect(() => {
    if (state.state === 'done') showToast('Company saved');
  }, [state]);
  return (
    <form {...formProps} className="flex max-w-110 flex-col gap-5">
      <Field label="Company name" error={errorOf('name')}>
        {(field) => (
          <TextInput
            {...field}
            {...register('name')}
            defaultValue={company.name}
            autoComplete="organization"
            required
          />
        )}
      </Field>
      <Field
        label="Time zone"
        hint="Decides which day it is, for dates of expenses and for months."
        error={errorOf('timeZone')}
      >
        {(field) => (
          <Controller
            name="timeZone"
            control={control}
            defaultValue={company.timeZone}
            render={({ field: zone }) => (
              <Combobox
                {...field}
                name="timeZone"
                options={zones}
                defaultValue={company.timeZone}
                onValueChange={zone.onChange}
              />
            )}
          />
        )}
      </Field>
      <Field
        label="Ask for a receipt from"
        hint="A payment of this amount or more stays incomplete until its receipt is there. 0 asks for every receipt, an empty field for none."
        error={errorOf('receiptsRequiredFrom')}
      >
        {(field) => (
          <MoneyInput
            {...field}
            {...register('receiptsRequiredFrom')}
            currency={company.baseCurrency}
            defaultValue={company.receiptsRequiredFrom}
            className="max-w-50"
          />
        )}
      </Field>
      <RefusalNotice message={message} />
      <SubmitButton pending={pending} pendingLabel="Saving" className="self-start">
        Save company
      </SubmitButton>
    </form>
  );
}
