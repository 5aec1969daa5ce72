'use client';

import type { ComponentProps } from 'react';
import { addressIn } from './address';
import { useShownPage } from './shown-page';

/**
 * A form that opens a page of the company with its fields as the query, such as a filter. Without completion, because the
 * browser would fill in on the way back what the person typed, and the fields would not be those of the page.
 */
export function PageForm({ action, ...rest }: Omit<ComponentProps<'form'>, 'action'> & { action: string }) {
  return <form autoComplete="off" {...rest} action={addressIn(useShownPage().base, action)} />;
}
