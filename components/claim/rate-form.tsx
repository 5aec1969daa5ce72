'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { DateField } from '@/components/ui/form/field/date-field';
import { SelectField } from '@/components/ui/form/field/select-field';
import { TextField } from '@/components/ui/form/field/text-field';
import { newId } from '@/components/ui/form/new-id';
import { saveRate } from '@/lib/actions/claim/travel';
import type { Option } from '@/lib/domain/list/option';

/** Adds a rate, or a new value of a rate from a day on. */
export function RateForm({
  id: given,
  today,
  currency,
  locale,
  unit,
  categories,
}: {
  /** The id of the new rate. */
  id: string;
  today: string;
  currency: string;
  locale: string;
  /** The unit of distance that is usual in the company's country. */
  unit: 'km' | 'mile';
  categories: readonly Option[];
}) {
  const [id, setId] = useState(given);
  const empty = { name: '', rate: '', threshold: '', rateAfter: '', fuelRate: '', fuelTaxPercent: '', categoryId: '' };
  const { state, control, formProps, field, register, reset } = useActionForm(
    () => import('@/lib/domain/claim/travel/travel-input').then(({ rateInput }) => rateInput),
    saveRate,
    {
      defaultValues: { id, kind: 'mileage' as const, fromDay: today, unit, ...empty },
      onDone: () => {
        const next = newId();
        setId(next);
        reset({ id: next, kind: 'mileage', fromDay: today, unit, ...empty });
        showToast('Rate added.');
      },
    },
  );
  const isMileage = useWatch({ control, name: 'kind' }) !== 'per_diem';
  const numbers = { inputMode: 'decimal', autoComplete: 'off' } as const;
  return (
    <form {...formProps} className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2">
      <input type="hidden" {...register('id')} value={id} />
      <RefusalNotice state={state} className="sm:col-span-2" title="Not added" />
      <SelectField label="Kind" {...field('kind')} options={kinds} />
      <TextField
        label={isMileage ? 'Vehicle type' : 'Place'}
        required
        {...field('name')}
        placeholder={isMileage ? 'Car' : 'London'}
        maxLength={60}
        autoComplete="off"
      />
      <DateField
        label="Valid from"
        required
        {...field('fromDay')}
        locale={locale}
        max={`${Number(today.slice(0, 4)) + 5}-12-31`}
      />
      <TextField
        label={isMileage ? `Rate in ${currency} per unit` : `Rate in ${currency} per day`}
        required
        {...field('rate')}
        {...numbers}
      />
      {isMileage && (
        <>
          <SelectField label="Unit" {...field('unit')} options={units} />
          <TextField
            label="Up to this distance in a tax year"
            hint="Leave blank to pay one rate for every distance."
            {...field('threshold')}
            {...numbers}
          />
          <TextField label="Rate beyond that distance" {...field('rateAfter')} {...numbers} />
          <TextField
            label="Part of the rate that is fuel"
            hint="Tax is recovered on the fuel part only. Leave blank if you recover none."
            {...field('fuelRate')}
            {...numbers}
          />
          <TextField label="Tax in the fuel, %" {...field('fuelTaxPercent')} {...numbers} />
        </>
      )}
      <SelectField label="Category" {...field('categoryId')} options={categories} placeholder="The person chooses" />
      <SubmitButton variant="default" className="justify-self-start sm:col-span-2">
        Add rate
      </SubmitButton>
    </form>
  );
}

const kinds = [
  { value: 'mileage', label: 'Mileage' },
  { value: 'per_diem', label: 'Per diem' },
];
const units = [
  { value: 'mile', label: 'Miles' },
  { value: 'km', label: 'Kilometres' },
];
