/**
 * The order in which a transaction locks rows of several tables, also by changing them. Two transactions that lock the
 * same rows in different orders wait for each other, and Postgres aborts one of them (40P01). Rows of one table are locked
 * in the order of their ids. A transaction may insert rows at any time, because no other transaction can lock a new row.
 * The integration tests check the order of every transaction (scripts/testing/lock-order.ts).
 *
 * `coding` is the advisory lock of `lib/data/movement/coding-lock.ts`. A transaction changes lanes, jobs and the audit log as
 * its last steps (`lib/data/before-commit.ts`).
 */
export const lockOrder = [
  'background_tasks',
  'coding',
  'companies',
  'connections',
  'imports',
  'holding_accounts',
  'sync_runs',
  'syncs',
  'causes',
  'movements',
  'ingested_movements',
  'book_matches',
  'bank_lines',
  'receipts',
  'new_entries',
  'receipt_deliveries',
  'run_skips',
  'learned_merchants',
  'record_reads',
  'account_matchings',
  'book_records',
  'reconciliations',
  'lanes',
  'permits',
  'jobs',
  'audit_events',
] as const;

export type Lockable = (typeof lockOrder)[number];

/** Tables whose rows are changed only under the lock of the row to which they belong. They need no place in the order. */
export const guards = {
  sync_items: 'syncs',
  expenses: 'movements',
  expense_lines: 'movements',
  transfers: 'movements',
  reconciliation_rows: 'reconciliations',
} as const satisfies Readonly<Record<string, Lockable>>;
