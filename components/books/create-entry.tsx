'use client';

import { useEffect, useEffectEvent, useRef, useState, useTransition } from 'react';
import { createPortal } from 'react-dom';
import { RefusalNotice } from '@/components/form/refusal';
import { Dialog } from '@/components/ui/action/dialog';
import { Skeleton } from '@/components/ui/feedback/skeleton';
import { entryFields } from '@/lib/actions/books';
import { type ActionState, idle } from '@/lib/actions/result';
import {
  canCreateEntry,
  cannotCreateMessage,
  type EntryForm,
  type NewEntryKind,
  newEntryNoun,
} from '@/lib/domain/books/new-entry';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { CreateEntryForm } from './create-entry-form';

/**
 * A question over the page: what the package needs to know of a new account, supplier or bank account. It is opened by
 * being shown, and stays until the entry is in the books or the person leaves; what was begun goes on all the same.
 * `onCreated` gets its id in the books once it can be used. Show it lazily: `dynamic(() => import(…))`.
 */
export function CreateEntry({
  kind,
  name,
  packageKey,
  onCreated,
  onClose,
}: {
  kind: NewEntryKind;
  /** What was typed, as a beginning. */
  name: string;
  packageKey: PackageKey;
  onCreated: (ref: string, name: string) => void;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { name: packageName } = packageOf(packageKey);
  const taken = canCreateEntry(packageKey, kind);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  // Outside of any form around it: a form within a form is none.
  return createPortal(
    <Dialog
      id="create-entry"
      ref={dialog}
      size="sm"
      title={`New ${newEntryNoun(kind)} in ${packageName}`}
      onClose={onClose}
    >
      {taken ? (
        <Fields
          kind={kind}
          name={name}
          packageName={packageName}
          onCreated={(ref, called) => {
            onCreated(ref, called);
            dialog.current?.close();
          }}
        />
      ) : (
        <p className="pt-1">{cannotCreateMessage(packageName, kind)}</p>
      )}
    </Dialog>,
    document.body,
  );
}

/** Each package needs other fields: they are asked for when the question is opened. */
function Fields({
  kind,
  ...rest
}: {
  kind: NewEntryKind;
  name: string;
  packageName: string;
  onCreated: (ref: string, name: string) => void;
}) {
  const [asked, setAsked] = useState<ActionState<EntryForm>>(idle);
  const [, startAsking] = useTransition();
  const ask = useEffectEvent(() => {
    const form = new FormData();
    form.set('kind', kind);
    startAsking(async () => setAsked(await entryFields(idle, form)));
  });
  useEffect(() => ask(), []);
  switch (asked.state) {
    case 'idle':
      return <FieldsSkeleton packageName={rest.packageName} />;
    case 'refused':
      return (
        <div className="pt-1">
          <RefusalNotice message={asked.message} />
        </div>
      );
    case 'done':
      return <CreateEntryForm {...rest} kind={kind} entryForm={asked.value} />;
  }
}

const FieldsSkeleton = ({ packageName }: { packageName: string }) => (
  <div role="status" className="flex flex-col gap-3 pt-1">
    <span className="sr-only">Asking what {packageName} needs</span>
    {['w-12', 'w-10', 'w-16'].map((width) => (
      <div key={width} className="flex flex-col gap-1.5">
        <Skeleton className={`h-4 ${width}`} />
        <Skeleton className="h-8" />
      </div>
    ))}
    <Skeleton className="ml-auto h-8 w-32" />
  </div>
);
