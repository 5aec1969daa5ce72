import type { NextRequest } from 'next/server';
import { contactsFor } from '../contacts';

/** Returns customers by a part of their name. */
export const GET = (request: NextRequest): Promise<Response> => contactsFor(request, 'customers');
