import type { Connection } from '@/lib/domain/books/books';
import { formatAgo } from '@/lib/domain/day';
import { LatestBooksChange, type Noticed } from './books-changes';
import { ListsAge } from './lists-age';

/** Under the head of a page that shows the books: how old the lists are, "Read again", and what changed in them last. */
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
  /** How many of the lists were read until now (listsReadOf). */
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
