import 'server-only';
import { type CompanyScope, inScope } from '@/lib/data/db';
import type { BooksChange, ChangeKind } from '@/lib/domain/books/entry-changes';
import { changeKinds } from '@/lib/domain/books/entry-changes';
import { isEntryList } from '@/lib/domain/books/lists';

/** A change in the books that a refresh noticed. */
export type NoticedChange = BooksChange & { readonly id: string; readonly noticedAt: Date };

/**
 * Returns the latest changes in the books, newest first. `addedToo: false` leaves out added entries: they need no
 * action, and there may be hundreds of them.
 */
export const latestChanges = (
  scope: CompanyScope,
  connectionId: string,
  { limit = 50, addedToo = true }: { limit?: number; addedToo?: boolean } = {},
): Promise<NoticedChange[]> =>
  inScope(scope, async (tx) => {
    const rows = await tx.booksChange.findMany({
      where: { companyId: scope.companyId, connectionId, ...(!addedToo && { kind: { not: 'added' } }) },
      orderBy: [{ noticedAt: 'desc' }, { id: 'desc' }],
      take: limit,
    });
    return rows.flatMap(({ list, kind, ...rest }) =>
      isEntryList(list) && isKind(kind) ? [{ ...rest, list, kind }] : [],
    );
  });

const isKind = (kind: string): kind is ChangeKind => changeKinds.some((known) => known === kind);
