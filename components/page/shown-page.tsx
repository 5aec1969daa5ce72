'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { noIdentity, type PageIdentity } from '@/lib/domain/company/page-identity';

/**
 * What the current page was rendered for. `base` is the address of its company ("/harbour-finch"), to which every link
 * and request of the page is relative. It is empty on pages of no company.
 */
export type ShownPage = { readonly identity: PageIdentity; readonly base: string };

const Shown = createContext<ShownPage>({ identity: noIdentity, base: '' });

/** Tells the components below which person and company the page was rendered for. */
export function ShownPageProvider({
  userId,
  companyId = null,
  base = '',
  children,
}: {
  userId: string;
  companyId?: string | null;
  base?: string;
  children: ReactNode;
}) {
  // A refresh renders the layout again with equal values. The effects below must not start again then.
  const page = useMemo(() => ({ identity: { userId, companyId }, base }), [userId, companyId, base]);
  return <Shown value={page}>{children}</Shown>;
}

export const useShownPage = (): ShownPage => useContext(Shown);
