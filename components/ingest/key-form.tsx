'use client';

import { useState } from 'react';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { ShownOnce } from '@/components/form/shown-once';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { SelectField } from '@/components/ui/form/field/select-field';
import { TextField } from '@/components/ui/form/field/text-field';
import { newId } from '@/components/ui/form/new-id';
import { createIngestKey } from '@/lib/actions/ingest/keys';
import type { Option } from '@/lib/domain/list/option';

/** The form that creates a key. `firstId` is the id of the first key, so that a form that is posted twice creates one. */
export function KeyForm({ firstId, accounts }: { firstId: string; accounts: readonly Option[] }) {
  const [id, setId] = useState(firstId);
  const { formProps, field, setValue, state } = useActionForm(
    () => import('@/lib/domain/ingest/key').then((module) => module.keyInput),
    createIngestKey,
    {
      onDone: (): void => {
        setValue('source', '');
        setId(newId());
      },
    },
  );
  return (
    <>
      <form {...formProps} className="flex flex-col gap-4">
        <input type="hidden" {...field('id')} value={id} />
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <TextField
            label="Card issuer or platform"
            hint="Its movements carry this name in their history."
            {...field('source')}
            autoComplete="off"
            required
            unmarked
          />
          <SelectField
            label="Top-ups come from"
            hint="For top-ups that do not name the account."
            {...field('fundingAccount')}
            options={[{ value: '', label: 'No account' }, ...accounts]}
          />
        </div>
        <RefusalNotice state={state} />
        <SubmitButton pendingLabel="Creating the key" className="self-start">
          Create key
        </SubmitButton>
      </form>
      {state.state === 'done' && (
        <ShownOnce title={`Key for ${state.value.source}`} label="Key" copyLabel="Copy key" secret={state.value.token}>
          <p>
            Give this key to {state.value.source}. It is not shown again. Anybody with this key can record movements
            here.
          </p>
        </ShownOnce>
      )}
    </>
  );
}
