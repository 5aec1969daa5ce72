'use client';

import type { ComponentProps } from 'react';
import { Field } from '@/components/ui/form/field';
import { Select } from '@/components/ui/form/select';

/**
 * The currency a company keeps its books in. The options come from the server: browsers call currencies differently.
 */
export function CurrencyField({ error, ...rest }: ComponentProps<typeof Select> & { error?: string }) {
  return (
    <Field
      label="Currency of your books"
      hint="What your accounting package reports in. It cannot be changed later."
      error={error}
    >
      {(control) => <Select {...control} {...rest} />}
    </Field>
  );
}
