import type { ComponentProps } from 'react';
import { SelectField } from '@/components/ui/form/field/select-field';

/** The currency of a company's books. The server passes the options, because browsers name currencies differently. */
export function CurrencyField(props: Omit<ComponentProps<typeof SelectField>, 'label'>) {
  return (
    <SelectField
      label="Currency of your books"
      hint="What your accounting package reports in. It cannot be changed later."
      {...props}
    />
  );
}
