import { z } from 'zod';

/**
 * Where a page of a list starts: after the last row that was shown, or before the first. The values are cursors: the id
 * of that row, or its sort value and its id (lib/data/keyset).
 */
export type PageAt = { readonly after?: string | undefined; readonly before?: string | undefined };

const cursor = z
  .string()
  .regex(/^[\w.:~-]{1,80}$/)
  .optional()
  .catch(undefined);

/** Parses the place in a list from the address of its page. Invalid values are ignored, never rejected. */
export const pageAtParams = z.object({ after: cursor, before: cursor });

/** The same for a second list on a page, with parameters of its own: `history-after` for the name `history`. */
export const pageAtParamsOf =
  (name: string) =>
  (given: Readonly<Record<string, unknown>>): PageAt =>
    pageAtParams.parse({ after: given[`${name}-after`], before: given[`${name}-before`] });

/** Returns the parameters with which an address opens this place of the list `name`. */
export const pageAtAddressOf = (name: string, { after, before }: PageAt) => ({
  [`${name}-after`]: after,
  [`${name}-before`]: before,
});
