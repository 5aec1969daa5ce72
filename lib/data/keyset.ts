/**
 * Where a page of a list starts: after the last row that was shown, or before the first. The values are ids. Ids are
 * UUIDv7, so they sort by time.
 */
export type PageAt = { readonly after?: string | undefined; readonly before?: string | undefined };

/**
 * One page of a list, newest row first. `newer` and `older` are the cursors of the neighbouring pages, or null if there
 * is none.
 */
export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly newer: PageAt | null;
  readonly older: PageAt | null;
};

/**
 * Returns the query options for a page. The query reads one row more than the page shows, to find out whether another
 * page follows.
 */
export const keyset = ({ after, before }: PageAt, size: number) => ({
  where: before ? { id: { gt: before } } : after ? { id: { lt: after } } : {},
  orderBy: { id: before ? ('asc' as const) : ('desc' as const) },
  take: size + 1,
});

/** Returns the page for the rows that were read with the options of `keyset`. */
export function pageOf<Row extends { readonly id: string }>(
  read: readonly Row[],
  { after, before }: PageAt,
  size: number,
): Page<Row> {
  const more = read.length > size;
  const kept = read.slice(0, size);
  const rows = before ? kept.reverse() : kept;
  const [first, last] = [rows.at(0), rows.at(-1)];
  const [hasNewer, hasOlder] = before ? [more, true] : [after !== undefined, more];
  return {
    rows,
    newer: hasNewer && first ? { before: first.id } : null,
    older: hasOlder && last ? { after: last.id } : null,
  };
}
