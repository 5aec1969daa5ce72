import type { DataType } from '../../store/books';
import { cachedCount, cachedRecords, cachedSlice } from '../../store/cache';
import { CodatError } from '../error';
import type { Call, Reply } from '../operation';
import { matches, sortedBy } from './query';
import { type Searchable, searchableData } from './searchable';

interface Page<T> {
  readonly results: readonly T[];
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly totalResults: number;
  readonly _links: Record<string, { href: string }>;
}

/** `page`, `pageSize`, `query` and `orderBy` as Codat's "Paging" and "Querying" pages have them. */
export function paginate<T extends object>(call: Call, records: readonly T[], searchable: Searchable): Page<T> {
  const wanted = wantedPage(call);
  const found = wanted.query ? records.filter(matches(wanted.query, searchable)) : records;
  const sorted = wanted.orderBy ? sortedBy(found, wanted.orderBy, searchable) : found;
  return pageWith(call, wanted, sorted.slice(wanted.from, wanted.from + wanted.pageSize), sorted.length);
}

/**
 * The same of a list in Codat's cache. Where nothing is searched or ordered, only the page is read, and its records go
 * out as the JSON they are kept in: this is what is asked for most.
 */
export function paginateCached(
  call: Call,
  connectionId: string,
  type: DataType,
  { within = '', wrap = (results: string) => results }: { within?: string; wrap?: (results: string) => string } = {},
): Reply {
  const { store } = call.sandbox;
  const wanted = wantedPage(call);
  const { results, ...rest } =
    wanted.query || wanted.orderBy
      ? textsOf(paginate(call, cachedRecords(store, connectionId, type, within), searchableData[type]))
      : pageWith(
          call,
          wanted,
          cachedSlice(store, connectionId, type, { from: wanted.from, count: wanted.pageSize, within }),
          cachedCount(store, connectionId, type, within),
        );
  return { status: 200, json: `{"results":${wrap(`[${results.join()}]`)},${JSON.stringify(rest).slice(1)}` };
}

const textsOf = (page: Page<object>): Page<string> => ({
  ...page,
  results: page.results.map((record) => JSON.stringify(record)),
});

interface Wanted {
  readonly page: number;
  readonly pageSize: number;
  readonly from: number;
  readonly query: string | null;
  readonly orderBy: string | null;
}

function wantedPage(call: Call): Wanted {
  const page = positive(call, 'page', 1, Number.MAX_SAFE_INTEGER);
  const pageSize = positive(call, 'pageSize', 100, 5000);
  return {
    page,
    pageSize,
    from: Math.min((page - 1) * pageSize, Number.MAX_SAFE_INTEGER),
    query: call.query.get('query'),
    orderBy: call.query.get('orderBy'),
  };
}

function pageWith<T>(call: Call, wanted: Wanted, results: readonly T[], total: number): Page<T> {
  const { page, pageSize } = wanted;
  const last = Math.max(1, Math.ceil(total / pageSize));
  const filters = filtersOf(call);
  const link = (number: number) => ({
    href: `${call.path}?page=${number}&pageSize=${pageSize}${filters}`,
  });
  return {
    results,
    pageNumber: page,
    pageSize,
    totalResults: total,
    _links: {
      self: { href: call.path },
      current: link(page),
      ...(page < last ? { next: link(page + 1) } : {}),
      ...(page > 1 ? { previous: link(Math.min(page - 1, last)) } : {}),
    },
  };
}

function positive(call: Call, name: string, otherwise: number, most: number): number {
  const text = call.query.get(name);
  if (text === null) return otherwise;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 1 && value <= most) return value;
  throw new CodatError(400, 'PublicApi', 'Error processing request - not valid.', [
    { itemId: name, message: `The value '${text}' is not valid for ${name}.`, validatorName: 'Paging' },
  ]);
}

/** What narrows or orders the list stays in the links to its other pages. */
const filtersOf = ({ query }: Call): string =>
  ['query', 'orderBy', 'tags']
    .map((name) => [name, query.get(name)] as const)
    .map(([name, value]) => (value ? `&${name}=${encodeURIComponent(value)}` : ''))
    .join('');
