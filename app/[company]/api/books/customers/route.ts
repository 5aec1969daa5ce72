import type { NextRequest } from 'next/server';
import { contactsFor } from '../contacts';

/** Returns the customers whose name contains a text. */
export const GET = (request: NextRequest, context: RouteContext<'/[company]/api/books/customers'>): Promise<Response> =>
  contactsFor(request, context, 'customers');
