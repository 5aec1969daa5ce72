'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useRef, useState } from 'react';
import { usePageRouter } from '@/components/page/use-page-router';
import { forgetOptions } from '@/components/ui/form/combobox/first-options';
import type { NewEntryKind } from '@/lib/domain/books/new-entry';
import type { PackageKey } from '@/lib/domain/books/package';

const CreateEntry = dynamic(() => import('@/components/books/create-entry').then((module) => module.CreateEntry), {
  ssr: false,
});

type Created = (ref: string, name: string) => void;
/** Opens the dialog that creates an entry in the books. `onCreated` receives the entry once it is in the books. */
export type Create = (kind: NewEntryKind, typed: string, onCreated: Created, currency?: string) => void;

/**
 * Lets a page create a missing entry in the books. Returns a function that opens the dialog, and the dialog, which the
 * page must render.
 */
export function useCreation(packageKey: PackageKey): { readonly create: Create; readonly question: ReactNode } {
  const router = usePageRouter();
  const [asked, setAsked] = useState<{
    kind: NewEntryKind;
    name: string;
    onCreated: Created;
    currency?: string | undefined;
  }>();
  const cameFrom = useRef<Element | null>(null);
  const close = () => {
    setAsked(undefined);
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };
  return {
    create: (kind, name, onCreated, currency) => {
      cameFrom.current = document.activeElement;
      setAsked({ kind, name, onCreated, currency });
    },
    question: asked && (
      <CreateEntry
        kind={asked.kind}
        name={asked.name}
        currency={asked.currency}
        packageKey={packageKey}
        onCreated={(ref, name) => {
          asked.onCreated(ref, name);
          // The lists contain the new entry now.
          forgetOptions();
          router.refresh();
        }}
        onClose={close}
      />
    ),
  };
}
