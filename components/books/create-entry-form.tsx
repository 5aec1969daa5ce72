'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Notice } from '@/components/ui/feedback/notice';
import { newId } from '@/components/ui/form/new-id';
import { createInBooks } from '@/lib/actions/books';
import { type EntryForm, type NewEntryKind, newEntryNoun, unconfirmedWords } from '@/lib/domain/books/new-entry';
import { CreateEntryField } from './create-entry-field';
import { useNewEntry } from './use-new-entry';

/**
 * The form for a new entry in the books, with the progress of its creation below. If the package refuses the entry, the
 * person can correct it and send it again.
 */
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
  const { fields, nameField } = entryForm;
  const [id, setId] = useState(newId);
  const [sent, setSent] = useState<{ readonly id: string; readonly name: string }>();
  const { state, errorOf, formProps, ...form } = useActionForm<
    Record<string, string>,
    Record<string, string>,
    { id: string; name: string }
  >(() => import('@/lib/domain/books/new-entry-input').then((module) => module.entryInput(entryForm)), createInBooks, {
    defaultValues: Object.fromEntries(
      fields.map((field) => [field.name, field.name === nameField ? name : (field.suggested ?? '')]),
    ),
    onDone: (entry) => {
      setSent(entry);
      // The id makes sending the form idempotent. A corrected entry needs another id, because it is another entry.
      setId(newId());
    },
  });
  const entry = useNewEntry(sent?.id);
  const isUnderway = sent !== undefined && entry.state !== 'failed';

  const created = useEffectEvent((ref: string) => onCreated(ref, sent?.name ?? name));
  useEffect(() => {
    if (entry.state === 'success' && entry.ref) created(entry.ref);
  }, [entry]);

  return (
    <form {...formProps} className="flex flex-col gap-3 pt-1">
      <HiddenFields values={{ entryId: id, entryKind: kind }} />
      {!fields.some((field) => errorOf(field.name)) && <RefusalNotice state={state} />}
      {sent !== undefined && entry.state === 'failed' && (
        <Notice tone="bad" live title={`${packageName} did not create it`}>
          <q>{entry.message}</q> Change what it names, then try again.
        </Notice>
      )}
      <fieldset disabled={isUnderway} className="flex flex-col gap-3">
        {fields.map((field) => (
          <CreateEntryField
            key={field.name}
            field={field}
            error={errorOf(field.name)}
            form={form}
            focus={field.name === nameField}
          />
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p role="status" className="min-w-0 grow text-sm text-soft">
          {isUnderway &&
            (entry.unconfirmed
              ? `${unconfirmedWords({ kind, name: sent.name, until: entry.unconfirmed }, packageName)} You can close this.`
              : progressOf(entry, packageName))}
        </p>
        <SubmitButton pending={isUnderway} pendingLabel={`Creating the ${newEntryNoun(kind)}`}>
          Create {newEntryNoun(kind)}
        </SubmitButton>
      </div>
    </form>
  );
}

/** Returns the progress of the creation in words. Closing the dialog does not stop the creation. */
function progressOf({ state, ref }: { state: string; ref: string | null }, packageName: string): string {
  if (ref !== null) return `It is in ${packageName}. Reading the list…`;
  if (state === 'pending') return `${packageName} is creating it… You can close this; it goes on.`;
  return `Sending it to ${packageName}…`;
}
