import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { Empty } from '@/components/ui/feedback/empty';
import { Notice } from '@/components/ui/feedback/notice';
import type { Connection } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';

/** Shown instead of the mapping while no books are linked. */
export function NoBooks({ mayConnect }: { mayConnect: boolean }) {
  return (
    <Card>
      <Empty
        icon="icon-link-2"
        title="Link your accounting package first"
        actions={
          mayConnect && (
            <LinkButton href="/settings/connection" variant="primary">
              Link your books
            </LinkButton>
          )
        }
      >
        Once it is linked, you choose here which of its accounts each category goes to.
        {!mayConnect && ' Ask an owner, admin or bookkeeper to link it.'}
      </Empty>
    </Card>
  );
}

/**
 * Shown above the mapping until the books' lists were read for the first time. A broken connection is reported by the
 * banner instead.
 */
export function ListsNotice({ connection }: { connection: Connection }) {
  if (connection.listsReadAt !== null || connection.status !== 'linked') return null;
  const { name } = packageOf(connection.package);
  return (
    <Notice tone={connection.listsError ? 'bad' : 'info'} className="mb-3" title={`Reading the lists of ${name}`}>
      {connection.listsError ?? 'Its accounts and tax rates appear here in a moment.'}
    </Notice>
  );
}
