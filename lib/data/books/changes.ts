import 'server-only';
import { type CompanyScope, inScope } from '@/lib/data/db';
import type { BooksChange as StoredChange } from '@/lib/data/generated/client';
import { keyset, type Page, pageOf } from '@/lib/data/keyset';
import type { BooksChange, ChangeKind } from '@/lib/domain/books/entry-changes';
import { changeKinds } from '@/lib/domain/books/entry-changes';
import { isEntryList } from '@/lib/domain/books/lists';
import type { UnconfirmedEntry } from '@/lib/domain/books/new-entry';
import type { PageAt } from '@/lib/domain/list/page-at';
import { toUnconfirmed, type UnconfirmedRow } from './unconfirmed-entries';

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

/** What the mapping pages say about the books. `changes` has at most one change, `unconfirmed` at most three entries. */
export type BooksNews = {
  readonly changes: readonly NoticedChange[];
  readonly unconfirmed: readonly UnconfirmedEntry[];
};

/**
 * Returns the latest change of an entry that Outlay knew before, and the new entries that Codat has not confirmed. Entries
 * that were added in the books need no action.
 */
export const booksNews = (scope: CompanyScope, connectionId: string): Promise<BooksNews> =>
  inScope(scope, async (tx) => {
    const [row] = await tx.$queryRaw<
      { changes: (Omit<Row, 'noticedAt'> & { noticedAt: string })[]; unconfirmed: UnconfirmedRow[] }[]
    >`
      select coalesce((select json_agg(c) from (
          select id, list, ref, kind, name, before, noticed_at as "noticedAt" from books_changes
          where company_id = ${scope.companyId}::uuid and connection_id = ${connectionId}::uuid and kind <> 'added'
          order by id desc limit 1) c), '[]') as changes,
        coalesce((select json_agg(e) from (
          select e.id, e.kind, e.name, i.state, s.key_used_at as "keyUsedAt" from new_entries e
            join sync_items i on i.id = e.latest_item_id join syncs s on s.id = i.sync_id
          where e.company_id = ${scope.companyId}::uuid and e.connection_id = ${connectionId}::uuid
            and e.listed_at is null and i.state = 'unknown'
          order by e.created_at desc limit 3) e), '[]') as unconfirmed`;
    const now = new Date();
    return {
      changes: toChanges((row?.changes ?? []).map((change) => ({ ...change, noticedAt: new Date(change.noticedAt) }))),
      unconfirmed: (row?.unconfirmed ?? []).flatMap((entry) => toUnconfirmed(entry, now)),
    };
  });

type Row = Pick<StoredChange, 'id' | 'list' | 'ref' | 'kind' | 'name' | 'before' | 'noticedAt'>;

const toChanges = (rows: readonly Row[]): NoticedChange[] =>
  rows.flatMap(({ list, kind, ...rest }) => (isEntryList(list) && isKind(kind) ? [{ ...rest, list, kind }] : []));

const isKind = (kind: string): kind is ChangeKind => changeKinds.some((known) => known === kind);
