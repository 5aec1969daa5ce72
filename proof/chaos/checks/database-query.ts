import { Pool, type QueryResultRow } from 'pg';

/** Runs SQL on the database without the application's code. Returns undefined while the server is down. */
export type DatabaseQuery = <Row extends QueryResultRow>(sql: string) => Promise<readonly Row[] | undefined>;

export function openDatabaseQuery(superuserUrl: string): {
  readonly query: DatabaseQuery;
  readonly close: () => Promise<void>;
} {
  const pool = new Pool({
    connectionString: superuserUrl,
    max: 2,
    connectionTimeoutMillis: 2000,
    query_timeout: 5000,
  });
  pool.on('error', () => undefined);
  return {
    query: async <Row extends QueryResultRow>(sql: string) => {
      try {
        return (await pool.query<Row>(sql)).rows;
      } catch (error) {
        if (isUnavailable(error)) return undefined;
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

/**
 * Returns whether an error means that the server is down. Only errors of class 42 (PostgreSQL error codes) mean
 * something else: an invalid statement.
 */
const isUnavailable = (error: unknown): boolean =>
  !(error instanceof Error && 'code' in error && String(error.code).startsWith('42'));
