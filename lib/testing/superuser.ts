import { Pool, type QueryResultRow } from 'pg';
import { afterAll, inject } from 'vitest';
import { testDatabase } from '@/scripts/testing/database';
import { ignoreShutdownErrors } from './ignore-shutdown-errors';

let opened: Pool | undefined;

/**
 * Runs SQL in the test database as its superuser, to whom no row-level security applies. Tests use it to check stored
 * data and to change timestamps.
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
