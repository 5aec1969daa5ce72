import type { Connection } from '@/lib/domain/books/books';
import { formatAgo } from '@/lib/domain/day';
import { LatestBooksChange, type Noticed } from './books-changes';
import { ListsAge } from './lists-age';

/**
 * Shows how old the books' lists are, with a "Read again" button, and the latest change in the books. It is placed
 * below the page's header.
 */
export function BooksLine({
  connection,
  read,
  changes,
  mayConnect,
  now,
  locale,
  timeZone,
}: {
  connection: Connection;
  /** The number of lists refreshed so far (from listsReadOf); null when unknown. */
  read: number | null;
  changes: readonly Noticed[];
  mayConnect: boolean;
  now: Date;
  locale: string;
  timeZone: string;
}) {
  if (connection.status !== 'linked') return null;
  return (
    <div className="mb-3 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm text-soft">
      <ListsAge
        reading={connection.listsRequestedAt !== null}
        read={read}
        age={connection.listsReadAt && formatAgo(connection.listsReadAt, now)}
        mayConnect={mayConnect}
      />
      <LatestBooksChange changes={changes} now={now} locale={locale} timeZone={timeZone} />
    </div>
  );
}
