/**
 * The first version of the database. `live` has the records inside the packages; `cached` has those that Codat has
 * fetched.
 */
const first = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sequences (name TEXT PRIMARY KEY, value INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS companies (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, tags TEXT NOT NULL, products TEXT NOT NULL,
  created TEXT NOT NULL, last_sync TEXT, config TEXT);

CREATE TABLE IF NOT EXISTS connections (
  id TEXT PRIMARY KEY, company_id TEXT NOT NULL REFERENCES companies(id) ON DELETE CASCADE, platform_key TEXT NOT NULL,
  source_type TEXT NOT NULL, status TEXT NOT NULL, created TEXT NOT NULL, last_sync TEXT, linked_at TEXT,
  otp TEXT, otp_expires INTEGER, organisation TEXT, info TEXT, errors TEXT NOT NULL DEFAULT '[]');
CREATE INDEX IF NOT EXISTS connections_company ON connections (company_id);

CREATE TABLE IF NOT EXISTS live (
  connection_id TEXT NOT NULL REFERENCES connections(id) ON DELETE CASCADE, data_type TEXT NOT NULL, id TEXT NOT NULL,
  position INTEGER NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (connection_id, data_type, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cached (
  connection_id TEXT NOT NULL REFERENCES connections(id) ON DELETE CASCADE, data_type TEXT NOT NULL, id TEXT NOT NULL,
  position INTEGER NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (connection_id, data_type, id)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS datasets (
  id TEXT PRIMARY KEY, company_id TEXT NOT NULL REFERENCES companies(id) ON DELETE CASCADE, connection_id TEXT NOT NULL,
  data_type TEXT NOT NULL, status TEXT NOT NULL, progress INTEGER NOT NULL, requested TEXT NOT NULL, completed TEXT,
  error TEXT, batch TEXT NOT NULL, initial INTEGER NOT NULL, position INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS datasets_company ON datasets (company_id, data_type, position);
CREATE INDEX IF NOT EXISTS datasets_batch ON datasets (batch);

CREATE TABLE IF NOT EXISTS syncs (
  id TEXT PRIMARY KEY, company_id TEXT NOT NULL REFERENCES companies(id) ON DELETE CASCADE, position INTEGER NOT NULL,
  code INTEGER NOT NULL, status TEXT NOT NULL, error TEXT NOT NULL DEFAULT '', at TEXT NOT NULL,
  data_pushed INTEGER NOT NULL DEFAULT 0, finished INTEGER NOT NULL DEFAULT 0, request_id TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS syncs_company ON syncs (company_id, position);
CREATE TABLE IF NOT EXISTS sync_items (
  sync_id TEXT NOT NULL REFERENCES syncs(id) ON DELETE CASCADE, transaction_id TEXT NOT NULL, company_id TEXT NOT NULL,
  position INTEGER NOT NULL, operation TEXT NOT NULL, payload TEXT NOT NULL, status TEXT NOT NULL, message TEXT,
  PRIMARY KEY (sync_id, transaction_id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sync_items_transaction ON sync_items (company_id, transaction_id);

CREATE TABLE IF NOT EXISTS entries (
  id TEXT NOT NULL, company_id TEXT NOT NULL REFERENCES companies(id) ON DELETE CASCADE, connection_id TEXT NOT NULL,
  transaction_id TEXT, sync_id TEXT, kind TEXT NOT NULL, date TEXT NOT NULL, position INTEGER NOT NULL,
  doc TEXT NOT NULL, request_id TEXT, created TEXT NOT NULL, updated TEXT, PRIMARY KEY (connection_id, id)) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS entries_once ON entries (company_id, transaction_id) WHERE transaction_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS entries_newest ON entries (company_id, position);
CREATE TABLE IF NOT EXISTS postings (
  connection_id TEXT NOT NULL, entry_id TEXT NOT NULL, line INTEGER NOT NULL, account_id TEXT NOT NULL,
  base INTEGER NOT NULL, native INTEGER NOT NULL, PRIMARY KEY (connection_id, entry_id, line)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS balances (
  connection_id TEXT NOT NULL, account_id TEXT NOT NULL, base INTEGER NOT NULL, native INTEGER NOT NULL,
  PRIMARY KEY (connection_id, account_id)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS attachments (
  id TEXT NOT NULL, company_id TEXT NOT NULL REFERENCES companies(id) ON DELETE CASCADE, connection_id TEXT NOT NULL,
  entry_id TEXT NOT NULL, transaction_id TEXT NOT NULL, sync_id TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
  size INTEGER NOT NULL, sha256 TEXT NOT NULL, created TEXT NOT NULL, request_id TEXT NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (company_id, id));
CREATE INDEX IF NOT EXISTS attachments_entry ON attachments (connection_id, entry_id);

CREATE TABLE IF NOT EXISTS pushes (
  id TEXT PRIMARY KEY, company_id TEXT NOT NULL REFERENCES companies(id) ON DELETE CASCADE, connection_id TEXT NOT NULL,
  data_type TEXT NOT NULL, operation TEXT NOT NULL, record_id TEXT, payload TEXT NOT NULL, status TEXT NOT NULL,
  status_code INTEGER NOT NULL, errors TEXT NOT NULL DEFAULT '[]', requested TEXT NOT NULL, completed TEXT,
  refresh INTEGER NOT NULL, timeout_minutes INTEGER, position INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS pushes_company ON pushes (company_id, position);

CREATE TABLE IF NOT EXISTS idempotency (
  key TEXT NOT NULL, operation TEXT NOT NULL, body TEXT NOT NULL, status INTEGER NOT NULL, reply TEXT NOT NULL,
  created INTEGER NOT NULL, PRIMARY KEY (key, operation)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS consumers (
  id TEXT PRIMARY KEY, url TEXT NOT NULL, event_types TEXT NOT NULL, company_tags TEXT NOT NULL, disabled INTEGER NOT NULL,
  failing_since INTEGER, created TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS messages (
  id TEXT PRIMARY KEY, consumer_id TEXT NOT NULL REFERENCES consumers(id) ON DELETE CASCADE, company_id TEXT,
  event_type TEXT NOT NULL, body TEXT NOT NULL, status TEXT NOT NULL, attempts INTEGER NOT NULL, last_result TEXT,
  created TEXT NOT NULL, position INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS messages_newest ON messages (position);

CREATE TABLE IF NOT EXISTS tasks (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, due INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS tasks_due ON tasks (due);
`;

/** Adds tables for records of the Accounting API, bank lines, the request log, and Sync for Expenses v1. */
const second = `
ALTER TABLE entries ADD COLUMN push_id TEXT;
ALTER TABLE entries ADD COLUMN voided TEXT;
CREATE INDEX entries_kind ON entries (connection_id, kind, position);
ALTER TABLE connections ADD COLUMN condition TEXT NOT NULL DEFAULT 'working';
ALTER TABLE pushes ADD COLUMN request_id TEXT;
ALTER TABLE pushes ADD COLUMN attachment_id TEXT;
CREATE INDEX cached_in_order ON cached (connection_id, data_type, position);
CREATE INDEX live_in_order ON live (connection_id, data_type, position);
CREATE INDEX idempotency_created ON idempotency (created);

CREATE TABLE attachments_of_any (
  id TEXT NOT NULL, company_id TEXT NOT NULL REFERENCES companies(id) ON DELETE CASCADE, connection_id TEXT NOT NULL,
  entry_id TEXT NOT NULL, transaction_id TEXT, sync_id TEXT, push_id TEXT, name TEXT NOT NULL, type TEXT NOT NULL,
  size INTEGER NOT NULL, sha256 TEXT NOT NULL, created TEXT NOT NULL, request_id TEXT NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (company_id, id));
INSERT INTO attachments_of_any
  SELECT id, company_id, connection_id, entry_id, transaction_id, sync_id, NULL, name, type, size, sha256, created, request_id, bytes FROM attachments;
DROP TABLE attachments;
ALTER TABLE attachments_of_any RENAME TO attachments;
CREATE INDEX attachments_entry ON attachments (connection_id, entry_id);

CREATE TABLE bank_lines (
  id TEXT NOT NULL, company_id TEXT NOT NULL REFERENCES companies(id) ON DELETE CASCADE, connection_id TEXT NOT NULL,
  account_id TEXT NOT NULL, date TEXT NOT NULL, description TEXT NOT NULL, counterparty TEXT NOT NULL,
  reference TEXT NOT NULL, amount INTEGER NOT NULL, balance INTEGER NOT NULL, type TEXT NOT NULL, entry_id TEXT,
  push_id TEXT, request_id TEXT, position INTEGER NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL, PRIMARY KEY (connection_id, account_id, id)) WITHOUT ROWID;
CREATE INDEX bank_lines_open ON bank_lines (connection_id, account_id, amount) WHERE entry_id IS NULL;
CREATE UNIQUE INDEX bank_lines_once ON bank_lines (connection_id, account_id, entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX postings_account ON postings (connection_id, account_id, native);

CREATE TABLE requests (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, position INTEGER NOT NULL, operation TEXT NOT NULL, method TEXT NOT NULL,
  path TEXT NOT NULL, company_id TEXT, idempotency_key TEXT, status INTEGER, duration_ms INTEGER,
  replayed INTEGER NOT NULL DEFAULT 0, fault TEXT, sent TEXT, answered TEXT) WITHOUT ROWID;
CREATE INDEX requests_newest ON requests (position);

CREATE TABLE expense_datasets (
  id TEXT PRIMARY KEY, company_id TEXT NOT NULL REFERENCES companies(id) ON DELETE CASCADE, payload TEXT NOT NULL,
  operation TEXT NOT NULL, sync_id TEXT, created TEXT NOT NULL, request_id TEXT NOT NULL);
`;

const third = `
ALTER TABLE bank_lines ADD COLUMN writes INTEGER NOT NULL DEFAULT 1;
`;

/**
 * The migrations in order. Each runs once, in one transaction with the change of the version number. Never change a
 * migration that was released.
 */
export const migrations: readonly string[] = [first, second, third];
