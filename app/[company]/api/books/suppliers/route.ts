import type { NextRequest } from 'next/server';
import { contactsFor } from '../contacts';

/** Returns the suppliers whose name contains a text. */
export const GET = (request: NextRequest, context: RouteContext<'/[company]/api/books/suppliers'>): Promise<Response> =>
  contactsFor(request, context, 'suppliers');
