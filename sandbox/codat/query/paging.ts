import type { DataType } from '../../store/books';
import { cachedCount, cachedRecords, cachedSlice } from '../../store/cache';
import { invalidRequest } from '../error';
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

/**
 * Returns one page of the records, after applying the query parameters `query`, `orderBy`, `page` and `pageSize`
 * (Codat, "Paging" and "Querying").
 */
export function paginate<T extends object>(call: Call, records: readonly T[], searchable: Searchable): Page<T> {
  const request = pageRequest(call);
  const found = request.query ? records.filter(matches(request.query, searchable)) : records;
  const sorted = request.orderBy ? sortedBy(found, request.orderBy, searchable) : found;
  return pageOf(call, request, sorted.slice(request.from, request.from + request.pageSize), sorted.length);
}

/**
 * Returns one page of a list in Codat's cache. Without `query` and `orderBy`, it reads only the rows of the page and
 * returns their stored JSON text unchanged. Such calls are the most frequent, so they must be fast.
 */
export function paginateCached(
  call: Call,
  connectionId: string,
  type: DataType,
  { within = '', wrap = (results: string) => results }: { within?: string; wrap?: (results: string) => string } = {},
): Reply {
  const { store } = call.sandbox;
  const request = pageRequest(call);
  const { from, pageSize: count } = request;
  const { results, ...rest } =
    request.query || request.orderBy
      ? asTexts(paginate(call, cachedRecords(store, connectionId, type, within), searchableData[type]))
      : pageOf(
          call,
          request,
          cachedSlice(store, connectionId, type, { from, count, within }),
          cachedCount(store, connectionId, type, within),
        );
  return { status: 200, json: `{"results":${wrap(`[${results.join()}]`)},${JSON.stringify(rest).slice(1)}` };
}

const asTexts = (page: Page<object>): Page<string> => ({
  ...page,
  results: page.results.map((record) => JSON.stringify(record)),
});

interface PageRequest {
  readonly page: number;
  readonly pageSize: number;
  readonly from: number;
  readonly query: string | null;
  readonly orderBy: string | null;
}

function pageRequest(call: Call): PageRequest {
  const page = positiveInteger(call, 'page', 1, Number.MAX_SAFE_INTEGER);
  const pageSize = positiveInteger(call, 'pageSize', 100, 5000);
  return {
    page,
    pageSize,
    from: Math.min((page - 1) * pageSize, Number.MAX_SAFE_INTEGER),
    query: call.query.get('query'),
    orderBy: call.query.get('orderBy'),
  };
}

function pageOf<T>(call: Call, request: PageRequest, results: readonly T[], total: number): Page<T> {
  const { page, pageSize } = request;
  const last = Math.max(1, Math.ceil(total / pageSize));
  const filters = filtersOf(call);
  const link = (number: number) => ({ href: `${call.path}?page=${number}&pageSize=${pageSize}${filters}` });
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

function positiveInteger(call: Call, name: string, fallback: number, max: number): number {
  const text = call.query.get(name);
  if (text === null) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 1 && value <= max) return value;
  throw invalidRequest(name, `The value '${text}' is not valid for ${name}.`, 'Paging');
}

/** Returns the `query` and `orderBy` parameters, for the links to the other pages. */
const filtersOf = ({ query }: Call): string =>
  ['query', 'orderBy', 'tags']
    .map((name) => [name, query.get(name)] as const)
    .map(([name, value]) => (value ? `&${name}=${encodeURIComponent(value)}` : ''))
    .join('');
