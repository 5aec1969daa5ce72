import { z } from 'zod';
import { CodatError } from './errors';
import { type CodatChannel, call } from './http';

const pageSize = 500;
const attempts = 3;

/**
 * Reads every entry of a list, page by page. If the number of entries differs from `totalResults` (Codat, paging),
 * Codat updated the list between two pages. An entry that moved to another page would then look deleted, so all pages
 * are read again.
 */
export async function readAllPages<T extends { readonly id: string }>(
  path: string,
  entry: z.ZodType<T>,
  channel: CodatChannel | undefined,
): Promise<T[]> {
  for (let left = attempts; left > 0; left -= 1) {
    const { entries, total } = await readPages(path, entry, channel);
    if (entries.size === total) return [...entries.values()];
  }
  throw new CodatError({ kind: 'unread' }, `${path} changed while it was read`, null);
}

async function readPages<T extends { readonly id: string }>(
  path: string,
  entry: z.ZodType<T>,
  channel: CodatChannel | undefined,
) {
  const page = z.object({ results: z.array(entry).nullish(), totalResults: z.number() });
  const entries = new Map<string, T>();
  for (let number = 1; ; number += 1) {
    const url = `${path}?page=${number}&pageSize=${pageSize}`;
    const { results, totalResults } = page.parse(await call({ method: 'GET', path: url, channel }));
    for (const result of results ?? []) entries.set(result.id, result);
    if (number * pageSize >= totalResults || !results?.length) return { entries, total: totalResults };
  }
}
