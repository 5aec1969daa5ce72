import type { Store } from '../../store/store';

/**
 * Counts duplicates in the books.
 * - `records`: every time after the first that a company's transaction was created, in the same books or, after a new
 *   connection, in others.
 * - `attachments`: every file after the first with the same bytes on the same record.
 */
export const countDuplicates = (store: Store): { readonly records: number; readonly attachments: number } => ({
  records: sum(
    store,
    `SELECT coalesce(sum(times - 1), 0) AS extra FROM
       (SELECT count(*) AS times FROM sync_items WHERE status = 'Completed' AND operation = 'create'
        GROUP BY company_id, transaction_id HAVING count(*) > 1)`,
  ),
  attachments: sum(
    store,
    `SELECT coalesce(sum(times - 1), 0) AS extra FROM
       (SELECT count(*) AS times FROM attachments GROUP BY connection_id, entry_id, sha256 HAVING count(*) > 1)`,
  ),
});

const sum = (store: Store, sql: string): number => store.get<{ extra: number }>(sql)?.extra ?? 0;
