import { connectionsOf } from './connection';
import type { Store } from './store';
import { deleteCompanySyncSettings } from './sync-settings';

/** Tables of a connection that no foreign key empties. */
const ofConnection = ['postings', 'balances', 'bank_lines', 'attachments', 'entries', 'pushes', 'datasets'] as const;

/**
 * A connection with its books, its cache and its history. What was synced stays known by its id: an id is unique to
 * the company, "not per connection" (Codat, Expenses, FAQ).
 */
export function removeConnection(store: Store, connectionId: string): void {
  for (const table of ofConnection) store.run(`DELETE FROM ${table} WHERE connection_id = ?`, connectionId);
  store.run(`DELETE FROM sequences WHERE name LIKE '%/' || ?`, connectionId);
  store.run('DELETE FROM connections WHERE id = ?', connectionId);
}

/** Everything of a company; only the log of requests and the webhooks about it stay. */
export function removeCompany(store: Store, companyId: string): void {
  for (const { id } of connectionsOf(store, companyId)) removeConnection(store, id);
  store.run('DELETE FROM expense_datasets WHERE company_id = ?', companyId);
  deleteCompanySyncSettings(store, companyId);
  store.run('DELETE FROM companies WHERE id = ?', companyId);
}
