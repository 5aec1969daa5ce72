import type { Connection } from '@/lib/domain/books/books';
import { formatAgo } from '@/lib/domain/day';
import { LatestBooksChange, type Noticed } from './books-changes';
import { ListsAge } from './lists-age';

/** The age of the books' lists with "Read again", and the latest change in them. Shown under a page's header. */
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
  /** The number of lists read so far (listsReadOf); null when unknown. */
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
        age={connection.listsReadAt && formatAgo(connection.listsReadAt, now, locale)}
        mayConnect={mayConnect}
      />
      <LatestBooksChange changes={changes} now={now} locale={locale} timeZone={timeZone} />
    </div>
  );
}
