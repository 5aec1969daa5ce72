import { BooksLine } from '@/components/books/books-line';
import { UnconfirmedNotice } from '@/components/books/unconfirmed-notice';
import { ListsNotice } from '@/components/mapping/books-state';
import { may } from '@/lib/auth/permissions';
import { booksNews } from '@/lib/data/books/changes';
import { listsReadOf } from '@/lib/data/events';
import type { Connection } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';

/**
 * The age of the books' lists and their latest change, below the header of the mapping pages. Before the lists are read
 * for the first time, a notice that they are not there yet. Each new entry that Codat has not confirmed has a notice.
 */
export async function BooksNews({ viewer, connection }: { viewer: Viewer; connection: Connection }) {
  if (connection.listsReadAt === null) return <ListsNotice connection={connection} />;
  const { changes, unconfirmed } = await booksNews(viewer, connection.id);
  const shown = { locale: viewer.locale, timeZone: viewer.timeZone };
  return (
    <>
      <BooksLine
        connection={connection}
        read={connection.listsRequestedAt && listsReadOf(connection.id)}
        changes={changes}
        mayConnect={may(viewer.role, 'connect')}
        now={new Date()}
        {...shown}
      />
      {unconfirmed.map((entry) => (
        <UnconfirmedNotice
          key={entry.id}
          entry={entry}
          books={packageOf(connection.package).name}
          className="mb-3"
          {...shown}
        />
      ))}
    </>
  );
}
