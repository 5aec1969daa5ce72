'use client';

import { useWatch } from 'react-hook-form';
import { EntryForm, useEntryForm } from '@/components/form/entry-form';
import { DateField } from '@/components/ui/form/field/date-field';
import { SelectField } from '@/components/ui/form/field/select-field';
import { TextField } from '@/components/ui/form/field/text-field';
import { editTravel, recordTravel } from '@/lib/actions/claim/travel';
import { namesOn, rateOn, type TravelKind, type TravelRate } from '@/lib/domain/claim/travel/rate';
import type { Option } from '@/lib/domain/list/option';
import { TravelSum } from './travel-sum';

export type TravelValues = {
  readonly id: string;
  readonly revision: number;
  readonly kind: TravelKind;
  readonly name: string;
  readonly day: string;
  readonly quantity: string;
  readonly reason: string;
  readonly categoryId: string;
};

/** The form to record mileage or a per diem, or to edit one. It shows the amount while the person types. */
export function TravelForm({
  values,
  rates,
  claimed,
  categories,
  locale,
  today,
  currency,
  isNew,
}: {
  values: TravelValues;
  rates: readonly TravelRate[];
  /** What the person has claimed of each vehicle type in this tax year, in thousandths as digits, without this claim. */
  claimed: Readonly<Record<string, string>>;
  categories: readonly Option[];
  locale: string;
  today: string;
  currency: string;
  isNew: boolean;
}) {
  const { state, hiddenFields, id, control, formProps, field, register, setValue } = useEntryForm(
    () => import('@/lib/domain/claim/travel/travel-input').then(({ travelInput }) => travelInput(today)),
    isNew ? recordTravel : editTravel,
    { values, isNew, pathOf: (done) => `/expenses/${done}` },
  );
  const typed = useWatch({ control });
  const { kind } = values;
  const { name = '', day = '' } = typed;
  const rate = rateOn(rates, { kind, name, day });
  const names = [...new Set([...namesOn(rates, kind, day), ...(name ? [name] : [])])];
  const nameField = field('name');
  const isMileage = kind === 'mileage';
  return (
    <EntryForm
      {...formProps}
      state={state}
      hiddenFields={
        <>
          {hiddenFields}
          <input type="hidden" {...register('kind')} value={kind} />
        </>
      }
      document="document"
      submit={isNew ? 'Record claim' : 'Save changes'}
      cancelTo={isNew ? '/expenses' : `/expenses/${id}`}
      fields={
        <>
          <DateField label="Date" required {...field('day')} locale={locale} max={today} />
          <SelectField
            label={isMileage ? 'Vehicle' : 'Place'}
            required
            {...nameField}
            options={names.map((one) => ({ value: one, label: one }))}
            placeholder="Choose"
            onChange={(event) => {
              const chosen = rateOn(rates, { kind, name: event.target.value, day });
              if (chosen?.categoryId && !typed.categoryId) setValue('categoryId', chosen.categoryId);
              return nameField.onChange(event);
            }}
          />
          <TextField
            label={isMileage ? `Distance${rate ? ` in ${rate.unit === 'km' ? 'km' : 'miles'}` : ''}` : 'Days'}
            required
            {...field('quantity')}
            inputMode="decimal"
            autoComplete="off"
            hint={
              <TravelSum
                rate={rate}
                quantity={typed.quantity ?? ''}
                before={isMileage ? (claimed[name] ?? '0') : '0'}
                currency={currency}
                locale={locale}
              />
            }
          />
          <SelectField label="Category" required {...field('categoryId')} options={categories} placeholder="Choose" />
          <TextField
            label={isMileage ? 'Journey and reason' : 'Reason'}
            required
            {...field('reason')}
            autoComplete="off"
            dir="auto"
            className="sm:col-span-2"
          />
        </>
      }
    />
  );
}
