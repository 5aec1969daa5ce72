import type { NextRequest } from 'next/server';
import { may } from '@/lib/auth/permissions';
import { type ContactList, searchContacts } from '@/lib/data/books/contacts';
import { isCurrency } from '@/lib/domain/currency';
import { dayAt, formatDay } from '@/lib/domain/day';
import { uncached } from '../responses';
import { type CompanyContext, permittedViewer } from '../upload';

const maxLength = 100;

/**
 * Returns up to 50 suppliers or customers whose name contains the `text` parameter: `[{ref, name, currency, reason}]`.
 * `reason` says why a contact cannot be chosen for an expense in the `currency` parameter; null when it can. Without
 * that parameter, the company's currency is used.
 */
export async function contactsFor(request: NextRequest, context: CompanyContext, list: ContactList): Promise<Response> {
  const viewer = await permittedViewer(request, context);
  if (viewer instanceof Response) return viewer;
  if (!may(viewer.role, 'map')) return new Response(null, { status: 404 });
  const parameters = request.nextUrl.searchParams;
  const text = (parameters.get('text') ?? '').replaceAll('\0', '').slice(0, maxLength);
  const currency = parameters.get('currency') ?? '';
  const found = await searchContacts(viewer, list, {
    text,
    currency: isCurrency(currency) ? currency : viewer.baseCurrency,
  });
  const today = dayAt(new Date(), viewer.timeZone);
  const dayOf = (at: Date) => formatDay(dayAt(at, viewer.timeZone), viewer.locale, today);
  return Response.json(
    found.map(({ ref, name, currency, archivedAt, onlyIn }) => ({
      ref,
      name,
      currency,
      reason: archivedAt ? `Archived ${dayOf(archivedAt)}` : onlyIn ? `In ${onlyIn} only` : null,
    })),
    uncached,
  );
}
