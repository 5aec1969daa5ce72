import { CodatError } from './error';
import type { Call } from './operation';
import { matches, ordered } from './query';

export interface Page {
  readonly results: readonly unknown[];
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly totalResults: number;
  readonly _links: Record<string, { href: string }>;
}

/** `page`, `pageSize`, `query` and `orderBy` as Codat's "Paging" and "Querying" pages have them. */
export function pageOf(call: Call, records: readonly object[]): Page {
  const page = positive(call, 'page', 1, Number.MAX_SAFE_INTEGER);
  const pageSize = positive(call, 'pageSize', 100, 5000);
  const query = call.query.get('query');
  const orderBy = call.query.get('orderBy');
  const found = query ? records.filter(matches(query)) : records;
  const sorted = orderBy ? ordered(found, orderBy) : found;
  const last = Math.max(1, Math.ceil(sorted.length / pageSize));
  const link = (number: number) => ({
    href: `${call.path}?page=${number}&pageSize=${pageSize}${extras(query, orderBy)}`,
  });
  return {
    results: sorted.slice((page - 1) * pageSize, page * pageSize),
    pageNumber: page,
    pageSize,
    totalResults: sorted.length,
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
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new CodatError(400, 'PublicApi', 'Error processing request - not valid.', [
    { itemId: name, message: `The value '${text}' is not valid for ${name}.`, validatorName: 'Paging' },
  ]);
}

const extras = (query: string | null, orderBy: string | null): string =>
  (query ? `&query=${encodeURIComponent(query)}` : '') + (orderBy ? `&orderBy=${encodeURIComponent(orderBy)}` : '');
