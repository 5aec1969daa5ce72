import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { beforeEach, expect, test } from 'vitest';
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

test('migrations are applied in order, once', async () => {
  write('20260102000000_second', 'ALTER TABLE expenses ADD COLUMN note text;');
  write('20260101000000_first', 'CREATE TABLE expenses (id int PRIMARY KEY);');

  expect(await migrate(url, { folder })).toEqual(['20260101000000_first', '20260102000000_second']);
  expect(await migrate(url, { folder })).toEqual([]);
  expect(await rows('SELECT id, note FROM expenses')).toEqual([]);
});

test('a function whose body holds semicolons arrives whole', async () => {
  write(
    '20260101000000_function',
    `CREATE FUNCTION answer() RETURNS int LANGUAGE plpgsql AS $$ DECLARE n int; BEGIN n := 41; RETURN n + 1; END; $$;
     CREATE TABLE after_it (id int);`,
  );

  await migrate(url, { folder });

  expect(await rows('SELECT answer()')).toEqual([{ answer: 42 }]);
  expect(await tables()).toContainEqual({ name: 'after_it' });
});

test('of two processes that migrate at the same moment one works and the other finds it done', async () => {
  write('20260101000000_slow', 'CREATE TABLE expenses (id int PRIMARY KEY); SELECT pg_sleep(0.3);');

  const applied = await Promise.all([migrate(url, { folder }), migrate(url, { folder })]);

  expect(applied.flat()).toEqual(['20260101000000_slow']);
  expect(await rows('SELECT migration_name AS name FROM _prisma_migrations')).toEqual([
    { name: '20260101000000_slow' },
  ]);
});

test('a migration that fails half-way leaves nothing, says which line, and can be put right', async () => {
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

test('what a killed process had begun is rolled back and applied by the next', async () => {
  write('20260101000000_first', 'CREATE TABLE expenses (id int PRIMARY KEY);');
  await migrate(url, { folder });
  // The state after a kill between the announcement and the end: a row that is not finished, a transaction that is gone.
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN');
  const { rows: begun } = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  await client.query('CREATE TABLE receipts (id int)');
  await client.query('ROLLBACK');
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) VALUES ('x', 'y', '20260102000000_second', $1)`,
    [`transaction ${begun[0]?.id}`],
  );
  await client.end();
  write('20260102000000_second', 'CREATE TABLE receipts (id int);');

  expect(await migrate(url, { folder })).toEqual(['20260102000000_second']);
});

test('a migration begun by another tool is not guessed about', async () => {
  write('20260101000000_first', 'CREATE TABLE expenses (id int PRIMARY KEY);');
  await migrate(url, { folder });
  await rows(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '20260102000000_second')`,
  );
  write('20260102000000_second', 'CREATE TABLE receipts (id int);');

  await expect(migrate(url, { folder })).rejects.toThrow(/not known: another tool began it/);
});

test('a migration that ends its own transaction is refused, and says that a part remains', async () => {
  write('20260101000000_commits', 'CREATE TABLE kept (id int); COMMIT; CREATE TABLE lost (id int);');

  await expect(migrate(url, { folder })).rejects.toThrow(/ends its own transaction/);
  expect(await tables()).toContainEqual({ name: 'kept' });
});

test('a migration that was edited after it had been applied is refused', async () => {
  write('20260101000000_first', 'CREATE TABLE expenses (id int PRIMARY KEY);');
  await migrate(url, { folder });
  write('20260101000000_first', 'CREATE TABLE expenses (id bigint PRIMARY KEY);');

  await expect(migrate(url, { folder })).rejects.toThrow(/was changed after it had been applied/);
});
