import type { NextRequest } from 'next/server';
import { contactsFor } from '../contacts';

/** Returns the customers whose name contains a text. */
export const GET = (request: NextRequest): Promise<Response> => contactsFor(request, 'customers');
