import type { NextRequest } from 'next/server';
import { may } from '@/lib/auth/permissions';
import { currentViewer } from '@/lib/auth/viewer';
import { type ContactList, searchContacts } from '@/lib/data/books/contacts';
import { isCurrency } from '@/lib/domain/currency';
import { dayAt, formatDay } from '@/lib/domain/day';

const longest = 100;

/**
 * At most 50 suppliers or customers of the books whose name holds `text`, as `[{ref, name, currency, reason}]`. The
 * reason says why one cannot be chosen, for spending in `currency` (the company's own unless given).
 */
export async function contactsFor(request: NextRequest, list: ContactList): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return Response.json({ message: 'You were signed out. Sign in and try again.' }, { status: 401 });
  if (!may(viewer.role, 'map')) return new Response(null, { status: 404 });
  const asked = request.nextUrl.searchParams;
  const text = (asked.get('text') ?? '').replaceAll('\0', '').slice(0, longest);
  const wanted = asked.get('currency') ?? '';
  const found = await searchContacts(viewer, list, {
    text,
    currency: isCurrency(wanted) ? wanted : viewer.baseCurrency,
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
    { headers: { 'cache-control': 'private, no-store' } },
  );
}
