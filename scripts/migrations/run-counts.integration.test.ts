import { cpSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { emptyDatabase } from '../testing/database';
import { migrate } from './apply';
import { migrationsFolder } from './folder';

const name = '20261130090000_run_counts';
const tables = [
  'users',
  'companies',
  'causes',
  'movements',
  'sync_runs',
  'syncs',
  'sync_items',
  'run_skips',
  'run_totals',
];

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [company, owner, employee, cause] = [id(1), id(2), id(3), id(4)];
const [first, second] = [id(11), id(12)];
const [ofFirst, ofSecond, ofEntries] = [id(21), id(22), id(23)];
const [synced, failed, waiting, skipped, retried] = [id(31), id(32), id(33), id(34), id(35)];

test('runs from before have the places of their items, their counts, and the causes of failures', async () => {
  const { url, drop } = await emptyDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'outlay-migrations-'));
  const copy = (some: (entry: string) => boolean) => {
    for (const entry of readdirSync(migrationsFolder).filter(some))
      cpSync(join(migrationsFolder, entry), join(folder, entry), { recursive: true });
  };
  copy((entry) => entry < name);
  await migrate(url, { folder });
  const client = new Client({ connectionString: url });
  await client.connect();
  const force = async (how: 'FORCE' | 'NO FORCE') => {
    const { rows } = await client.query('SELECT tablename FROM pg_tables WHERE tablename = any($1)', [tables]);
    for (const { tablename } of rows) await client.query(`ALTER TABLE ${tablename} ${how} ROW LEVEL SECURITY`);
  };
  const add = (table: string, row: Readonly<Record<string, unknown>>) =>
    client.query(
      `INSERT INTO ${table} (${Object.keys(row)}) VALUES (${Object.keys(row).map((_, index) => `$${index + 1}`)})`,
      Object.values(row),
    );
  const addItem = (item: number, sync: string, movement: string, row: Readonly<Record<string, unknown>>) =>
    add('sync_items', {
      id: id(item),
      company_id: company,
      sync_id: sync,
      movement_id: movement,
      attempt: 1,
      revision: 1,
      record: {},
      ...row,
    });
  await force('NO FORCE');
  for (const user of [owner, employee]) await add('users', { id: user, email: `${user}@example.com`, name: 'A' });
  await client.query(
    `INSERT INTO companies (id, name, slug, base_currency, time_zone, country)
     VALUES ($1, 'Harbour', 'harbour', 'GBP', 'Europe/London', 'GB')`,
    [company],
  );
  await add('causes', { id: cause, fingerprint: 'x', package: 'xero', code: 'y', wording: 'z' });
  for (const run of [first, second]) await add('sync_runs', { id: run, company_id: company, origin: 'hand' });
  for (const [sync, run] of [
    [ofFirst, first],
    [ofSecond, second],
    [ofEntries, null],
  ])
    await add('syncs', {
      id: sync,
      company_id: company,
      connection_id: id(5),
      mapping_version_id: run && id(6),
      run_id: run,
      product: run ? 'transfers' : 'suppliers',
      kind: 'creation',
      state: 'settled',
      idempotency_key: sync,
      payload: '{}',
      payload_sha256: 'a'.repeat(64),
    });
  for (const [movement, person, row] of [
    [synced, owner, { status: 'synced' }],
    [failed, employee, { status: 'failed' }],
    [waiting, owner, { status: 'queued', queued_run_id: second }],
    [skipped, employee, {}],
    [retried, employee, { status: 'queued' }],
  ] as const)
    await add('movements', {
      id: movement,
      company_id: company,
      person_id: person,
      kind: 'transfer',
      day: '2026-11-20',
      currency: 'GBP',
      amount_minor: 100,
      base_minor: 100,
      updated_at: new Date(),
      ...row,
    });
  const settledAt = new Date('2026-11-21T12:00:00Z');
  // Withdrawn and sent again in one run; failed in one run and sent again in another.
  await addItem(41, ofFirst, synced, { state: 'withdrawn' });
  await addItem(42, ofFirst, synced, { attempt: 2, state: 'synced', settled_at: settledAt });
  await addItem(43, ofFirst, failed, { state: 'failed', cause_id: cause, settled_at: settledAt });
  await addItem(44, ofFirst, retried, { state: 'failed', cause_id: cause, settled_at: settledAt });
  await addItem(45, ofSecond, retried, { attempt: 2, state: 'queued' });
  await addItem(46, ofEntries, waiting, { state: 'synced', settled_at: settledAt });
  for (const [movement, item] of [
    [synced, 42],
    [failed, 43],
    [retried, 45],
  ] as const)
    await client.query('UPDATE movements SET latest_item_id = $2 WHERE id = $1', [movement, id(item)]);
  await add('run_skips', { run_id: second, movement_id: skipped, company_id: company, reason: 'changed' });
  await force('FORCE');

  copy((entry) => entry >= name);
  await migrate(url, { folder });

  await force('NO FORCE');
  const read = async (sql: string, values: unknown[] = []) =>
    (await client.query({ text: sql, values, rowMode: 'array' })).rows;
  expect(await read('SELECT id, run_id, resent, place FROM sync_items ORDER BY id')).toEqual([
    [id(41), first, true, null],
    [id(42), first, false, 7],
    [id(43), first, false, 1],
    [id(44), first, false, 1],
    [id(45), second, false, 5],
    [id(46), null, false, null],
  ]);
  const totals = await read(
    'SELECT run_id, person_id, state, count, settled_at FROM run_totals ORDER BY run_id, person_id, state',
  );
  expect(totals).toEqual([
    [first, owner, 'synced', 1, settledAt],
    [first, employee, 'failed', 2, settledAt],
    [second, owner, 'unfrozen', 1, null],
    [second, employee, 'queued', 1, null],
    [second, employee, 'skipped', 1, null],
  ]);
  expect(await read('SELECT * FROM counted_runs($1) ORDER BY run_id, person_id, state', [company])).toEqual(totals);
  expect(await read('SELECT id FROM movements WHERE failure_cause_id = $1', [cause])).toEqual([[failed]]);
  await client.end();
  await drop();
});
