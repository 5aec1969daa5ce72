import { Pool, type QueryResultRow } from 'pg';
import { afterAll, inject } from 'vitest';
import { testDatabase } from '@/scripts/testing/database';
import { ignoreShutdownErrors } from './ignore-shutdown-errors';

let opened: Pool | undefined;

/**
 * Queries the test database as its superuser, without policies: to look behind the application, and to move timestamps.
 */
export async function asSuperuser<Row extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  opened ??= connect();
  return (await opened.query<Row>(sql, values)).rows;
}

function connect(): Pool {
  const url = new URL(inject('postgresSuperuserUrl'));
  url.pathname = new URL(testDatabase().url).pathname;
  return ignoreShutdownErrors(new Pool({ connectionString: url.href, max: 2 }));
}

afterAll(async () => {
  await opened?.end();
  opened = undefined;
});
