import { reconnect } from '../../link/connection-lifecycle';
import type { Sandbox } from '../../sandbox';
import { type LiveType, liveRecord, putLive } from '../../store/books';
import { accountingConnection, type Condition, type ConnectionRow, infoOf } from '../../store/connection';
import { type ManualChange, manualChanges, recordManualChange, removeManualChange } from './manual-changes';

/*
 * What a person does inside the accounting package, where Codat only sees it with the next refresh. Each change is
 * noted, so that all of them can be put right at once.
 */

type Status = 'Active' | 'Archived';

export const connectionWithBooks = (sandbox: Sandbox, companyId: string): ConnectionRow | undefined => {
  const connection = accountingConnection(sandbox.store, companyId);
  return connection?.info ? connection : undefined;
};

export const setAccountStatus = (sandbox: Sandbox, connection: ConnectionRow, id: string, status: Status): boolean =>
  sandbox.store.transaction(() => setStatus(sandbox, connection, { kind: 'chartOfAccounts', id }, status));

/** In a package with one list of contacts it is the same contact in both of Codat's lists. */
export const setSupplierStatus = (sandbox: Sandbox, connection: ConnectionRow, id: string, status: Status): boolean =>
  sandbox.store.transaction(() => {
    const customer = liveRecord(sandbox.store, connection.id, 'customers', id);
    if (customer) putLive(sandbox.store, connection.id, 'customers', { ...customer, status });
    return setStatus(sandbox, connection, { kind: 'suppliers', id }, status);
  });

/** Closes the books up to and including a day; undefined opens them. */
export function setLockDate(sandbox: Sandbox, connection: ConnectionRow, lockDate: string | undefined): void {
  const info = infoOf(connection);
  const noted = manualChanges(sandbox).find((each) => each.kind === 'lock-date' && each.connectionId === connection.id);
  const before = noted?.kind === 'lock-date' ? noted.before : (info.lockDate ?? null);
  const change: ManualChange = { kind: 'lock-date', connectionId: connection.id, before };
  sandbox.store.transaction(() => {
    sandbox.store.run(
      'UPDATE connections SET info = ? WHERE id = ?',
      JSON.stringify({ ...info, lockDate }),
      connection.id,
    );
    if (before === (lockDate ?? null)) removeManualChange(sandbox, change);
    else recordManualChange(sandbox, change);
  });
}

export const setCondition = (sandbox: Sandbox, connection: ConnectionRow, condition: Condition): number =>
  sandbox.store.run('UPDATE connections SET condition = ? WHERE id = ?', condition, connection.id);

/** The books as they were linked: open accounts and suppliers, the first closing date, permission and a package that works. */
export function revertManualChanges(sandbox: Sandbox): void {
  const { store } = sandbox;
  store.transaction(() => {
    store.run(`UPDATE connections SET condition = 'working' WHERE condition <> 'working'`);
    for (const alteration of manualChanges(sandbox)) {
      const connection = store.get<ConnectionRow>('SELECT * FROM connections WHERE id = ?', alteration.connectionId);
      if (!connection?.info) removeManualChange(sandbox, alteration);
      else if (alteration.kind === 'lock-date') setLockDate(sandbox, connection, alteration.before ?? undefined);
      else if (alteration.kind === 'suppliers') setSupplierStatus(sandbox, connection, alteration.id, 'Active');
      else setAccountStatus(sandbox, connection, alteration.id, 'Active');
    }
    for (const connection of deauthorizedConnections(sandbox)) reconnect(sandbox, connection);
  });
}

/** Connections whose permission was taken away, and that nothing has replaced since. */
export const deauthorizedConnections = ({ store }: Sandbox): readonly ConnectionRow[] =>
  store
    .all<ConnectionRow>(`SELECT * FROM connections WHERE status = 'Deauthorized' AND info IS NOT NULL`)
    .filter((connection) => accountingConnection(store, connection.company_id)?.id === connection.id);

function setStatus(
  sandbox: Sandbox,
  connection: ConnectionRow,
  change: { readonly kind: 'chartOfAccounts' | 'suppliers'; readonly id: string },
  status: Status,
): boolean {
  const modified = sandbox.store.clock.iso();
  const known = changed(sandbox, connection, change.kind, change.id, { status, modified });
  const alteration: ManualChange = { ...change, connectionId: connection.id };
  if (status === 'Active') removeManualChange(sandbox, alteration);
  else if (known === 'Active') recordManualChange(sandbox, alteration);
  return known !== undefined;
}

/** Answers the status it had before; undefined when there is no such record. */
function changed(
  sandbox: Sandbox,
  connection: ConnectionRow,
  kind: LiveType & ('chartOfAccounts' | 'suppliers'),
  id: string,
  change: { readonly status: Status; readonly modified: string },
): Status | undefined {
  const { store } = sandbox;
  if (kind === 'suppliers') {
    const supplier = liveRecord(store, connection.id, kind, id);
    if (supplier) putLive(store, connection.id, kind, { ...supplier, status: change.status });
    return supplier?.status;
  }
  const account = liveRecord(store, connection.id, kind, id);
  if (account) putLive(store, connection.id, kind, { ...account, ...change });
  return account?.status;
}
