'use client';

import type { ReactNode } from 'react';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import type { ButtonVariant } from '@/components/ui/action/button-class';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { reconnectBooks } from '@/lib/actions/connection';
import { ConsentPage, openConsentPage } from './consent-page';

/** A button that opens the consent page of the package that was linked before. */
export function Reconnect({ variant = 'default', children }: { variant?: ButtonVariant; children: ReactNode }) {
  const { state, formProps } = useAction(reconnectBooks, { onDone: openConsentPage });
  return (
    <form {...formProps} className="contents">
      <SubmitButton variant={variant} pendingLabel="Opening the consent page">
        {children}
      </SubmitButton>
      <RefusalNotice state={state} className="basis-full" />
      <ConsentPage state={state} />
    </form>
  );
}
