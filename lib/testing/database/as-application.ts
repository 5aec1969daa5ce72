import { Pool, type QueryResultRow } from 'pg';
import { afterAll } from 'vitest';
import { testDatabase } from '@/scripts/testing/database';
import { ignoreShutdownErrors } from '../ignore-shutdown-errors';

export type Settings = Readonly<Partial<Record<'company' | 'user' | 'role' | 'session' | 'address', string>>>;
export type Ask = <Row extends QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;

let opened: Pool | undefined;

/**
 * Runs SQL as the application's database role, without the checks of the application, to test what the database itself
 * allows. All changes are rolled back.
 */
export async function asApplication<T>(settings: Settings, ask: (sql: Ask) => Promise<T>): Promise<T> {
  opened ??= ignoreShutdownErrors(
    new Pool({ connectionString: testDatabase().url, options: '-c role=outlay_app', max: 2 }),
  );
  const client = await opened.connect();
  try {
    await client.query('begin');
    for (const [name, value] of Object.entries(settings))
      await client.query(`select set_config($1, $2, true)`, [`app.${name}`, value]);
    return await ask(
      async <Row extends QueryResultRow>(sql: string, values: unknown[] = []) =>
        (await client.query<Row>(sql, values)).rows,
    );
  } finally {
    await client.query('rollback');
    client.release();
  }
}

afterAll(async () => {
  await opened?.end();
  opened = undefined;
});
