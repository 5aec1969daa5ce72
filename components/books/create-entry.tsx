'use client';

import { useEffect, useRef, useState, useTransition } from 'react';
import { createPortal } from 'react-dom';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useCallAction } from '@/components/form/use-call-action';
import { Dialog } from '@/components/ui/action/dialog';
import { Skeleton } from '@/components/ui/feedback/skeleton';
import { type ActionState, idle } from '@/lib/actions/action-state';
import { entryFields } from '@/lib/actions/books';
import {
  canCreateEntry,
  cannotCreateMessage,
  type EntryForm,
  inCurrency,
  type NewEntryKind,
  newEntryNoun,
} from '@/lib/domain/books/new-entry';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { CreateEntryForm } from './create-entry-form';

/**
 * A dialog that creates an account, supplier or bank account in the books. It opens when it is rendered, and closes
 * once the entry is in the books. Closing it earlier does not stop the creation. `onCreated` receives the new entry's
 * id in the books. Import this component lazily: `dynamic(() => import(…))`.
 */
export function CreateEntry({
  kind,
  name,
  currency,
  packageKey,
  onCreated,
  onClose,
}: {
  kind: NewEntryKind;
  /** The initial name: the text that the person typed before opening the dialog. */
  name: string;
  /** The currency of a new supplier, if it is not that of the books. */
  currency?: string | undefined;
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
  // The portal moves the dialog out of the form that contains the combobox: a form inside a form is invalid HTML.
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
          currency={currency}
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

/** The fields of the entry. They are loaded first, because each accounting package requires different ones. */
function Fields(props: {
  kind: NewEntryKind;
  name: string;
  currency: string | undefined;
  packageName: string;
  onCreated: (ref: string, name: string) => void;
}) {
  const { kind, packageName, currency } = props;
  const callAction = useCallAction();
  const [loaded, setLoaded] = useState<ActionState<EntryForm>>(idle);
  const [, start] = useTransition();
  useEffect(() => start(async () => setLoaded(await callAction(entryFields, { kind }))), [kind, callAction]);
  switch (loaded.state) {
    case 'idle':
      return <FieldsSkeleton packageName={packageName} />;
    case 'refused':
      return <RefusalNotice state={loaded} className="mt-1" />;
    case 'done':
      return <CreateEntryForm {...props} entryForm={inCurrency(loaded.value, currency)} />;
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
