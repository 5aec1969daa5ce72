import 'server-only';
import { type CompanyScope, inScope } from '@/lib/data/db';
import type { BooksChange as Row } from '@/lib/data/generated/client';
import { keyset, type Page, pageOf } from '@/lib/data/keyset';
import type { BooksChange, ChangeKind } from '@/lib/domain/books/entry-changes';
import { changeKinds } from '@/lib/domain/books/entry-changes';
import { isEntryList } from '@/lib/domain/books/lists';
import type { PageAt } from '@/lib/domain/list/page-at';

/** A change in the books that a refresh noticed. */
export type NoticedChange = BooksChange & { readonly id: string; readonly noticedAt: Date };

const perPage = 50;

/** Returns a page of the changes in the books, newest first. */
export const listChanges = (scope: CompanyScope, connectionId: string, at: PageAt = {}): Promise<Page<NoticedChange>> =>
  inScope(scope, async (tx) => {
    const { where, ...order } = keyset(at, perPage);
    const { rows, ...pages } = pageOf(
      await tx.booksChange.findMany({ where: { companyId: scope.companyId, connectionId, ...where }, ...order }),
      at,
      perPage,
    );
    return { rows: toChanges(rows), ...pages };
  });

/** Returns the latest change of an entry that Outlay knew before, in a list of at most one. New entries need no action. */
export const latestChange = (scope: CompanyScope, connectionId: string): Promise<NoticedChange[]> =>
  inScope(scope, (tx) =>
    tx.booksChange.findMany({
      where: { companyId: scope.companyId, connectionId, kind: { not: 'added' } },
      orderBy: { id: 'desc' },
      take: 1,
    }),
  ).then(toChanges);

const toChanges = (rows: readonly Row[]): NoticedChange[] =>
  rows.flatMap(({ list, kind, ...rest }) => (isEntryList(list) && isKind(kind) ? [{ ...rest, list, kind }] : []));

const isKind = (kind: string): kind is ChangeKind => changeKinds.some((known) => known === kind);
