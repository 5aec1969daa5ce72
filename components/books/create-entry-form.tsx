'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { RefusalNotice } from '@/components/form/refusal';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Notice } from '@/components/ui/feedback/notice';
import { newId } from '@/components/ui/form/new-id';
import { createInBooks } from '@/lib/actions/books';
import { type EntryForm, entryInput, type NewEntryKind, newEntryNoun } from '@/lib/domain/books/new-entry';
import { CreateEntryField } from './create-entry-field';
import { useNewEntry } from './use-new-entry';

/** The form, and under it how far what it asked for has come. A refused entry can be changed and asked for again. */
export function CreateEntryForm({
  kind,
  name,
  packageName,
  entryForm,
  onCreated,
}: {
  kind: NewEntryKind;
  name: string;
  packageName: string;
  entryForm: EntryForm;
  onCreated: (ref: string, name: string) => void;
}) {
  const [id, setId] = useState(newId);
  const [asked, setAsked] = useState<{ readonly id: string; readonly name: string }>();
  const { state, pending, message, register, control, errorOf, formProps } = useEntryForm(entryForm);
  const entry = useNewEntry(asked?.id);
  const isOnItsWay = asked !== undefined && entry.state !== 'failed';

  const follow = useEffectEvent((taken: { id: string; name: string }) => {
    setAsked(taken);
    // Asked for once more it is another one.
    setId(newId());
  });
  useEffect(() => {
    if (state.state === 'done') follow(state.value);
  }, [state]);
  const created = useEffectEvent((ref: string) => onCreated(ref, asked?.name ?? name));
  useEffect(() => {
    if (entry.state === 'success' && entry.ref) created(entry.ref);
  }, [entry]);

  return (
    <form {...formProps} className="flex flex-col gap-3 pt-1">
      <input type="hidden" name="entryId" value={id} />
      <input type="hidden" name="entryKind" value={kind} />
      {!entryForm.fields.some((field) => errorOf(field.name)) && <RefusalNotice message={message} />}
      {asked !== undefined && entry.state === 'failed' && (
        <Notice tone="bad" live title={`${packageName} did not create it`}>
          <q>{entry.message}</q> Change what it names, then try again.
        </Notice>
      )}
      <fieldset disabled={isOnItsWay} className="flex flex-col gap-3">
        {entryForm.fields.map((field) => (
          <CreateEntryField
            key={field.name}
            field={field}
            start={field.name === entryForm.nameField ? name : (field.suggested ?? '')}
            error={errorOf(field.name)}
            register={register}
            control={control}
            focus={field.name === entryForm.nameField}
          />
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p role="status" className="min-w-0 grow text-sm text-soft">
          {isOnItsWay && wayOf(entry, packageName)}
        </p>
        <SubmitButton pending={pending || isOnItsWay} pendingLabel={`Creating the ${newEntryNoun(kind)}`}>
          Create {newEntryNoun(kind)}
        </SubmitButton>
      </div>
    </form>
  );
}

/** Where it is, in words. Closing the question changes nothing. */
function wayOf({ state, ref }: { state: string; ref: string | null }, packageName: string): string {
  if (ref !== null) return `It is in ${packageName}. Reading the list…`;
  if (state === 'pending') return `${packageName} is creating it… You can close this; it goes on.`;
  return `Sending it to ${packageName}…`;
}

function useEntryForm(entryForm: EntryForm) {
  const [schema] = useState(() => entryInput(entryForm));
  return useActionForm<Record<string, string>, Record<string, string>, { id: string; name: string }>(
    schema,
    createInBooks,
  );
}
