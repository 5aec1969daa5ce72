'use client';

import { type ComponentProps, type ReactNode, useState } from 'react';
import type { DefaultValues, FieldPath, FieldValues } from 'react-hook-form';
import type { z } from 'zod';
import { usePageRouter } from '@/components/page/use-page-router';
import { LinkButton } from '@/components/ui/action/link-button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Card, CardSection } from '@/components/ui/display/card';
import { showToast } from '@/components/ui/feedback/toast';
import { FileDrop } from '@/components/ui/form/file-drop/file-drop';
import { newId } from '@/components/ui/form/new-id';
import type { ActionState } from '@/lib/actions/action-state';
import { maxReceiptBytes, receiptAccept, receiptHint } from '@/lib/domain/receipt/receipt';
import type { FormAction } from './call-action';
import { RefusalNotice } from './refusal-notice';
import { useActionForm } from './use-action-form';

/**
 * The ids of the entries recorded in this tab. After the browser's Back button, the form still contains the id of a recorded
 * entry. It then gets a new id, so that the next entry does not count as the same one.
 */
const recorded = new Set<string>();

/** A form that records a new expense, claim or transfer, or edits one. After success it opens the page of the entry. */
export function useEntryForm<Input extends FieldValues, Output>(
  loadSchema: () => Promise<z.ZodType<Output, Input>>,
  action: FormAction<{ id: string }>,
  {
    values,
    isNew,
    pathOf,
  }: {
    values: NoInfer<DefaultValues<Input>> & { readonly id: string; readonly revision?: unknown };
    isNew: boolean;
    pathOf: (id: string) => string;
  },
) {
  const router = usePageRouter();
  const [id] = useState(() => (isNew && recorded.has(values.id) ? newId() : values.id));
  // A live refresh passes the revision of another person's change. The form was filled in from the first one, and the
  // server refuses it when the entry was changed since.
  const [revision] = useState(values.revision);
  const form = useActionForm<Input, Output, { id: string }>(loadSchema, action, {
    defaultValues: { ...values, id },
    onDone: (done): void => {
      recorded.add(done.id);
      showToast(isNew ? 'Recorded.' : 'Saved.');
      router.push(pathOf(done.id));
    },
  });
  const hiddenFields = (
    <>
      <input type="hidden" {...form.register('id' as FieldPath<Input>)} value={id} />
      <input type="hidden" {...form.register('revision' as FieldPath<Input>)} value={String(revision)} />
    </>
  );
  return { ...form, id, hiddenFields };
}

/** The layout of such a form: its fields, a place to drop documents if it has one, and the buttons. */
export function EntryForm({
  state,
  hiddenFields,
  document,
  submit,
  cancelTo,
  fields,
  children,
  ...form
}: Omit<ComponentProps<'form'>, 'children'> & {
  state: ActionState<unknown>;
  hiddenFields: ReactNode;
  /** What the dropped files are. Without it, the form takes no files. */
  document?: 'receipt' | 'document';
  /** The text of the button. */
  submit: string;
  cancelTo: string;
  fields: ReactNode;
  /** What is below the buttons. */
  children?: ReactNode;
}) {
  const card = (
    <Card className={document ? undefined : 'max-w-3xl'}>
      <CardSection className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2">{fields}</CardSection>
    </Card>
  );
  return (
    <form {...form}>
      {hiddenFields}
      <RefusalNotice state={state} className="mb-3" title="Not saved" />
      {document ? (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)]">
          {card}
          <Card aria-label={document === 'receipt' ? 'Receipt' : 'Document'}>
            <CardSection>
              <FileDrop
                action="/api/receipts"
                accept={receiptAccept}
                maxBytes={maxReceiptBytes}
                multiple
                name="receiptIds[]"
                label={document === 'receipt' ? 'Drop the receipt here' : 'Drop a document here'}
                hint={receiptHint}
              />
            </CardSection>
          </Card>
        </div>
      ) : (
        card
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <SubmitButton>{submit}</SubmitButton>
        <LinkButton href={cancelTo}>Cancel</LinkButton>
      </div>
      {children}
    </form>
  );
}
