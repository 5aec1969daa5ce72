import { reconnect } from '../../link/connect';
import type { Sandbox } from '../../sandbox';
import { type LiveType, liveRecord, putLive } from '../../store/books';
import { accountingConnection, type Condition, type ConnectionRow, infoOf } from '../../store/connection';
import { type Alteration, alterationsOf, forgetAlteration, noteAlteration } from './alterations';

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
  const noted = alterationsOf(sandbox).find((each) => each.kind === 'lock-date' && each.connectionId === connection.id);
  const before = noted?.kind === 'lock-date' ? noted.before : (info.lockDate ?? null);
  const change: Alteration = { kind: 'lock-date', connectionId: connection.id, before };
  sandbox.store.transaction(() => {
    sandbox.store.run(
      'UPDATE connections SET info = ? WHERE id = ?',
      JSON.stringify({ ...info, lockDate }),
      connection.id,
    );
    if (before === (lockDate ?? null)) forgetAlteration(sandbox, change);
    else noteAlteration(sandbox, change);
  });
}

export const setCondition = (sandbox: Sandbox, connection: ConnectionRow, condition: Condition): number =>
  sandbox.store.run('UPDATE connections SET condition = ? WHERE id = ?', condition, connection.id);

/** The books as they were linked: open accounts and suppliers, the first closing date, permission and a package that works. */
export function putRight(sandbox: Sandbox): void {
  const { store } = sandbox;
  store.transaction(() => {
    store.run(`UPDATE connections SET condition = 'working' WHERE condition <> 'working'`);
    for (const alteration of alterationsOf(sandbox)) {
      const connection = store.get<ConnectionRow>('SELECT * FROM connections WHERE id = ?', alteration.connectionId);
      if (!connection?.info) forgetAlteration(sandbox, alteration);
      else if (alteration.kind === 'lock-date') setLockDate(sandbox, connection, alteration.before ?? undefined);
      else if (alteration.kind === 'suppliers') setSupplierStatus(sandbox, connection, alteration.id, 'Active');
      else setAccountStatus(sandbox, connection, alteration.id, 'Active');
    }
    for (const connection of withoutPermission(sandbox)) reconnect(sandbox, connection);
  });
}

/** Connections whose permission was taken away, and that nothing has replaced since. */
export const withoutPermission = ({ store }: Sandbox): readonly ConnectionRow[] =>
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
  const alteration: Alteration = { ...change, connectionId: connection.id };
  if (status === 'Active') forgetAlteration(sandbox, alteration);
  else if (known === 'Active') noteAlteration(sandbox, alteration);
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
