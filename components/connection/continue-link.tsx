'use client';

import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import type { ButtonVariant } from '@/components/ui/action/button-class';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { continueLinking } from '@/lib/actions/connection';
import { ConsentPage, openConsentPage } from './consent-page';

/** A button that goes on with a link that was started: it opens the consent page with a link that works. */
export function ContinueLink({
  connectionId,
  variant,
  children,
}: {
  connectionId: string;
  variant?: ButtonVariant;
  children: string;
}) {
  const { state, formProps } = useAction(continueLinking, { onDone: openConsentPage });
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
