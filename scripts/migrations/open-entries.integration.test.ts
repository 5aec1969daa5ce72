import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { emptyDatabase } from '../testing/database';
import { migrate } from './apply';
import { migrationsFolder } from './folder';

const name = '20261130071000_one_protocol';
const tables = ['users', 'companies', 'new_entries', 'syncs', 'sync_items', 'lanes'];

const user = '00000000-0000-7000-8000-000000000001';
const company = '00000000-0000-7000-8000-000000000002';
const push = '00000000-0000-7000-8000-000000000003';
// Quotes, a backslash, a control character and a letter outside ASCII have their own form in JSON.
const content = { name: 'Café "Zürich" \\ \u0007 & Söhne', supplierName: 'B', currency: 'GBP' };

test('entries that were requested before go on in the lane, with the same key and the same bytes', async () => {
  const { url, drop } = await emptyDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'outlay-migrations-'));
  for (const earlier of readdirSync(migrationsFolder).filter((entry) => entry < name))
    cpSync(join(migrationsFolder, earlier), join(folder, earlier), { recursive: true });
  await migrate(url, { folder });
  const client = new Client({ connectionString: url });
  await client.connect();
  const force = async (how: 'FORCE' | 'NO FORCE') => {
    for (const table of tables) await client.query(`ALTER TABLE ${table} ${how} ROW LEVEL SECURITY`);
  };
  await force('NO FORCE');
  await client.query(`INSERT INTO users (id, email, name) VALUES ($1, 'owner@example.com', 'Owner')`, [user]);
  await client.query(
    `INSERT INTO companies (id, name, slug, base_currency, time_zone, country)
     VALUES ($1, 'Harbour', 'harbour', 'GBP', 'Europe/London', 'GB')`,
    [company],
  );
  const add = async (state: string, columns: Readonly<Record<string, unknown>> = {}) => {
    const row = { company_id: company, connection_id: user, kind: 'supplier', name: state, content, ...columns };
    const names = Object.keys(row);
    await client.query(
      `INSERT INTO new_entries (id, state, idempotency_key, requested_by_id, ${names})
       VALUES (gen_random_uuid(), '${state}', gen_random_uuid(), '${user}', ${names.map((_, index) => `$${index + 1}`)})`,
      Object.values(row),
    );
  };
  const now = new Date();
  await add('waiting', { name: 'new' });
  await add('waiting', { name: 'ambiguous', key_used_at: now });
  await add('pending', { name: 'pushed', kind: 'account', key_used_at: now, push_key: push });
  await add('pending', { name: 'unlisted', key_used_at: now, ref: '17' });
  await add('success', { name: 'created', kind: 'bank_account', ref: '18', settled_at: now });
  await add('failed', { name: 'refused', message: 'No.', settled_at: now });
  const { rows: keys } = await client.query('SELECT name, idempotency_key FROM new_entries');
  await force('FORCE');

  cpSync(join(migrationsFolder, name), join(folder, name), { recursive: true });
  await migrate(url, { folder });

  await force('NO FORCE');
  const { rows } = await client.query(
    `SELECT e.name, s.product, s.state, i.state AS item, i.message, s.codat_sync_id, s.due_at IS NOT NULL AS due,
       e.ref, s.requested_by_id AS person, e.listed_at IS NOT NULL AS listed, s.payload, s.payload_sha256, s.idempotency_key
     FROM new_entries e JOIN sync_items i ON i.id = e.latest_item_id AND i.entry_id = e.id JOIN syncs s ON s.id = i.sync_id`,
  );
  const { rows: lanes } = await client.query('SELECT company_id, due_at <= now() AS due FROM lanes');
  await client.end();
  const found = Object.fromEntries(
    rows.map(({ name: entry, payload: _, payload_sha256: __, idempotency_key: ___, ...row }) => [entry, row]),
  );
  const closed = { state: 'settled', person: user, due: false, codat_sync_id: null, message: null };
  expect(found).toEqual({
    new: { ...closed, product: 'suppliers', state: 'queued', item: 'queued', due: true, ref: null, listed: false },
    ambiguous: {
      ...closed,
      product: 'suppliers',
      state: 'unknown',
      item: 'unknown',
      due: true,
      ref: null,
      listed: false,
    },
    pushed: {
      ...closed,
      product: 'accounts',
      state: 'sent',
      item: 'sent',
      due: true,
      codat_sync_id: push,
      ref: null,
      listed: false,
    },
    unlisted: { ...closed, product: 'suppliers', item: 'synced', ref: '17', listed: false },
    created: { ...closed, product: 'bank_accounts', item: 'synced', ref: '18', listed: true },
    refused: { ...closed, product: 'suppliers', item: 'failed', message: 'No.', ref: null, listed: false },
  });
  for (const row of rows) {
    expect(JSON.parse(row.payload)).toEqual(content);
    // Postgres orders the keys of a JSON object. The bytes that were sent had this order.
    expect(row.payload).toBe(JSON.stringify(JSON.parse(row.payload)));
    expect(row.payload_sha256).toBe(createHash('sha256').update(row.payload).digest('hex'));
    expect(row.idempotency_key).toBe(keys.find((key) => key.name === row.name)?.idempotency_key);
  }
  expect(lanes).toEqual([{ company_id: company, due: true }]);
  await drop();
});
