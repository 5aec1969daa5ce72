import { v4 as newId } from 'uuid';
import { emitConnection } from '../engine/events';
import { queueFetch } from '../engine/fetch';
import { postOpeningBalances } from '../ledger/ledger';
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
  sandbox.store.run(
    `INSERT INTO connections (id, company_id, platform_key, source_type, status, created) VALUES (?, ?, ?, 'Accounting', 'PendingAuth', ?)`,
    id,
    company.id,
    platformKey,
    sandbox.store.clock.iso(),
  );
  const connection = reread(sandbox, company.id, id);
  emitConnection(sandbox, connection, 'connection.created');
  return connection;
}

/** Consent given and an organisation chosen: a copy of its books becomes this connection's, and the reading begins. */
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

/** Consent given again to the same organisation: its books are as they were left. */
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

/** A token brought along instead of the flow: one that names an organisation chooses it, any other means the first. */
export function authorize(sandbox: Sandbox, connection: ConnectionRow, token: readonly string[]): void {
  if (connection.info !== null) {
    if (connection.status !== 'Linked') reconnect(sandbox, connection);
    return;
  }
  const offered = organisationsFor(connection.platform_key);
  const chosen = token.map(organisationBy).find((each) => each?.platformKey === connection.platform_key) ?? offered[0];
  if (chosen) connectOrganisation(sandbox, connection, chosen);
}

/** The flow ended without a connection: cancelled by the person, or the package reported an error. */
export function failLink(sandbox: Sandbox, connection: ConnectionRow, statusCode: 403 | 500): void {
  const { store } = sandbox;
  const [statusText, errorMessage] =
    statusCode === 403 ? ['User cancelled', 'User cancelled linking'] : ['Error', 'Unknown error occurred.'];
  store.transaction(() => {
    consumeOtp(store, connection.id);
    addError(sandbox, connection, {
      statusCode: String(statusCode),
      statusText,
      errorMessage,
      erroredOnUtc: sandbox.store.clock.iso(),
      status: 'Active',
    });
    emitConnection(sandbox, reread(sandbox, connection.company_id, connection.id), 'connection.failed');
  });
}

/** The person took the permission away inside the accounting package. */
export function deauthorize(sandbox: Sandbox, connection: ConnectionRow): void {
  sandbox.store.transaction(() => {
    sandbox.store.run(`UPDATE connections SET status = 'Deauthorized' WHERE id = ?`, connection.id);
    addError(sandbox, connection, {
      statusCode: '401',
      statusText: 'Unauthorized',
      errorMessage: 'The integration de-authorized access to the connection.',
      erroredOnUtc: sandbox.store.clock.iso(),
      status: 'Active',
    });
    emitConnection(sandbox, reread(sandbox, connection.company_id, connection.id), 'connection.disconnected');
  });
}

/** The client, or its customer at Link, ended the connection; the books stay readable. */
export function unlink(sandbox: Sandbox, connection: ConnectionRow): void {
  sandbox.store.transaction(() => {
    sandbox.store.run(`UPDATE connections SET status = 'Unlinked' WHERE id = ?`, connection.id);
    emitConnection(sandbox, reread(sandbox, connection.company_id, connection.id), 'connection.disconnected');
  });
}

function addError(sandbox: Sandbox, connection: ConnectionRow, error: ConnectionError): void {
  const errors: ConnectionError[] = JSON.parse(connection.errors);
  sandbox.store.run(
    'UPDATE connections SET errors = ? WHERE id = ?',
    JSON.stringify([...errors, error].slice(-10)),
    connection.id,
  );
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
}

function reread(sandbox: Sandbox, companyId: string, id: string): ConnectionRow {
  const connection = findConnection(sandbox.store, companyId, id);
  if (!connection) throw new Error(`Connection ${id} vanished inside its own transaction`);
  return connection;
}
