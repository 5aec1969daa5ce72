import { Pool, type QueryResultRow } from 'pg';
import { afterAll, inject } from 'vitest';
import { testDatabase } from '@/scripts/testing/database';
import { quietlyEnding } from './quietly-ending';

let opened: Pool | undefined;

/** Asks the test's database as its superuser, whom no policy binds: to look behind the application, and to turn back clocks. */
export async function asSuperuser<Row extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  opened ??= connect();
  return (await opened.query<Row>(sql, values)).rows;
}

function connect(): Pool {
  const url = new URL(inject('postgresSuperuserUrl'));
  url.pathname = new URL(testDatabase().url).pathname;
  return quietlyEnding(new Pool({ connectionString: url.href, max: 2 }));
}

afterAll(async () => {
  await opened?.end();
  opened = undefined;
});
