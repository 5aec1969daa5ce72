import { accountLabel, type Books, booksIndex } from '@/lib/domain/books/books';
import { none } from '@/lib/domain/list/none';
import { type Mapping, supplierIn } from '@/lib/domain/mapping/mapping';
import { type Bucket, bucketName, daysOfBucket } from './bucket';
import type { Cell } from './cell';
import type { Dimension } from './dimension';
import { accountIn, trackingIn } from './match';
import type { Naming, ReportRow } from './report';
import { groupsOf, parseTrackingKey, trackingKey, ungrouped } from './tracking';

/** What the rows of a report are named after. */
export type NamingContext = {
  readonly books: Books;
  readonly mapping: Mapping;
  readonly categoryNames: ReadonlyMap<string, string>;
  /** The tracking category whose options are shown. */
  readonly group: string | null;
  readonly locale: string;
  /** The rows of a report over time. */
  readonly buckets?: readonly Bucket[];
};

/** Returns how the cells of a dimension become rows. What the mapping decides is decided by its newest version. */
export function namingOf(by: Dimension, context: NamingContext): Naming {
  const { books, mapping, categoryNames, locale, buckets = [] } = context;
  switch (by) {
    case 'category':
      return {
        keyOf: ({ key }) => key ?? none,
        nameOf: (key, cells) =>
          key === none ? 'No category' : (cells[0]?.label ?? categoryNames.get(key) ?? 'Unknown category'),
      };
    case 'account':
      return {
        keyOf: ({ categoryId, currency }) => accountIn(mapping, categoryId, currency) ?? none,
        nameOf: (key) => {
          if (key === none) return 'Not mapped to an account';
          const account = booksIndex(books).accounts.get(key);
          return account ? accountLabel(account) : key;
        },
      };
    case 'tracking':
      return trackingNaming(context);
    case 'payee':
      return { keyOf: ({ key }) => key ?? none, nameOf: (_, cells) => labelOf(cells) ?? 'No payee' };
    case 'supplier':
      return {
        keyOf: ({ key, categoryId, currency }) => key ?? supplierIn(mapping, categoryId, currency) ?? none,
        nameOf: (key) => (key === none ? 'No supplier' : (booksIndex(books).suppliers.get(key)?.name ?? key)),
      };
    case 'person':
      return { keyOf: ({ key }) => key ?? none, nameOf: (_, cells) => labelOf(cells) ?? 'A former member' };
    case 'card':
      return {
        keyOf: ({ key }) => key ?? none,
        nameOf: (key, cells) => (key === none ? 'No card or account' : (labelOf(cells) ?? 'Unknown card')),
      };
    case 'currency':
      return { keyOf: ({ currency }) => currency, nameOf: (key) => key };
    case 'time':
      return {
        keyOf: ({ key }) => key ?? none,
        nameOf: (key) => {
          const bucket = buckets[Number(key)];
          const days = bucket ? daysOfBucket(bucket) : null;
          return days ? bucketName(days, locale) : key;
        },
        order: oldestFirst,
      };
  }
}

const oldestFirst = (one: ReportRow, other: ReportRow): number => Number(one.key) - Number(other.key);

/** The name of most of the money, because a payee can be spelled in several ways. */
const labelOf = (cells: readonly Cell[]): string | null =>
  cells.reduce<Cell | null>((best, cell) => (best && magnitude(best) >= magnitude(cell) ? best : cell), null)?.label ??
  null;

const magnitude = ({ baseMinor }: Cell): bigint => (baseMinor < 0n ? -baseMinor : baseMinor);

function trackingNaming({ books, mapping, group: chosen }: NamingContext): Naming {
  const group = chosen ?? ungrouped;
  const groupOf = groupsOf(books.tracking);
  const names = booksIndex(books).tracking;
  return {
    keyOf: ({ key, categoryId }) => {
      const refs = key === null ? trackingIn(mapping, categoryId) : (parseRefs(key) ?? []);
      return trackingKey({ group, refs: refs.filter((ref) => groupOf(ref) === group) });
    },
    nameOf: (key) => {
      const refs = parseTrackingKey(key)?.refs ?? [];
      return refs.length === 0 ? 'No option' : refs.map((ref) => names.get(ref)?.name ?? ref).join(' + ');
    },
  };
}

/** Parses stored tracking options, which have the form of a key without its group. */
const parseRefs = (stored: string): readonly string[] | null => {
  const value = parseTrackingKey(stored);
  return value && [value.group, ...value.refs];
};
