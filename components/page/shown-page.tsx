'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { noIdentity, type PageIdentity } from '@/lib/domain/company/page-identity';

/**
 * What the current page was rendered for. `base` is the address of its company ("/harbour-finch"), to which every link
 * and request of the page is relative. It is empty on pages of no company.
 * `locale` is the locale of the company.
 */
export type ShownPage = { readonly identity: PageIdentity; readonly base: string; readonly locale: string };

const Shown = createContext<ShownPage>({ identity: noIdentity, base: '', locale: 'en-GB' });

/**
 * Tells the components below which person and company the page was rendered for. The person stays the one for whom the
 * browser loaded the page: a refresh after another person has signed in must not make the typed values theirs.
 */
export function ShownPageProvider({
  userId,
  companyId = null,
  base = '',
  locale = 'en-GB',
  children,
}: {
  userId: string;
  companyId?: string | null;
  base?: string;
  locale?: string;
  children: ReactNode;
}) {
  const [loadedFor] = useState(userId);
  // A refresh renders the layout again with equal values. The effects of the page must not start again then.
  const page = useMemo(
    () => ({ identity: { userId: loadedFor, companyId }, base, locale }),
    [loadedFor, companyId, base, locale],
  );
  return <Shown value={page}>{children}</Shown>;
}

export const useShownPage = (): ShownPage => useContext(Shown);
