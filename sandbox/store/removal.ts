import { connectionsOf } from './connection';
import type { Store } from './store';
import { deleteCompanySyncSettings } from './sync-settings';

/**
 * The tables with rows of a connection that SQLite does not delete by itself, because they have no foreign key with ON
 * DELETE CASCADE.
 */
const connectionTables = [
  'postings',
  'balances',
  'bank_lines',
  'attachments',
  'entries',
  'pushes',
  'datasets',
] as const;

/**
 * Deletes a connection with its books, its cached records and its history. The ids of synced transactions stay, because
 * an id is unique for the company, "not per connection" (Codat, Expenses, FAQ).
 */
export function removeConnection(store: Store, connectionId: string): void {
  for (const table of connectionTables) store.run(`DELETE FROM ${table} WHERE connection_id = ?`, connectionId);
  store.run(`DELETE FROM sequences WHERE name LIKE '%/' || ?`, connectionId);
  store.run('DELETE FROM connections WHERE id = ?', connectionId);
}

/** Deletes a company and all its data, except its requests in the log and its webhooks. */
export function removeCompany(store: Store, companyId: string): void {
  for (const { id } of connectionsOf(store, companyId)) removeConnection(store, id);
  store.run('DELETE FROM expense_datasets WHERE company_id = ?', companyId);
  deleteCompanySyncSettings(store, companyId);
  store.run('DELETE FROM companies WHERE id = ?', companyId);
}
