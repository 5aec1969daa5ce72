'use client';

import type { ComponentProps } from 'react';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { currencyOptions } from './currency-options';

/** The currency a company keeps its books in. */
export function CurrencyField({ error, ...rest }: Omit<ComponentProps<typeof Select>, 'options'> & { error?: string }) {
  return (
    <Field
      label="Currency of your books"
      hint="What your accounting package reports in. It cannot be changed later."
      error={error}
    >
      {(control) => <Select {...control} {...rest} options={currencyOptions()} />}
    </Field>
  );
}
