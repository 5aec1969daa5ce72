import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { templateName } from './template';

/** A database for one test file. */
export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> };

let current: TestDatabase | undefined;

/**
 * Returns the database of this test file, with all migrations and the job queue but without rows. `DATABASE_URL`
 * already contains its address when the modules of the application are loaded.
 */
export function testDatabase(): TestDatabase {
  if (!current) throw new Error('Only tests named *.integration.test.ts have a database.');
  return current;
}

/** Creates a further database without any table, for tests of the migrations. */
export const emptyDatabase = () => makeDatabase('template1');

export async function makeTestDatabase(): Promise<TestDatabase> {
  current = await makeDatabase(templateName);
  return current;
}

async function makeDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const server = inject('postgresUrl');
  const url = new URL(server);
  url.pathname = `/${name}`;
  await query(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  // The superuser drops the database, because only a superuser may end the connections that a test opened as superuser.
  const superuser = inject('postgresSuperuserUrl');
  return { url: url.href, drop: () => query(superuser, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function query(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
