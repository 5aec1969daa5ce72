import type { NextRequest } from 'next/server';
import { findPeople } from '@/lib/data/company/people';
import { mostOptions, respondWithOptions } from '../books/options';

/** Returns the members of the company whose name contains a text, to those who see the expenses of all. */
export const GET = (request: NextRequest, context: RouteContext<'/[company]/api/people'>): Promise<Response> =>
  respondWithOptions(
    request,
    context,
    async ({ viewer, text }) => {
      const people = await findPeople(viewer, text, mostOptions + 1);
      const options = people.slice(0, mostOptions).map(({ id, name }) => ({ value: id, label: name }));
      return { options, isComplete: people.length <= mostOptions };
    },
    'see-all-expenses',
  );
