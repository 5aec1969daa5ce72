import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { beforeEach, expect, test, vi } from 'vitest';
import { emptyDatabase } from '../testing/database';
import { migrate } from './apply';

let folder: string;
let url: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outlay-migrations-'));
  const database = await emptyDatabase();
  url = database.url;
  return database.drop;
});

function write(name: string, sql: string) {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function rows(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const tables = () => rows(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);

test('applies migrations in order, once', async () => {
  write('20260102000000_second', 'ALTER TABLE expenses ADD COLUMN note text;');
  write('20260101000000_first', 'CREATE TABLE expenses (id int PRIMARY KEY);');

  expect(await migrate(url, { folder })).toEqual(['20260101000000_first', '20260102000000_second']);
  expect(await migrate(url, { folder })).toEqual([]);
  expect(await rows('SELECT id, note FROM expenses')).toEqual([]);
});

test('applies a function whose body contains semicolons', async () => {
  write(
    '20260101000000_function',
    `CREATE FUNCTION answer() RETURNS int LANGUAGE plpgsql AS $$ DECLARE n int; BEGIN n := 41; RETURN n + 1; END; $$;
     CREATE TABLE after_it (id int);`,
  );

  await migrate(url, { folder });

  expect(await rows('SELECT answer()')).toEqual([{ answer: 42 }]);
  expect(await tables()).toContainEqual({ name: 'after_it' });
});

test('applies a migration once when two processes migrate at the same time', async () => {
  write('20260101000000_slow', 'CREATE TABLE expenses (id int PRIMARY KEY); SELECT pg_sleep(0.3);');

  const applied = await Promise.all([migrate(url, { folder }), migrate(url, { folder })]);

  expect(applied.flat()).toEqual(['20260101000000_slow']);
  expect(await rows('SELECT migration_name AS name FROM _prisma_migrations')).toEqual([
    { name: '20260101000000_slow' },
  ]);
});

test('rolls back a failed migration, names the line, and applies it once corrected', async () => {
  write('20260101000000_good', 'CREATE TABLE expenses (id int PRIMARY KEY);');
  write('20260102000000_bad', 'CREATE TABLE receipts (id int);\nALTER TABLE recipts ADD COLUMN size int;');

  await expect(migrate(url, { folder })).rejects.toThrow(
    /20260102000000_bad failed: relation "recipts" does not exist[\s\S]*Nothing of it remains/,
  );
  expect(await tables()).toEqual([{ name: '_prisma_migrations' }, { name: 'expenses' }]);

  write('20260102000000_bad', 'CREATE TABLE receipts (id int);\nALTER TABLE receipts ADD COLUMN size int;');
  expect(await migrate(url, { folder })).toEqual(['20260102000000_bad']);
  expect(await rows('SELECT id, size FROM receipts')).toEqual([]);
});

test('a killed process leaves nothing, and the next one applies the migration', async () => {
  write('20260101000000_slow', 'CREATE TABLE expenses (id int PRIMARY KEY); SELECT pg_sleep(0.5);');
  const killed = migrate(url, { folder });
  killed.catch(() => {});
  await vi.waitFor(async () => {
    const sleeping = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
    expect(await rows(`${sleeping} AND datname = current_database()`)).toHaveLength(1);
  });

  await expect(killed).rejects.toThrow();
  expect(await tables()).toEqual([{ name: '_prisma_migrations' }]);
  expect(await migrate(url, { folder })).toEqual(['20260101000000_slow']);
});

test('refuses a migration that another tool started and did not finish', async () => {
  write('20260101000000_first', 'CREATE TABLE expenses (id int PRIMARY KEY);');
  await migrate(url, { folder });
  await rows(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '20260102000000_second')`,
  );
  write('20260102000000_second', 'CREATE TABLE receipts (id int);');

  await expect(migrate(url, { folder })).rejects.toThrow(/was started and not finished/);
});

test('refuses a migration that ends its own transaction, now and in later runs', async () => {
  write('20260101000000_commits', 'CREATE TABLE kept (id int); COMMIT; CREATE TABLE lost (id int);');

  await expect(migrate(url, { folder })).rejects.toThrow(/ends its own transaction/);
  expect(await tables()).toContainEqual({ name: 'kept' });
  await expect(migrate(url, { folder })).rejects.toThrow(/was started and not finished/);
});

test('refuses a migration that was edited after it had been applied', async () => {
  write('20260101000000_first', 'CREATE TABLE expenses (id int PRIMARY KEY);');
  await migrate(url, { folder });
  write('20260101000000_first', 'CREATE TABLE expenses (id bigint PRIMARY KEY);');

  await expect(migrate(url, { folder })).rejects.toThrow(/was changed after it had been applied/);
});
