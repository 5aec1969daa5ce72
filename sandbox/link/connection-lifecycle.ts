import { v4 as newId } from 'uuid';
import { emitConnection } from '../engine/events';
import { queueFetch } from '../engine/fetch';
import { postOpeningBalances } from '../ledger/ledger';
import { postPastPurchases } from '../ledger/past-purchases';
import { organisationBy, organisationsFor } from '../organisations/index';
import type { Organisation } from '../organisations/organisation';
import type { Sandbox } from '../sandbox';
import { putAllLive } from '../store/books';
import type { CompanyRow } from '../store/company';
import { type ConnectionRow, consumeOtp, findConnection, packageOf } from '../store/connection';
import { typesOnFirstLink } from '../store/sync-settings';

export interface ConnectionError {
  readonly statusCode: string;
  readonly statusText: string;
  readonly errorMessage: string;
  readonly erroredOnUtc: string;
  readonly status: 'Active' | 'Resolved';
  readonly resolvedOnUtc?: string;
}

export function createConnection(sandbox: Sandbox, company: CompanyRow, platformKey: string): ConnectionRow {
  const id = newId();
  sandbox.store.insert('connections', {
    id,
    company_id: company.id,
    platform_key: platformKey,
    source_type: 'Accounting',
    status: 'PendingAuth',
    created: sandbox.store.clock.iso(),
  });
  const connection = reread(sandbox, company.id, id);
  emitConnection(sandbox, connection, 'connection.created');
  return connection;
}

/** Links a connection to a new copy of an organisation's books, and queues the first fetch. */
export function connectOrganisation(sandbox: Sandbox, connection: ConnectionRow, organisation: Organisation): void {
  const { store } = sandbox;
  store.transaction(() => {
    store.run(
      `UPDATE connections SET status = 'Linked', linked_at = ?, organisation = ?, info = ?, errors = ? WHERE id = ?`,
      sandbox.store.clock.iso(),
      organisation.key,
      JSON.stringify(organisation.info),
      connection.errors,
      connection.id,
    );
    copyBooks(sandbox, connection, organisation);
    consumeOtp(store, connection.id);
    const linked = reread(sandbox, connection.company_id, connection.id);
    emitConnection(sandbox, linked, 'connection.connected');
    queueFetch(sandbox, linked, typesOnFirstLink(store, linked.company_id), true);
  });
}

/** Links a connection again to the organisation it had before. The books are unchanged. */
export function reconnect(sandbox: Sandbox, connection: ConnectionRow): void {
  const { store } = sandbox;
  store.transaction(() => {
    const errors: ConnectionError[] = JSON.parse(connection.errors);
    const resolved = errors.map((error) =>
      error.status === 'Active' ? { ...error, status: 'Resolved', resolvedOnUtc: sandbox.store.clock.iso() } : error,
    );
    store.run(
      `UPDATE connections SET status = 'Linked', linked_at = ?, errors = ? WHERE id = ?`,
      sandbox.store.clock.iso(),
      JSON.stringify(resolved),
      connection.id,
    );
    consumeOtp(store, connection.id);
    const linked = reread(sandbox, connection.company_id, connection.id);
    emitConnection(sandbox, linked, 'connection.reconnected');
    queueFetch(sandbox, linked, typesOnFirstLink(store, linked.company_id), false);
  });
}

/**
 * Links a connection with a token that was migrated from another system. The token can name an organisation of the
 * package; otherwise the first one is linked.
 */
export function authorize(sandbox: Sandbox, connection: ConnectionRow, token: readonly string[]): void {
  if (connection.info !== null) {
    if (connection.status !== 'Linked') reconnect(sandbox, connection);
    return;
  }
  const offered = organisationsFor(connection.platform_key);
  const chosen = token.map(organisationBy).find((each) => each?.platformKey === connection.platform_key) ?? offered[0];
  if (chosen) connectOrganisation(sandbox, connection, chosen);
}

/** Ends the linking flow with an error: the person cancelled (403), or the package reported an error (500). */
export function failLink(sandbox: Sandbox, connection: ConnectionRow, statusCode: 403 | 500): void {
  const { store } = sandbox;
  const [statusText, errorMessage] =
    statusCode === 403 ? ['User cancelled', 'User cancelled linking'] : ['Error', 'Unknown error occurred.'];
  store.transaction(() => {
    consumeOtp(store, connection.id);
    addError(sandbox, connection, String(statusCode), statusText, errorMessage);
    emitConnection(sandbox, reread(sandbox, connection.company_id, connection.id), 'connection.failed');
  });
}

/** Revokes the access of a connection, as if a person had done so inside the accounting package. */
export function deauthorize(sandbox: Sandbox, connection: ConnectionRow): void {
  sandbox.store.transaction(() => {
    sandbox.store.run(`UPDATE connections SET status = 'Deauthorized' WHERE id = ?`, connection.id);
    const message = 'The integration de-authorized access to the connection.';
    addError(sandbox, connection, '401', 'Unauthorized', message);
    emitConnection(sandbox, reread(sandbox, connection.company_id, connection.id), 'connection.disconnected');
  });
}

/** Unlinks a connection for the client or its customer. Fetched lists stay readable. */
export function unlink(sandbox: Sandbox, connection: ConnectionRow): void {
  sandbox.store.transaction(() => {
    sandbox.store.run(`UPDATE connections SET status = 'Unlinked' WHERE id = ?`, connection.id);
    emitConnection(sandbox, reread(sandbox, connection.company_id, connection.id), 'connection.disconnected');
  });
}

function addError(
  { store }: Sandbox,
  connection: ConnectionRow,
  statusCode: string,
  statusText: string,
  errorMessage: string,
): void {
  const errors: ConnectionError[] = JSON.parse(connection.errors);
  const erroredOnUtc = store.clock.iso();
  const error: ConnectionError = { statusCode, statusText, errorMessage, erroredOnUtc, status: 'Active' };
  const newest = JSON.stringify([...errors, error].slice(-10));
  store.run('UPDATE connections SET errors = ? WHERE id = ?', newest, connection.id);
}

function copyBooks(sandbox: Sandbox, connection: ConnectionRow, organisation: Organisation): void {
  const { store } = sandbox;
  const shared = packageOf(connection).sharesContacts
    ? [...organisation.suppliers, ...organisation.customers]
    : undefined;
  putAllLive(store, connection.id, 'chartOfAccounts', organisation.accounts);
  putAllLive(store, connection.id, 'taxRates', organisation.taxRates);
  putAllLive(store, connection.id, 'trackingCategories', organisation.tracking);
  putAllLive(store, connection.id, 'suppliers', shared ?? organisation.suppliers);
  putAllLive(store, connection.id, 'customers', shared ?? organisation.customers);
  postOpeningBalances(store, connection, organisation);
  if (sandbox.hasPast) postPastPurchases(store, connection, organisation);
}

function reread(sandbox: Sandbox, companyId: string, id: string): ConnectionRow {
  const connection = findConnection(sandbox.store, companyId, id);
  if (!connection) throw new Error(`Connection ${id} vanished inside its own transaction`);
  return connection;
}
