import { Pool, type QueryResultRow } from 'pg';

/** Looks into the database behind everybody's back. Undefined while nobody answers: it is killed now and then. */
export type Look = <Row extends QueryResultRow>(sql: string) => Promise<readonly Row[] | undefined>;

export function openLook(superuserUrl: string): { readonly look: Look; readonly close: () => Promise<void> } {
  const pool = new Pool({
    connectionString: superuserUrl,
    max: 2,
    connectionTimeoutMillis: 2000,
    query_timeout: 5000,
  });
  pool.on('error', () => undefined);
  return {
    look: async <Row extends QueryResultRow>(sql: string) => {
      try {
        return (await pool.query<Row>(sql)).rows;
      } catch (error) {
        if (isAway(error)) return undefined;
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

/** A statement that is wrong has a class of its own (42, PostgreSQL error codes); all else is a server that went away. */
const isAway = (error: unknown): boolean =>
  !(error instanceof Error && 'code' in error && String(error.code).startsWith('42'));
