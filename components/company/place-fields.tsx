import type { ComponentProps } from 'react';
import { SelectField } from '@/components/ui/form/field/select-field';
import { initialPlace } from '@/lib/domain/company/place';
import { countryOptions, currencyOptions } from './place-options';

type FieldProps = Omit<ComponentProps<typeof SelectField>, 'label' | 'options'>;

/** The country of a new company, and the currency of its books. */
export function PlaceFields({ country, currency }: { country: FieldProps; currency: FieldProps }) {
  return (
    <>
      <SelectField
        label="Country"
        hint="Decides how dates and numbers are written. You can change it later."
        {...country}
        options={countryOptions}
        defaultValue={initialPlace.country}
      />
      <SelectField
        label="Currency of your books"
        hint="What your accounting package reports in. It cannot be changed later."
        {...currency}
        options={currencyOptions}
        defaultValue={initialPlace.currency}
      />
    </>
  );
}
