import type { NextRequest } from 'next/server';
import { may, type Permission } from '@/lib/auth/permissions';
import { type FoundOptions, searchOptions } from '@/lib/data/setup/options';
import { companySetup } from '@/lib/data/setup/setup';
import type { Books } from '@/lib/domain/books/books';
import type { Package } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { isCurrency } from '@/lib/domain/currency';
import { dayAt, formatDay } from '@/lib/domain/day';
import { matchOptions, type Option } from '@/lib/domain/list/option';
import type { DayWords } from '@/lib/domain/mapping/options';
import { uncached } from '../responses';
import { type CompanyContext, permittedViewer } from '../upload';

const maxLength = 100;
/** The most options of a response. */
export const mostOptions = 100;

/** What a combobox asks for: the typed text, and the currency of the expense when it is not the company's. */
export type OptionsQuery = {
  readonly viewer: Viewer;
  readonly text: string;
  readonly currency: string | null;
  readonly parameters: URLSearchParams;
  readonly dayOf: DayWords;
};

/**
 * Returns the options of a combobox: `{options, isComplete}`. The parameter `text` is what the person typed, `currency`
 * the currency of the expense. Responds with 404 to a person without the permission; the lists of the books are for those
 * who may map.
 */
export async function respondWithOptions(
  request: NextRequest,
  context: CompanyContext,
  find: (query: OptionsQuery) => Promise<FoundOptions>,
  permission: Permission | null = 'map',
): Promise<Response> {
  const viewer = await permittedViewer(request, context);
  if (viewer instanceof Response) return viewer;
  if (permission && !may(viewer.role, permission)) return new Response(null, { status: 404 });
  const parameters = request.nextUrl.searchParams;
  const text = (parameters.get('text') ?? '').replaceAll('\0', '').slice(0, maxLength);
  const currency = parameters.get('currency') ?? '';
  const today = dayAt(new Date(), viewer.timeZone);
  const found = await find({
    viewer,
    text,
    currency: isCurrency(currency) ? currency : null,
    parameters,
    dayOf: (at) => formatDay(dayAt(at, viewer.timeZone), viewer.locale, today),
  });
  return Response.json(found, uncached);
}

/** Returns the handler of a route whose options are the company's own entries, which all members may choose. */
export const entriesRoute =
  (list: 'categories' | 'cards') =>
  (request: NextRequest, context: CompanyContext): Promise<Response> =>
    respondWithOptions(
      request,
      context,
      async ({ viewer, text }) => {
        const entries = (await companySetup(viewer))[list].map(({ id, name }) => ({ value: id, label: name }));
        const options = matchOptions(entries, text);
        return { options: options.slice(0, mostOptions), isComplete: options.length <= mostOptions };
      },
      null,
    );

/** Returns the handler of a route whose options are made from the lists of the books. */
export const optionsRoute =
  (optionsOf: (books: Books, to: Package, query: OptionsQuery) => readonly Option[]) =>
  (request: NextRequest, context: CompanyContext): Promise<Response> =>
    respondWithOptions(request, context, (query) =>
      searchOptions(query.viewer, query.text, (books, to) => optionsOf(books, to, query)),
    );
