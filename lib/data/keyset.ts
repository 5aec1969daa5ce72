/** Where a page of a list begins: after the last row seen, or before the first. Ids are UUIDv7, so they are in the order of time. */
export type PageAt = { readonly after?: string | undefined; readonly before?: string | undefined };

/** One page, newest first, and where the pages beside it begin; null where there is none. */
export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly newer: PageAt | null;
  readonly older: PageAt | null;
};

/** What to ask the database for: one row more than the page holds, so that it is known whether there are others. */
export const keyset = ({ after, before }: PageAt, size: number) => ({
  where: before ? { id: { gt: before } } : after ? { id: { lt: after } } : {},
  orderBy: { id: before ? ('asc' as const) : ('desc' as const) },
  take: size + 1,
});

/** The page out of what was read for it. */
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
