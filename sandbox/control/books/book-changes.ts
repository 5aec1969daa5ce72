import { reconnect } from '../../link/connection-lifecycle';
import type { Sandbox } from '../../sandbox';
import { changeLive, liveRecord } from '../../store/books';
import { accountingConnection, type Condition, type ConnectionRow, infoOf } from '../../store/connection';
import { type ManualChange, manualChanges, recordManualChange, removeManualChange } from './manual-changes';

/*
 * Changes that a person makes inside the accounting package. Codat sees them only after the next refresh. Each change
 * is recorded, so that one call can revert all of them.
 */

type Status = 'Active' | 'Archived';

export const connectionWithBooks = (sandbox: Sandbox, companyId: string): ConnectionRow | undefined => {
  const connection = accountingConnection(sandbox.store, companyId);
  return connection?.info ? connection : undefined;
};

export const setAccountStatus = (sandbox: Sandbox, connection: ConnectionRow, id: string, status: Status): boolean =>
  sandbox.store.transaction(() => setStatus(sandbox, connection, { kind: 'chartOfAccounts', id }, status));

/**
 * Sets the status of a supplier. In a package with one list of contacts, the change shows in both of Codat's lists,
 * suppliers and customers. Returns false if there is no such supplier.
 */
export const setSupplierStatus = (sandbox: Sandbox, connection: ConnectionRow, id: string, status: Status): boolean =>
  sandbox.store.transaction(() => {
    changeLive(sandbox.store, connection.id, 'customers', id, { status });
    return setStatus(sandbox, connection, { kind: 'suppliers', id }, status);
  });

/** Sets the lock date: the books accept no posting on or before this day. Undefined reopens the books. */
export function setLockDate(sandbox: Sandbox, connection: ConnectionRow, lockDate: string | undefined): void {
  const info = infoOf(connection);
  const noted = manualChanges(sandbox).find((each) => each.kind === 'lock-date' && each.connectionId === connection.id);
  const before = noted?.kind === 'lock-date' ? noted.before : (info.lockDate ?? null);
  const change: ManualChange = { kind: 'lock-date', connectionId: connection.id, before };
  sandbox.store.transaction(() => {
    const changedInfo = JSON.stringify({ ...info, lockDate });
    sandbox.store.run('UPDATE connections SET info = ? WHERE id = ?', changedInfo, connection.id);
    if (before === (lockDate ?? null)) removeManualChange(sandbox, change);
    else recordManualChange(sandbox, change);
  });
}

export const setCondition = (sandbox: Sandbox, connection: ConnectionRow, condition: Condition): number =>
  sandbox.store.run('UPDATE connections SET condition = ? WHERE id = ?', condition, connection.id);

/** Reverts every recorded change, restores revoked access, and sets every package to working. */
export function revertManualChanges(sandbox: Sandbox): void {
  const { store } = sandbox;
  store.transaction(() => {
    store.run(`UPDATE connections SET condition = 'working' WHERE condition <> 'working'`);
    for (const change of manualChanges(sandbox)) {
      const connection = store.get<ConnectionRow>('SELECT * FROM connections WHERE id = ?', change.connectionId);
      if (!connection?.info) removeManualChange(sandbox, change);
      else if (change.kind === 'lock-date') setLockDate(sandbox, connection, change.before ?? undefined);
      else if (change.kind === 'suppliers') setSupplierStatus(sandbox, connection, change.id, 'Active');
      else setAccountStatus(sandbox, connection, change.id, 'Active');
    }
    for (const connection of deauthorizedConnections(sandbox)) reconnect(sandbox, connection);
  });
}

/** Returns the connections whose access was revoked, except those that a newer connection has replaced. */
export const deauthorizedConnections = ({ store }: Sandbox): readonly ConnectionRow[] =>
  store
    .all<ConnectionRow>(`SELECT * FROM connections WHERE status = 'Deauthorized' AND info IS NOT NULL`)
    .filter((connection) => accountingConnection(store, connection.company_id)?.id === connection.id);

type StatusChange = { readonly kind: 'chartOfAccounts' | 'suppliers'; readonly id: string };

/** Sets the status of a record and records the change. Returns false if there is no such record. */
function setStatus(sandbox: Sandbox, connection: ConnectionRow, change: StatusChange, status: Status): boolean {
  const { store } = sandbox;
  const { kind, id } = change;
  const before = liveRecord(store, connection.id, kind, id)?.status;
  const modified = kind === 'chartOfAccounts' ? { modified: store.clock.iso() } : {};
  if (before !== undefined) changeLive(store, connection.id, kind, id, { status, ...modified });
  const manualChange: ManualChange = { ...change, connectionId: connection.id };
  if (status === 'Active') removeManualChange(sandbox, manualChange);
  else if (before === 'Active') recordManualChange(sandbox, manualChange);
  return before !== undefined;
}
