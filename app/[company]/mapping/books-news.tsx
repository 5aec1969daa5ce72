import { BooksLine } from '@/components/books/books-line';
import { ListsNotice } from '@/components/mapping/books-state';
import { may } from '@/lib/auth/permissions';
import { latestChange } from '@/lib/data/books/changes';
import { listsReadOf } from '@/lib/data/events';
import type { Connection } from '@/lib/domain/books/books';
import type { Viewer } from '@/lib/domain/company/viewer';

/**
 * The age of the books' lists and their latest change, below the header of the mapping pages. Before the lists are read
 * for the first time, a notice that they are not there yet.
 */
export async function BooksNews({ viewer, connection }: { viewer: Viewer; connection: Connection }) {
  if (connection.listsReadAt === null) return <ListsNotice connection={connection} />;
  return (
    <BooksLine
      connection={connection}
      read={connection.listsRequestedAt && listsReadOf(connection.id)}
      changes={await latestChange(viewer, connection.id)}
      mayConnect={may(viewer.role, 'connect')}
      now={new Date()}
      locale={viewer.locale}
      timeZone={viewer.timeZone}
    />
  );
}
