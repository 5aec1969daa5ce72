import type { ComponentProps } from 'react';
import { SelectField } from '@/components/ui/form/field/select-field';
import type { Option } from '@/components/ui/form/option';
import { initialPlace } from '@/lib/domain/company/place';

type FieldProps = Omit<ComponentProps<typeof SelectField>, 'label' | 'options'>;

/** The options of the two fields. The server passes them, because browsers name countries and currencies differently. */
export type PlaceOptions = { readonly countries: readonly Option[]; readonly currencies: readonly Option[] };

/** The country of a new company, and the currency of its books. */
export function PlaceFields({
  country,
  currency,
  countries,
  currencies,
}: PlaceOptions & { country: FieldProps; currency: FieldProps }) {
  return (
    <>
      <SelectField
        label="Country"
        hint="Decides how dates and numbers are written. You can change it later."
        {...country}
        options={countries}
        defaultValue={initialPlace.country}
      />
      <SelectField
        label="Currency of your books"
        hint="What your accounting package reports in. It cannot be changed later."
        {...currency}
        options={currencies}
        defaultValue={initialPlace.currency}
      />
    </>
  );
}
