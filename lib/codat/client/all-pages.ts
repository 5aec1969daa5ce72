import { z } from 'zod';
import { CodatError } from './errors';

const pageSize = 500;
const tries = 3;

type Get = (path: string) => Promise<unknown>;

/**
 * Every entry of a list, page by page. `totalResults` says how many there are (Codat, paging); when it is not how many
 * came, the list was read anew between two pages, and an entry that slipped through would look deleted: again.
 */
export async function readAllPages<T extends { readonly id: string }>(
  path: string,
  entry: z.ZodType<T>,
  get: Get,
): Promise<T[]> {
  for (let left = tries; left > 0; left -= 1) {
    const { entries, total } = await pagesOf(path, entry, get);
    if (entries.size === total) return [...entries.values()];
  }
  throw new CodatError({ kind: 'unread' }, `${path} changed while it was read`, null);
}

async function pagesOf<T extends { readonly id: string }>(path: string, entry: z.ZodType<T>, get: Get) {
  const page = z.object({ results: z.array(entry).nullish(), totalResults: z.number() });
  const entries = new Map<string, T>();
  for (let number = 1; ; number += 1) {
    const { results, totalResults } = page.parse(await get(`${path}?page=${number}&pageSize=${pageSize}`));
    for (const result of results ?? []) entries.set(result.id, result);
    if (number * pageSize >= totalResults || !results?.length) return { entries, total: totalResults };
  }
}
