'use client';

import { RefreshCw } from 'lucide-react';
import { type ReactNode, useActionState, useState } from 'react';
import { RefusalNotice } from '@/components/form/refusal';
import type { ButtonVariant } from '@/components/ui/action/button-class';
import { ConfirmButton } from '@/components/ui/action/confirm-button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { disconnectBooks, reconnect, refreshLists } from '@/lib/actions/connection';
import { type ActionState, idle } from '@/lib/actions/result';
import { ConsentPage, useConsentPage } from './consent-page';

/** Reads the lists of the books anew. */
export function RefreshLists({ reading }: { reading: boolean }) {
  const [state, send] = useActionState(refreshLists, idle);
  return (
    <form action={send} className="contents">
      <SubmitButton variant="default" pending={reading} pendingLabel="Reading your lists">
        {!reading && <RefreshCw aria-hidden="true" />} Refresh now
      </SubmitButton>
      <Refused state={state} />
    </form>
  );
}

/** Goes to the consent page of the package that was chosen before. */
export function Reconnect({ variant = 'default', children }: { variant?: ButtonVariant; children: ReactNode }) {
  const [state, send] = useActionState(reconnect, idle);
  const going = useConsentPage(state);
  return (
    <form action={send} className="contents">
      <SubmitButton variant={variant} pending={going} pendingLabel="Opening the consent page">
        {children}
      </SubmitButton>
      <Refused state={state} />
      <ConsentPage state={state} />
    </form>
  );
}

/** Ends the link, after asking. */
export function Disconnect({ name, linked }: { name: string; linked: boolean }) {
  const [state, setState] = useState<ActionState>(idle);
  return (
    <>
      <ConfirmButton
        label={linked ? 'Disconnect' : 'Choose another package'}
        title={`Disconnect ${name}?`}
        confirmLabel={`Disconnect ${name}`}
        cancelLabel="Keep it"
        danger
        action={async (form) => setState(await disconnectBooks(idle, form))}
      >
        Outlay stops writing expenses into {name}. What was written there stays, and so does your mapping: link the same
        organisation again and it goes on where it was.
      </ConfirmButton>
      <Refused state={state} />
    </>
  );
}

function Refused({ state }: { state: ActionState<unknown> }) {
  if (state.state !== 'refused') return null;
  return (
    <div className="basis-full">
      <RefusalNotice message={state.message} />
    </div>
  );
}
