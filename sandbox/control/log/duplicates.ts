import type { Store } from '../../store/store';

/**
 * Counts the duplicates in the books. Both counts should be 0.
 * - `records`: how often a transaction was created again. The second record may be in other books, if the company has
 *   a new connection.
 * - `attachments`: how often a file with the same bytes was attached again to the same record.
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
