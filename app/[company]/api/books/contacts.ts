import type { NextRequest } from 'next/server';
import { type ContactList, searchContacts } from '@/lib/data/books/contacts';
import type { CompanyContext } from '../upload';
import { respondWithOptions } from './options';

/**
 * Returns up to 50 suppliers or customers whose name contains the `text` parameter. One that cannot be chosen for an
 * expense in the `currency` parameter has the reason. Without that parameter, the company's currency is used.
 */
export const contactsFor = (request: NextRequest, context: CompanyContext, list: ContactList): Promise<Response> =>
  respondWithOptions(request, context, async ({ viewer, text, currency, dayOf }) => {
    const { contacts, isComplete } = await searchContacts(viewer, list, {
      text,
      currency: currency ?? viewer.baseCurrency,
    });
    return {
      options: contacts.map(({ ref, name, currency: own, archivedAt, onlyIn }) => ({
        value: ref,
        label: name,
        detail: own || undefined,
        disabledReason: archivedAt ? `Archived ${dayOf(archivedAt)}` : onlyIn ? `In ${onlyIn} only` : undefined,
      })),
      isComplete,
    };
  });
