import type { Pool } from 'pg';

/**
 * A pool that has been ended resolves before the server has closed its connections. When the database is then dropped,
 * the server says so to whoever is left, and nobody listens any more: that is no error.
 */
export function quietlyEnding(pool: Pool): Pool {
  pool.on('connect', (client) =>
    client.on('error', (error) => {
      if (!pool.ending) throw error;
    }),
  );
  return pool;
}
