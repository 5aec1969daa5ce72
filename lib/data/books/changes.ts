import 'server-only';
import { type CompanyScope, inScope } from '@/lib/data/db';
import type { BooksChange, ChangeKind } from '@/lib/domain/books/changes';
import { changeKinds } from '@/lib/domain/books/changes';
import { isEntryList } from '@/lib/domain/books/lists';

/** Something noticed in the books, and when. */
export type NoticedChange = BooksChange & { readonly id: string; readonly noticedAt: Date };

/**
 * What changed in the books lately, newest first. What was added is left out with `addedToo: false`: it needs nobody,
 * and there may be hundreds.
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
