'use client';

import type { ReactNode } from 'react';
import type { FormAction } from '@/components/form/call-action';
import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import type { ButtonVariant } from '@/components/ui/action/button-class';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { ConsentPage, openConsentPage } from './consent-page';

/** A button that opens the consent page of a connection. `action` returns the address of that page, or null when the connection is linked already. */
export function ConsentButton<T extends { readonly url: string | null }>({
  action,
  connectionId,
  variant = 'default',
  children,
}: {
  action: FormAction<T>;
  connectionId: string;
  variant?: ButtonVariant;
  children: ReactNode;
}) {
  const { state, formProps } = useAction(action, { onDone: openConsentPage });
  return (
    <form {...formProps} className="contents">
      <HiddenFields values={{ connectionId }} />
      <SubmitButton variant={variant} pendingLabel="Opening the consent page">
        {children}
      </SubmitButton>
      <RefusalNotice state={state} className="basis-full" />
      <ConsentPage state={state} />
    </form>
  );
}
