import type { PageAt } from '@/lib/domain/list/page-at';

/**
 * One page of a list, newest row first. `newer` and `older` are the cursors of the neighbouring pages, or null if there
 * is none.
 */
export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly newer: PageAt | null;
  readonly older: PageAt | null;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Returns the query options for a page of a list in the order of its ids. Ids are UUIDv7, so they sort by time. The
 * query reads one row more than the page shows, to find out whether another page follows.
 */
export const keyset = (at: PageAt, size: number) => {
  const { after, before } = validAt(at, (text) => uuid.test(text));
  return {
    where: before ? { id: { gt: before } } : after ? { id: { lt: after } } : {},
    orderBy: { id: before ? ('asc' as const) : ('desc' as const) },
    take: size + 1,
  };
};

type InstantKey<C extends string, I extends string> = { readonly instant: C; readonly id: I };

/**
 * Returns the query options for a page of a list that is sorted by an instant, newest first, and then by the id. The
 * cursors are made by `instantCursor`. The first condition on the instant bounds the scan of the index.
 */
export function instantKeyset<C extends string, I extends string>(
  { instant, id }: InstantKey<C, I>,
  at: PageAt,
  size: number,
) {
  const { after, before } = validAt(at, (text) => parseInstantCursor(text) !== null);
  const key = parseInstantCursor(before ?? after ?? '');
  const order = before ? ('asc' as const) : ('desc' as const);
  const beyond = before ? 'gt' : 'lt';
  return {
    where: key
      ? {
          AND: [
            { [instant]: { [`${beyond}e`]: key.at } },
            { OR: [{ [instant]: { [beyond]: key.at } }, { [id]: { [beyond]: key.id } }] },
          ],
        }
      : {},
    orderBy: [{ [instant]: order }, { [id]: order }] as Record<C | I, 'asc' | 'desc'>[],
    take: size + 1,
  };
}

/** Returns the cursor of a row of a list that is sorted by an instant and then by the id. */
export const instantCursor = (at: Date, id: string): string => `${at.toISOString()}~${id}`;

/** Parses the cursor of such a list. Null when the text is not a cursor. */
export function parseInstantCursor(text: string): { readonly at: Date; readonly id: string } | null {
  const [instant = '', id = ''] = text.split('~');
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) || !uuid.test(id) ? null : { at, id };
}

/** Leaves out cursors that are not valid, so that an address with one opens the first page. */
const validAt = ({ after, before }: PageAt, isValid: (text: string) => boolean): PageAt => ({
  after: after !== undefined && isValid(after) ? after : undefined,
  before: before !== undefined && isValid(before) ? before : undefined,
});

/**
 * Returns the page for the rows that were read with the options of a keyset. `cursorOf` returns the cursor of a row; by
 * default it is the row's id.
 */
export function pageOf<Row extends { readonly id: string }>(
  read: readonly Row[],
  { after, before }: PageAt,
  size: number,
  cursorOf: (row: Row) => string = ({ id }) => id,
): Page<Row> {
  const more = read.length > size;
  const kept = read.slice(0, size);
  const rows = before ? kept.reverse() : kept;
  const [first, last] = [rows.at(0), rows.at(-1)];
  const [hasNewer, hasOlder] = before ? [more, true] : [after !== undefined, more];
  return {
    rows,
    newer: hasNewer && first ? { before: cursorOf(first) } : null,
    older: hasOlder && last ? { after: cursorOf(last) } : null,
  };
}
