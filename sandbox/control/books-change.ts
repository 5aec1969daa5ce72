import type { Sandbox } from '../sandbox';
import { liveRecord, putLive } from '../store/books';
import { accountingConnection, type ConnectionRow, infoOf } from '../store/connection';

/** What a person does inside the accounting package, where Codat only sees it with the next refresh. */
export function setAccountStatus(
  sandbox: Sandbox,
  connection: ConnectionRow,
  accountId: string,
  status: 'Active' | 'Archived',
): boolean {
  const account = liveRecord(sandbox.store, connection.id, 'chartOfAccounts', accountId);
  if (!account) return false;
  putLive(sandbox.store, connection.id, 'chartOfAccounts', { ...account, status, modified: sandbox.store.clock.iso() });
  return true;
}

/** Closes the books up to and including a day; undefined opens them. */
export function setLockDate(sandbox: Sandbox, connection: ConnectionRow, lockDate: string | undefined): void {
  sandbox.store.run(
    'UPDATE connections SET info = ? WHERE id = ?',
    JSON.stringify({ ...infoOf(connection), lockDate }),
    connection.id,
  );
}

export const connectionWithBooks = (sandbox: Sandbox, companyId: string): ConnectionRow | undefined =>
  accountingConnection(sandbox.store, companyId);

/** Everything forgotten but the webhook secret and the client id. */
export function reset(sandbox: Sandbox): void {
  const { store } = sandbox;
  store.transaction(() => {
    const tables = [
      'tasks',
      'messages',
      'consumers',
      'idempotency',
      'pushes',
      'attachments',
      'postings',
      'balances',
      'entries',
      'sync_items',
      'syncs',
      'datasets',
      'cached',
      'live',
      'connections',
      'companies',
      'sequences',
    ];
    for (const table of tables) store.run(`DELETE FROM ${table}`);
    store.run(`DELETE FROM meta WHERE key = 'profile'`);
  });
  sandbox.faults.replace([]);
  sandbox.requests.clear();
  sandbox.budget.reset();
}
