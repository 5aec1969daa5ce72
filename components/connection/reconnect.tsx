'use client';

import type { ReactNode } from 'react';
import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import type { ButtonVariant } from '@/components/ui/action/button-class';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { reconnectBooks } from '@/lib/actions/connection';
import { ConsentPage, openConsentPage } from './consent-page';

/** A button that opens the consent page of the package that was linked before. */
export function Reconnect({
  connectionId,
  variant = 'default',
  children,
}: {
  connectionId: string;
  variant?: ButtonVariant;
  children: ReactNode;
}) {
  const { state, formProps } = useAction(reconnectBooks, { onDone: openConsentPage });
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
