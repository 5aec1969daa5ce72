'use client';

import type { ComponentProps } from 'react';
import { addressIn } from './address';
import { useShownPage } from './shown-page';

/** A form that opens a page of the company with its fields as the query, such as a filter. */
export function PageForm({ action, ...rest }: Omit<ComponentProps<'form'>, 'action'> & { action: string }) {
  return <form {...rest} action={addressIn(useShownPage().base, action)} />;
}
